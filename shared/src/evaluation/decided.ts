import type { Refusal } from '../api/refusals.ts';
import type { Instrument } from '../instrument/index.ts';
import { failure, success } from '../result.ts';
import type { Result } from '../result.ts';
import type { Command } from './commands.ts';
import type { NewEvent, RevealedBallot, Signature } from './events.ts';

/** What deciding needs from outside; everything that is not pure comes in here. */
export type DecideContext = {
  readonly actor: string;
  readonly instrument: Instrument;
  readonly newId: () => string;
  /** The actor's own ballot of an area as it stands on disk, sealed with a fresh nonce. */
  readonly sealBallot: (area: string) => SealedBallot;
  /** Every ballot of these areas that has been declared ready, whoever's it is. */
  readonly sealedBallots: (areas: readonly string[]) => readonly RevealedBallot[];
  /** SHA-256 of the package that the evaluation gives now; of the signed one once it is locked. */
  readonly packageHash: () => string;
  readonly signPackage: (packageHash: string) => Signature;
};

/** `revision` is what the owner's screen can compute too: `ballotRevision` of the values. */
export type SealedBallot = { readonly ballot: RevealedBallot; readonly revision: string };

/** What the server does in the same transaction as the events. */
export type Effect =
  | { readonly kind: 'seal-ballot'; readonly ballot: RevealedBallot }
  | { readonly kind: 'open-ballot'; readonly area: string }
  /** The ballots are in the events now, and the joint texts begin. */
  | { readonly kind: 'open-areas'; readonly areas: readonly string[] }
  | { readonly kind: 'lock-joint' }
  | { readonly kind: 'unlock-joint' }
  | { readonly kind: 'store-package' }
  | {
      readonly kind: 'store-calibration';
      readonly moment: 'reveal' | 'signature';
      readonly areas: readonly string[];
    };

export type Decided = { readonly events: readonly NewEvent[]; readonly effects: readonly Effect[] };

export type Answer = Result<Decided, Refusal>;
export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

export function accept(events: readonly NewEvent[], effects: readonly Effect[] = []): Answer {
  return success({ events, effects });
}

export function refuse(refusal: Refusal): Answer {
  return failure(refusal);
}
