import {
  currentDecision,
  isConfirmed,
  isLocked,
  isOutOfFocus,
  isSigned,
  type EvaluationState,
} from '@samskar/shared/evaluation';
import type { Area } from '@samskar/shared/instrument';

/** Where an area is in the work; each area goes on by itself until the signatures. */
export type AreaPhase =
  /** Each grades alone; some may have said ready, or all of them while the rest of the block is not. */
  | { readonly kind: 'independent'; readonly ready: readonly string[] }
  /** Revealed, to a viewer who sees no grades and so does not know how far the talk has come. */
  | { readonly kind: 'revealed' }
  /** Revealed, with decisions or confirmations to come. */
  | { readonly kind: 'agreeing'; readonly open: number }
  /** Everything decided and confirmed. */
  | { readonly kind: 'agreed' }
  /** Signed by some. */
  | { readonly kind: 'signing' }
  | { readonly kind: 'signed' };

export function areaPhase(state: EvaluationState, area: Area): AreaPhase {
  if (isSigned(state)) return { kind: 'signed' };
  if (isLocked(state)) return { kind: 'signing' };
  if (!state.revealed[area.id])
    return { kind: 'independent', ready: Object.keys(state.ready[area.id] ?? {}) };
  if (Object.keys(state.revealed[area.id]?.ballots ?? {}).length === 0) return { kind: 'revealed' };
  const indicators = area.subareas.flatMap((subarea) => subarea.indicators);
  const open = indicators.filter(({ id }) => !isSettled(state, id)).length;
  return open > 0 ? { kind: 'agreeing', open } : { kind: 'agreed' };
}

/** Decided by a grade or as not applicable and confirmed by all, or out of focus from the beginning. */
function isSettled(state: EvaluationState, indicator: string): boolean {
  if (isOutOfFocus(state, indicator)) return true;
  const decision = currentDecision(state, indicator);
  return (
    decision !== undefined &&
    decision.outcome.kind !== 'parked' &&
    state.reread[indicator] === undefined &&
    isConfirmed(state, decision)
  );
}
