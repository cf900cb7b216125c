import type { Refusal } from '../api/refusals.ts';
import type { Instrument } from '../instrument/index.ts';
import { failure, success } from '../result.ts';
import type { Result } from '../result.ts';
import type { Command } from './commands.ts';
import type { NamedInstrument } from './move-plan.ts';
import type { MovePlan } from './move-plan-schema.ts';
import type { NewEvent, RevealedBallot, Signature } from './events.ts';

/** What deciding needs from outside; everything that is not pure comes in here. */
export type DecideContext = {
  readonly actor: string;
  readonly instrument: Instrument;
  /** What an id stands for now; undefined where there is no such instrument. */
  readonly findInstrument: (id: string) => NamedInstrument | undefined;
  readonly newId: () => string;
  /** In UTC, as 2026-11-21. */
  readonly today: string;
  /** Whether an account can be given a role: it exists and is not disabled. */
  readonly isOpenAccount: (account: string) => boolean;
  /** The last day of the certificate that an account has for the instrument's family; null without one. */
  readonly certificateOf: (account: string) => string | null;
  /** Whether anything has been written in the shared notes of an interview. */
  readonly hasNotes: (interview: string) => boolean;
  readonly hasSnapshot: (seq: number) => boolean;
  /** The actor's own ballot of an area, or the one sheet of all, as it stands on disk, sealed with a fresh nonce. */
  readonly sealBallot: (area: string) => SealedBallot;
  /** What these assessors have declared ready of these areas; nobody else's ballot is read. */
  readonly sealedBallots: (
    areas: readonly string[],
    assessors: readonly string[],
  ) => readonly RevealedBallot[];
  /** SHA-256 of the package that the evaluation gives now; of the signed one once it is locked. */
  readonly packageHash: () => string;
  /** What keeps the report from being published, a line each; see `checkReport`. */
  readonly reportProblems: () => readonly string[];
  readonly signPackage: (packageHash: string) => Signature;
};

/** `revision` is what the owner's screen can compute too: `ballotRevision` of the values. */
export type SealedBallot = { readonly ballot: RevealedBallot; readonly revision: string };

/** What the server does in the same transaction as the events. */
export type Effect =
  | { readonly kind: 'seal-ballot'; readonly ballot: RevealedBallot }
  | { readonly kind: 'open-ballot'; readonly area: string }
  /** What was graded together is frozen. */
  | { readonly kind: 'lock-sheet'; readonly area: string }
  /** Empty ballots for somebody who begins. */
  | { readonly kind: 'create-ballots'; readonly account: string; readonly areas: readonly string[] }
  /** Nobody reads or writes them any more, for ever; what was sealed with a nonce is destroyed with it. */
  | { readonly kind: 'bury-ballots'; readonly account: string; readonly areas: readonly string[] }
  /** The ballots are in the events now, and the joint texts begin. */
  | { readonly kind: 'open-areas'; readonly areas: readonly string[] }
  /** An interview is no more, and nobody is named behind it. */
  | { readonly kind: 'forget-interviewees'; readonly interview: string }
  /** Empty notes of an interview or a document, for all who assess. */
  | { readonly kind: 'open-fieldwork'; readonly source: string }
  /** The joint texts and the notes: everything that is written together. */
  | { readonly kind: 'lock-shared' }
  | { readonly kind: 'unlock-shared' }
  /** Ballots that are not revealed follow their instrument; what they say of what is void or open again stays their owners'. */
  | { readonly kind: 'move-ballots'; readonly plan: MovePlan }
  | { readonly kind: 'store-package' }
  /** The signed result is others' to compare with from now on, or no more. */
  | { readonly kind: 'publish-result' }
  | { readonly kind: 'withdraw-result' }
  | {
      readonly kind: 'store-calibration';
      readonly moment: CalibrationMoment;
      readonly areas: readonly string[];
    }
  /** The joint texts of the revealed areas, as they stand with this command's last event; before a move, as they stood. */
  | { readonly kind: 'store-snapshot'; readonly moment: SnapshotMoment };

/** When something is kept as evidence of a moment: by itself, or at will. */
export type CalibrationMoment = 'reveal' | 'snapshot' | 'signature';
export type SnapshotMoment = CalibrationMoment | 'move';

export type Decided = { readonly events: readonly NewEvent[]; readonly effects: readonly Effect[] };

export type Answer = Result<Decided, Refusal>;
export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

export function accept(events: readonly NewEvent[], effects: readonly Effect[] = []): Answer {
  return success({ events, effects });
}

export function refuse(refusal: Refusal): Answer {
  return failure(refusal);
}
