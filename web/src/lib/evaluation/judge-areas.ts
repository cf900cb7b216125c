import {
  assessorsOf,
  judgeRevealed,
  currentDecision,
  isConfirmed,
  isOutOfFocus,
  type EvaluationState,
  type StampedDecision,
} from '@samskar/shared/evaluation';
import type { IndicatorJudgement } from '@samskar/shared/disagreement';
import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { indicatorInterval, subtractPoints, type Points, type Settlement } from '@samskar/shared/scoring';
import { settlements } from './grade-sheets.ts';

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

/** A revealed indicator: what the ballots say of each other, and where the talk about it stands; nothing is at stake when decided. */
export type JudgedIndicator = IndicatorJudgement & { readonly area: string; readonly progress: Progress };

/**
 * All revealed indicators in focus, in the instrument's order. Empty for viewers who see no grades.
 */
export function judgeAreas(state: EvaluationState, instrument: Instrument): readonly JudgedIndicator[] {
  const { areaByIndicatorId, indicators } = instrumentIndex(instrument);
  const settled = settlements(state, instrument);
  return indicators.flatMap(({ id }) => {
    const area = areaByIndicatorId.get(id)?.id ?? '';
    const revealed = state.revealed[area];
    if (!revealed || Object.keys(revealed.ballots).length === 0 || isOutOfFocus(state, id)) return [];
    return [
      {
        ...judgeRevealed(state, id, instrument),
        pointsAtStake: pointsAtStake(instrument, id, revealed, settled[id]),
        area,
        progress: progressOf(state, id),
      },
    ];
  });
}

/** What a decision can still do to the total: one that is parked can end anywhere, whatever the ballots said. */
function pointsAtStake(
  instrument: Instrument,
  indicator: string,
  { ballots }: EvaluationState['revealed'][string],
  settlement: Settlement | undefined,
): Points {
  const said = Object.values(ballots).map((ballot) => ballot[indicator]);
  const { lowest, highest } = indicatorInterval(instrument, indicator, said, settlement);
  return subtractPoints(highest, lowest);
}

function progressOf(state: EvaluationState, indicator: string): Progress {
  if (state.reread[indicator]) return { kind: 'to-be-reread' };
  const decision = currentDecision(state, indicator);
  if (decision === undefined) return { kind: 'open' };
  if (decision.outcome.kind === 'parked') return { kind: 'parked', decision };
  if (isConfirmed(state, decision)) return { kind: 'settled', decision };
  const by = assessorsOf(state).filter((account) => decision.confirmations[account] === undefined);
  return { kind: 'unconfirmed', decision, by };
}
