import { currentDecision, findOutOfFocus, type EvaluationState } from '@samskar/shared/evaluation';
import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import {
  ballotState,
  type Ballot,
  type GradeSheet,
  type IndicatorState,
  type Settlement,
} from '@samskar/shared/scoring';

/** What one assessor's ballots would give if they alone decided, with what is out of focus laid over them. */
export function sheetOfBallots(
  state: EvaluationState,
  instrument: Instrument,
  ballots: readonly Ballot[],
): GradeSheet {
  const said: Ballot = Object.fromEntries(ballots.flatMap((ballot) => Object.entries(ballot)));
  return sheetOf(state, instrument, (indicator) => ballotState(said[indicator]));
}

/** What is settled of each indicator, for the total as an interval. */
export function settlements(
  state: EvaluationState,
  instrument: Instrument,
): Readonly<Record<string, Settlement>> {
  const entries = instrumentIndex(instrument).indicators.flatMap(({ id }) => {
    const settlement = outOfFocusState(state, id) ?? settlementOf(state, id);
    return settlement ? [[id, settlement] as const] : [];
  });
  return Object.fromEntries(entries);
}

function sheetOf(
  state: EvaluationState,
  instrument: Instrument,
  stateOf: (indicator: string) => IndicatorState,
): GradeSheet {
  const { indicators } = instrumentIndex(instrument);
  return Object.fromEntries(indicators.map(({ id }) => [id, outOfFocusState(state, id) ?? stateOf(id)]));
}

function outOfFocusState(state: EvaluationState, indicator: string): IndicatorState | undefined {
  const entry = findOutOfFocus(state, indicator);
  return entry && { kind: 'out-of-focus', by: entry.by, date: entry.date };
}

function settlementOf(state: EvaluationState, indicator: string): Settlement | undefined {
  const outcome = currentDecision(state, indicator)?.outcome;
  if (outcome === undefined) return undefined;
  switch (outcome.kind) {
    case 'graded':
      return { kind: 'graded', grades: outcome.grades };
    case 'not-applicable':
      return { kind: 'not-applicable' };
    case 'parked':
      return { kind: 'parked' };
  }
}
