import type { PointsView } from '@samskar/shared/api';
import { settledSheet, type EvaluationState } from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import {
  displayScorePlainly,
  scoreEvaluation,
  toNumber,
  type NamedScoreLine,
  type ScoreLevel,
  type ScoreLine,
} from '@samskar/shared/scoring';

/** The points of what is decided, rounded, for those who see no grades; a dash where nothing is decided yet. */
export function readPoints(state: EvaluationState, instrument: Instrument): PointsView {
  const score = scoreEvaluation(instrument, settledSheet(state, instrument));
  return {
    total: lineOf(score.total, 'total'),
    areas: namedLines(score.areas, 'area'),
    subareas: namedLines(score.subareas, 'subarea'),
    indicators: namedLines(score.indicators, 'indicator'),
  };
}

function namedLines(lines: ReadonlyMap<string, NamedScoreLine>, level: ScoreLevel): PointsView['areas'] {
  return [...lines.values()].map((line) => ({ id: line.id, ...lineOf(line, level) }));
}

function lineOf(line: ScoreLine, level: ScoreLevel): PointsView['total'] {
  return {
    display: displayScorePlainly(line, level),
    max: toNumber(line.max),
    possibleMax: toNumber(line.possibleMax),
  };
}
