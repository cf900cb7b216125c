import type { PointsView } from '@samskar/shared/api';
import { countDecided, isAllDecided, settledSheet, type EvaluationState } from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import {
  displayScorePlainly,
  nothingGraded,
  scoreEvaluation,
  toNumber,
  type ScoreLevel,
  type ScoreLine,
} from '@samskar/shared/scoring';

/**
 * The points of what is decided, rounded, for those who see no grades. Where an indicator is still open there is a dash:
 * the sum of some of them would be read as the result.
 */
export function readPoints(state: EvaluationState, instrument: Instrument): PointsView {
  const score = scoreEvaluation(instrument, settledSheet(state, instrument));
  const lineOf = (line: ScoreLine | undefined, level: ScoreLevel, indicators: readonly Part[]) =>
    lineFor(state, line ?? score.total, level, indicators);
  const areas = instrument.areas.map((area) => ({
    ...area,
    indicators: area.subareas.flatMap(({ indicators }) => indicators),
  }));
  const subareas = areas.flatMap((area) => area.subareas);
  const indicators = areas.flatMap((area) => area.indicators);
  return {
    total: lineOf(score.total, 'total', indicators),
    areas: areas.map(({ id, indicators: of }) => ({ id, ...lineOf(score.areas.get(id), 'area', of) })),
    subareas: subareas.map(({ id, indicators: of }) => ({
      id,
      ...lineOf(score.subareas.get(id), 'subarea', of),
    })),
    indicators: indicators.map((one) => ({
      id: one.id,
      ...lineOf(score.indicators.get(one.id), 'indicator', [one]),
    })),
  };
}

type Part = { readonly id: string };

function lineFor(
  state: EvaluationState,
  line: ScoreLine,
  level: ScoreLevel,
  indicators: readonly Part[],
): PointsView['total'] {
  const count = countDecided(
    state,
    indicators.map(({ id }) => id),
  );
  return {
    display: isAllDecided(count) ? displayScorePlainly(line, level) : nothingGraded,
    max: toNumber(line.max),
    possibleMax: toNumber(line.possibleMax),
    ...count,
  };
}
