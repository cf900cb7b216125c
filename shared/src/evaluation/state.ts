import type { BallotIndicator } from '../scoring/index.ts';
import type { Creation, Signature } from './events.ts';
import type { Decision, EvaluationRole, Evidence } from './values.ts';

export type ReadyMark = { readonly commitment: string; readonly at: string };

export type RevealedArea = {
  readonly at: string;
  readonly block: string;
  /** By assessor, then indicator; empty for viewers who may see text and points only. */
  readonly ballots: Readonly<Record<string, Readonly<Record<string, BallotIndicator>>>>;
  /** By assessor: what proves that the ballot is the one declared ready. */
  readonly proofs: Readonly<Record<string, { readonly nonce: string; readonly commitment: string }>>;
};

/** A decision with its stamp and the assessors who stand behind it; the one who decides confirms by deciding. */
export type StampedDecision = Decision & {
  readonly by: string;
  readonly at: string;
  /** Assessor → moment. */
  readonly confirmations: Readonly<Record<string, string>>;
};

export type SavedEvidence = Evidence & {
  readonly revision: number;
  readonly by: string;
  readonly at: string;
};

export type Unlocking = { readonly by: string; readonly at: string; readonly reason: string };

export type VoidedSignature = Signature & { readonly voidedBy: Unlocking };

/** Everything that commands have made of an evaluation, as one viewer may see it. Plain JSON. */
export type EvaluationState = {
  /** Number of the last event applied. */
  readonly seq: number;
  readonly creation: Creation;
  readonly createdAt: string;
  /** Everybody with a role, assessors included. */
  readonly participants: Readonly<Record<string, EvaluationRole>>;
  readonly evidence: Readonly<Record<string, SavedEvidence>>;
  /** By area, then assessor. Kept after the reveal. */
  readonly ready: Readonly<Record<string, Readonly<Record<string, ReadyMark>>>>;
  readonly revealed: Readonly<Record<string, RevealedArea>>;
  /** By indicator, oldest first; the last one stands. */
  readonly decisions: Readonly<Record<string, readonly StampedDecision[]>>;
  /** Identical grades drawn for one more reading, by indicator; a decision takes them off. */
  readonly reread: Readonly<Record<string, true>>;
  /** Signatures that stand, in order; all over one package. */
  readonly signatures: readonly Signature[];
  readonly voidedSignatures: readonly VoidedSignature[];
  readonly unlockings: readonly Unlocking[];
  readonly recoveries: readonly { readonly account: string; readonly by: string; readonly at: string }[];
};

/** The assessors' accounts, in the order A, B, ... */
export function assessorsOf(state: EvaluationState): readonly string[] {
  return state.creation.assessors.map((assessor) => assessor.account);
}

export function currentDecision(state: EvaluationState, indicator: string): StampedDecision | undefined {
  return state.decisions[indicator]?.at(-1);
}

/** Two stand behind it: both of two assessors, or two of three, whose third keeps another opinion (judging.md). */
export function isConfirmed(state: EvaluationState, decision: StampedDecision): boolean {
  return assessorsOf(state).filter((assessor) => decision.confirmations[assessor]).length >= 2;
}

export function isOutOfFocus(state: EvaluationState, indicator: string): boolean {
  return state.creation.outOfFocus.some((entry) => entry.indicator === indicator);
}

/** The first signature locks; unlocking opens again. */
export function isLocked(state: EvaluationState): boolean {
  return state.signatures.length > 0;
}

/** All assessors have signed one package. */
export function isSigned(state: EvaluationState): boolean {
  return state.signatures.length === state.creation.assessors.length;
}
