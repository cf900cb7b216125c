import {
  judgeRevealed,
  currentDecision,
  isConfirmed,
  isOutOfFocus,
  type EvaluationState,
  type StampedDecision,
} from '@samskar/shared/evaluation';
import type { IndicatorJudgement } from '@samskar/shared/disagreement';
import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';

/** Where the talk about a revealed indicator stands. */
export type Progress =
  /** Nobody has decided. */
  | { readonly kind: 'open' }
  /** Drawn to be read once more before it is accepted. */
  | { readonly kind: 'to-be-reread' }
  /** Waits for evidence; the task says which. */
  | { readonly kind: 'parked'; readonly decision: StampedDecision }
  /** Decided, and these assessors have not confirmed what stands now. */
  | { readonly kind: 'unconfirmed'; readonly decision: StampedDecision; readonly by: readonly string[] }
  | { readonly kind: 'settled'; readonly decision: StampedDecision };

/** A revealed indicator: what the ballots say of each other, and where the talk about it stands. */
export type JudgedIndicator = IndicatorJudgement & { readonly area: string; readonly progress: Progress };

/**
 * All revealed indicators in focus, in the instrument's order. Empty for viewers who see no grades.
 */
export function judgeAreas(state: EvaluationState, instrument: Instrument): readonly JudgedIndicator[] {
  const { areaByIndicatorId, indicators } = instrumentIndex(instrument);
  return indicators.flatMap(({ id }) => {
    const area = areaByIndicatorId.get(id)?.id ?? '';
    const revealed = state.revealed[area];
    if (!revealed || Object.keys(revealed.ballots).length === 0 || isOutOfFocus(state, id)) return [];
    return [{ ...judgeRevealed(state, id, instrument), area, progress: progressOf(state, id) }];
  });
}

function progressOf(state: EvaluationState, indicator: string): Progress {
  if (state.reread[indicator]) return { kind: 'to-be-reread' };
  const decision = currentDecision(state, indicator);
  if (decision === undefined) return { kind: 'open' };
  if (decision.outcome.kind === 'parked') return { kind: 'parked', decision };
  if (isConfirmed(state, decision)) return { kind: 'settled', decision };
  const by = state.creation.assessors
    .map(({ account }) => account)
    .filter((account) => decision.confirmations[account] === undefined);
  return { kind: 'unconfirmed', decision, by };
}
