import {
  instrumentIndex,
  pointScale,
  type Criterion,
  type Indicator,
  type Instrument,
} from '@samskar/shared/instrument';
import {
  decimalsByLevel,
  formatPoints,
  nothingGraded,
  scoreIndicator,
  type Grades,
} from '@samskar/shared/scoring';
import { plainNumber } from '#lib/instrument/plain-number.ts';

/**
 * How an indicator's points come about, for people: "(2 + 1 + 0) / 15 × 8 = 1,6". A criterion without a grade stands as a
 * dash and counts nothing; a weight other than 1 stands before its grade. The sign is ≈ where the figure is rounded.
 */
export function pointsRule(
  instrument: Instrument,
  indicatorId: string,
  grades: Grades,
  language: string,
): string {
  const index = instrumentIndex(instrument);
  const indicator = index.indicatorById.get(indicatorId);
  const criteria = index.criteriaByIndicatorId.get(indicatorId);
  if (indicator === undefined || criteria === undefined)
    throw new Error(`No indicator ${indicatorId} in ${instrument.id}`);
  const sum = criteria.map((criterion) => termOf(criterion, grades, language)).join(' + ');
  const top = criteria.reduce((total, { weight, topGrade }) => total + weight * topGrade, 0);
  const { sign, points } = resultOf(instrument, indicator, grades, language);
  return `(${sum}) / ${plainNumber(top, language)} × ${plainNumber(indicator.max, language)} ${sign} ${points}`;
}

function termOf({ id, weight }: Criterion, grades: Grades, language: string): string {
  const grade = grades[id];
  const text = grade === undefined ? nothingGraded : plainNumber(grade, language);
  return weight === 1 ? text : `${plainNumber(weight, language)} × ${text}`;
}

function resultOf(instrument: Instrument, indicator: Indicator, grades: Grades, language: string) {
  const { unitsPerPoint } = pointScale(instrument);
  const { points, hasGrades } = scoreIndicator(instrument, indicator.id, { kind: 'graded', grades });
  const isExact = (points.units * 10 ** decimalsByLevel.indicator) % unitsPerPoint === 0;
  return {
    sign: isExact ? '=' : '≈',
    points: hasGrades ? formatPoints(points, decimalsByLevel.indicator, language) : nothingGraded,
  };
}
