import type { Instrument } from '../instrument/index.ts';
import { instrumentIndex } from '../instrument/index.ts';
import { ballotState } from '../scoring/index.ts';
import type { GradeSheet, IndicatorState } from '../scoring/index.ts';
import { currentDecision, findOutOfFocus, isOutOfFocus } from './state.ts';
import type { EvaluationState } from './state.ts';

/** What is settled about every indicator: the decision that stands, or that it is out of focus. Parked is not graded. */
export function settledSheet(state: EvaluationState, instrument: Instrument): GradeSheet {
  return Object.fromEntries(
    instrumentIndex(instrument).indicators.map(({ id }) => [id, settledState(state, id)]),
  );
}

function settledState(state: EvaluationState, indicator: string): IndicatorState {
  const agreed = findOutOfFocus(state, indicator);
  if (agreed) return { kind: 'out-of-focus', by: agreed.by, date: agreed.date };
  const outcome = currentDecision(state, indicator)?.outcome;
  switch (outcome?.kind) {
    case 'graded':
      return { kind: 'graded', grades: outcome.grades };
    case 'not-applicable':
      return { kind: 'not-applicable' };
    case 'parked':
    case undefined:
      return { kind: 'not-graded' };
  }
}

/** One assessor's revealed ballots as a sheet; what is out of focus is laid over it. */
export function revealedSheet(state: EvaluationState, assessor: string, instrument: Instrument): GradeSheet {
  return Object.fromEntries(
    instrument.areas.flatMap((area) =>
      area.subareas.flatMap((subarea) =>
        subarea.indicators.map(({ id }) => [id, revealedState(state, assessor, area.id, id)]),
      ),
    ),
  );
}

function revealedState(
  state: EvaluationState,
  assessor: string,
  area: string,
  indicator: string,
): IndicatorState {
  if (isOutOfFocus(state, indicator)) return settledState(state, indicator);
  return ballotState(state.revealed[area]?.ballots[assessor]?.[indicator]);
}
