import { currentDecision, isConfirmed, isOutOfFocus } from './state.ts';
import type { EvaluationState } from './state.ts';

/** How far the decisions about some indicators have come. Points may be called agreed when all three are equal. */
export type DecidedCount = {
  readonly inFocus: number;
  /** With agreed grades, or as not applicable. */
  readonly decided: number;
  /** Decided, and confirmed as `isConfirmed` has it. */
  readonly confirmed: number;
};

export function countDecided(state: EvaluationState, indicators: readonly string[]): DecidedCount {
  const inFocus = indicators.filter((id) => !isOutOfFocus(state, id));
  const decided = inFocus.flatMap((id) => {
    const decision = currentDecision(state, id);
    return decision && decision.outcome.kind !== 'parked' ? [decision] : [];
  });
  return {
    inFocus: inFocus.length,
    decided: decided.length,
    confirmed: decided.filter((decision) => isConfirmed(state, decision)).length,
  };
}

export function isAllDecided({ inFocus, decided }: Pick<DecidedCount, 'inFocus' | 'decided'>): boolean {
  return decided === inFocus;
}

export function isAllConfirmed({ inFocus, confirmed }: Pick<DecidedCount, 'inFocus' | 'confirmed'>): boolean {
  return confirmed === inFocus;
}
