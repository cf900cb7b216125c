import type { BallotIndicator } from '../scoring/index.ts';
import type { Creation, RevealedBallot, RevisionOrigin, Signature } from './events.ts';
import type { Interview } from './interview.ts';
import type { MovePlan } from './move-plan-schema.ts';
import type { Assessor, Decision, EvaluationRole, Evidence, GoldStar, OutOfFocus } from './values.ts';

export type ReadyMark = { readonly commitment: string; readonly at: string };

export type RevealedArea = {
  readonly at: string;
  readonly block: string;
  /** Whose ballots they are, in the order A, B, ...: for ever, whoever takes part afterwards; see `gradersOf`. */
  readonly assessors: readonly string[];
  /** By assessor, then indicator; empty for viewers who may see text and points only. */
  readonly ballots: Readonly<Record<string, Readonly<Record<string, BallotIndicator>>>>;
  /** By assessor: what proves that the ballot is the one declared ready. */
  readonly proofs: Readonly<Record<string, { readonly nonce: string; readonly commitment: string }>>;
  /**
   * Indicators that an instrument to which the evaluation has moved has opened again or added after the reveal: they are
   * judged together, and nobody's ballot says anything of them.
   */
  readonly openedAgain?: readonly string[];
  /** By assessor: what was revealed of indicators that are gone, moved or opened again since. It counts no more. */
  readonly earlier?: Readonly<Record<string, Readonly<Record<string, BallotIndicator>>>>;
  /** In open mode, for those who see grades: who set each, by indicator and criterion. */
  readonly authors?: NonNullable<RevealedBallot['authors']>;
};

/** A decision with its stamp and the assessors who stand behind it; the one who decides confirms by deciding. */
export type StampedDecision = Decision & {
  readonly by: string;
  readonly at: string;
  /** Assessor → moment. */
  readonly confirmations: Readonly<Record<string, string>>;
  /** When its indicator was left out of focus or opened again, and by whom; it counts no more from then on. */
  readonly voided?: { readonly by: string; readonly at: string };
};

export type SavedEvidence = Evidence & {
  readonly revision: number;
  readonly by: string;
  readonly at: string;
};

export type PlannedInterview = Interview & {
  /** `seq` of the event that last changed it. */
  readonly revision: number;
  /** Who last changed it, and when. */
  readonly by: string;
  readonly at: string;
  readonly status:
    | { readonly kind: 'planned' }
    | { readonly kind: 'done'; readonly persons: number; readonly by: string; readonly at: string }
    | { readonly kind: 'cancelled'; readonly reason: string; readonly by: string; readonly at: string };
  /** `seq` of the event that last changed who is named behind it; null while nobody was. */
  readonly namesRevision: number | null;
};

export type Unlocking = { readonly by: string; readonly at: string; readonly reason: string };

/** An assessor who was replaced, or who left the rest to the others. */
export type Departure = Assessor & {
  /** Null where the others complete without anybody new. */
  readonly successor: string | null;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

/** A certificate that was extended while the evaluation was open, or had ended and was let be, with a reason. */
export type CertificateChange = {
  readonly account: string;
  readonly by: string;
  readonly at: string;
} & (
  | { readonly kind: 'extended'; readonly expiresOn: string }
  | { readonly kind: 'continued'; readonly expiredOn: string; readonly reason: string }
);

/** A change of what is agreed to be left out. */
export type FocusChange = {
  readonly leftOut: readonly OutOfFocus[];
  readonly takenIn: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

/** Texts of the instrument that its owner has corrected, by the hashes of the two. */
export type InstrumentRevision = {
  readonly before: string;
  readonly after: string;
  /** Absent: its owner corrected it just then. */
  readonly origin?: RevisionOrigin;
  readonly by: string;
  readonly at: string;
};

/** Another version of the instrument, to which the evaluation has moved. */
export type InstrumentMove = {
  readonly plan: MovePlan;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

export type GivenGoldStar = GoldStar & { readonly by: string; readonly at: string };

export type VoidedSignature = Signature & { readonly voidedBy: Unlocking };

/** Everything that commands have made of an evaluation, as one viewer may see it. Plain JSON. */
export type EvaluationState = {
  /** Number of the last event applied. */
  readonly seq: number;
  readonly creation: Creation;
  readonly createdAt: string;
  /** The one that it stands on now; `creation` names the one that it was begun with. */
  readonly instrument: Creation['instrument'];
  readonly instrumentRevisions: readonly InstrumentRevision[];
  readonly instrumentMoves: readonly InstrumentMove[];
  /** Everybody with a role, assessors included. */
  readonly participants: Readonly<Record<string, EvaluationRole>>;
  /** Those who assess now, in the order A, B, ...; a successor stands in the place of whom they replace. */
  readonly assessors: readonly Assessor[];
  readonly departures: readonly Departure[];
  readonly certificateChanges: readonly CertificateChange[];
  /** What is left out now, as agreed with the municipality. */
  readonly outOfFocus: readonly OutOfFocus[];
  readonly focusChanges: readonly FocusChange[];
  readonly evidence: Readonly<Record<string, SavedEvidence>>;
  /** The interview plan by id: roles and numbers, no names. */
  readonly interviews: Readonly<Record<string, PlannedInterview>>;
  /** By area, then assessor. Kept after the reveal. */
  readonly ready: Readonly<Record<string, Readonly<Record<string, ReadyMark>>>>;
  readonly revealed: Readonly<Record<string, RevealedArea>>;
  /** By indicator, oldest first; the last one stands, unless it is void. */
  readonly decisions: Readonly<Record<string, readonly StampedDecision[]>>;
  /** Identical grades drawn for one more reading, by indicator; a decision takes them off. */
  readonly reread: Readonly<Record<string, true>>;
  /** How many snapshots have been named. */
  readonly namedSnapshots: number;
  /** Those that have not been withdrawn, by their id, in the order in which they were given. */
  readonly goldStars: Readonly<Record<string, GivenGoldStar>>;
  /** Signatures that stand, in order; all over one package. */
  readonly signatures: readonly Signature[];
  readonly voidedSignatures: readonly VoidedSignature[];
  readonly unlockings: readonly Unlocking[];
  /** Since when the signed result is published; null before, and after unlocking. */
  readonly published: { readonly packageHash: string; readonly by: string; readonly at: string } | null;
  /** Since when it is read only; null while it is worked on. */
  readonly archived: { readonly reason: string; readonly by: string; readonly at: string } | null;
  readonly recoveries: readonly { readonly account: string; readonly by: string; readonly at: string }[];
};

/** The accounts of those who assess now, in the order A, B, ... */
export function assessorsOf(state: EvaluationState): readonly string[] {
  return state.assessors.map((assessor) => assessor.account);
}

/** Everybody who has ever assessed, in the order in which they came; some may have left. */
export function everyAssessorOf(state: EvaluationState): readonly string[] {
  const successors = state.departures.flatMap(({ successor }) => successor ?? []);
  return [...state.creation.assessors.map(({ account }) => account), ...successors];
}

/** All grade one sheet together, live. */
export function isOpenMode({ creation }: Pick<EvaluationState, 'creation'>): boolean {
  return creation.mode === 'open';
}

/** Whose ballot an assessor writes: their own, or in open mode the one sheet, which is the evaluation's own. */
export function ballotOwner(state: EvaluationState, assessor: string): string {
  return isOpenMode(state) ? state.creation.id : assessor;
}

/** Whose ballots of an area count: the ones that are revealed, for ever; before the reveal, of those who assess now. */
export function gradersOf(state: EvaluationState, area: string): readonly string[] {
  if (isOpenMode(state)) return [state.creation.id];
  return state.revealed[area]?.assessors ?? assessorsOf(state);
}

/** Assessors whose certificate has ended by `today` and who have not been let go on. */
export function endedCertificates(
  state: Pick<EvaluationState, 'assessors' | 'certificateChanges'>,
  today: string,
): readonly Assessor[] {
  return state.assessors.filter(
    ({ account, certificateExpiresOn }) =>
      certificateExpiresOn < today &&
      !state.certificateChanges.some(
        (change) =>
          change.kind === 'continued' &&
          change.account === account &&
          change.expiredOn === certificateExpiresOn,
      ),
  );
}

/** The decision that stands; undefined while the indicator is open. */
export function currentDecision(state: EvaluationState, indicator: string): StampedDecision | undefined {
  const last = state.decisions[indicator]?.at(-1);
  return last?.voided ? undefined : last;
}

/**
 * Two of those who assess now stand behind it: both of two, or two of three, whose third keeps another opinion; the one who
 * completes alone (judging.md). Who has left does not count.
 */
export function isConfirmed(state: EvaluationState, decision: StampedDecision): boolean {
  const assessors = assessorsOf(state);
  return (
    assessors.filter((assessor) => decision.confirmations[assessor]).length >=
    confirmationsNeeded(assessors.length)
  );
}

/** How many must stand behind a decision. */
export function confirmationsNeeded(assessors: number): number {
  return Math.min(2, assessors);
}

export function isOutOfFocus(state: EvaluationState, indicator: string): boolean {
  return findOutOfFocus(state, indicator) !== undefined;
}

/** Whether it was opened again or added after its area was revealed: it is judged together, without ballots. */
export function isJudgedTogether(
  { revealed }: Pick<EvaluationState, 'revealed'>,
  indicator: string,
): boolean {
  return Object.values(revealed).some(({ openedAgain }) => openedAgain?.includes(indicator));
}

/** Who agreed to leave an indicator out, and when; undefined for one in focus. */
export function findOutOfFocus(state: EvaluationState, indicator: string): OutOfFocus | undefined {
  return state.outOfFocus.find((entry) => entry.indicator === indicator);
}

/** Nothing but signing or unlocking changes it: it is signed by one, or archived. */
export function isReadOnly(state: EvaluationState): boolean {
  return isLocked(state) || state.archived !== null;
}

/** The first signature locks; unlocking opens again. */
export function isLocked(state: EvaluationState): boolean {
  return state.signatures.length > 0;
}

/** All assessors have signed one package. */
export function isSigned(state: EvaluationState): boolean {
  return state.signatures.length === state.assessors.length;
}
