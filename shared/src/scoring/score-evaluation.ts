import { pointScale, type IndicatorScale, type Instrument } from '../instrument/index.ts';
import type { GradeSheet, IndicatorState } from './grade-sheet.ts';
import type { Points } from './points.ts';

/** Points of one indicator, sub-area or area, or of the whole. Never rescaled for what is left out. */
export type ScoreLine = {
  readonly points: Points;
  /** With everything included and at the top grade. */
  readonly max: Points;
  /** `max` less the maxima of what is not applicable or out of focus. */
  readonly possibleMax: Points;
  /** Indicators with a grade on every criterion. */
  readonly graded: number;
  /** Indicators in focus and applicable. */
  readonly indicators: number;
  /** Whether any grade is set, so that 0 points can be told from no judgement. */
  readonly hasGrades: boolean;
};

export type NamedScoreLine = ScoreLine & { readonly id: string };
export type IndicatorScore = NamedScoreLine & { readonly state: IndicatorState };

/** A whole evaluation's points. Maps are by id, in the instrument's order. */
export type Score = {
  readonly total: ScoreLine;
  readonly areas: ReadonlyMap<string, NamedScoreLine>;
  readonly subareas: ReadonlyMap<string, NamedScoreLine>;
  readonly indicators: ReadonlyMap<string, IndicatorScore>;
};

/**
 * Points of a sheet of grades, exact on every level: points = max x sum(weight x grade) / sum(weight x top grade), and
 * each level is the sum of the one below. Grades given on some criteria alone count for what they are.
 */
export function scoreEvaluation(instrument: Instrument, sheet: GradeSheet): Score {
  const { unitsPerPoint } = pointScale(instrument);
  const indicators = new Map<string, IndicatorScore>();
  const subareas = new Map<string, NamedScoreLine>();
  const areas = new Map<string, NamedScoreLine>();
  for (const area of instrument.areas) {
    for (const subarea of area.subareas) {
      const lines = subarea.indicators.map(({ id }) =>
        scoreIndicator(instrument, id, sheet[id] ?? notGraded),
      );
      for (const line of lines) indicators.set(line.id, line);
      subareas.set(subarea.id, { id: subarea.id, ...addUp(lines, unitsPerPoint) });
    }
    const lines = area.subareas.flatMap(({ id }) => subareas.get(id) ?? []);
    areas.set(area.id, { id: area.id, ...addUp(lines, unitsPerPoint) });
  }
  return { total: addUp([...areas.values()], unitsPerPoint), areas, subareas, indicators };
}

const notGraded: IndicatorState = { kind: 'not-graded' };

/** Points of one indicator, for the screen where it is being graded. */
export function scoreIndicator(
  instrument: Instrument,
  indicatorId: string,
  state: IndicatorState,
): IndicatorScore {
  const { unitsPerPoint, byIndicatorId } = pointScale(instrument);
  const scale = byIndicatorId.get(indicatorId);
  if (scale === undefined) throw new Error(`No indicator ${indicatorId} in ${instrument.id}`);
  const included = state.kind === 'graded' || state.kind === 'not-graded';
  const count = state.kind === 'graded' ? countGrades(scale, state.grades) : { grades: 0, units: 0 };
  return {
    id: indicatorId,
    state,
    points: { units: count.units, unitsPerPoint },
    max: { units: scale.maxUnits, unitsPerPoint },
    possibleMax: { units: included ? scale.maxUnits : 0, unitsPerPoint },
    graded: count.grades === scale.criteria.length ? 1 : 0,
    indicators: included ? 1 : 0,
    hasGrades: count.grades > 0,
  };
}

function countGrades(
  scale: IndicatorScale,
  grades: Readonly<Record<string, number>>,
): { grades: number; units: number } {
  const count = { grades: 0, units: 0 };
  for (const { id, unitsPerGrade } of scale.criteria) {
    const grade = grades[id];
    if (grade === undefined) continue;
    count.grades += 1;
    count.units += unitsPerGrade * grade;
  }
  return count;
}

function addUp(lines: readonly ScoreLine[], unitsPerPoint: number): ScoreLine {
  const sum = { points: 0, max: 0, possibleMax: 0, graded: 0, indicators: 0, hasGrades: false };
  for (const line of lines) {
    sum.points += line.points.units;
    sum.max += line.max.units;
    sum.possibleMax += line.possibleMax.units;
    sum.graded += line.graded;
    sum.indicators += line.indicators;
    sum.hasGrades ||= line.hasGrades;
  }
  return {
    points: { units: sum.points, unitsPerPoint },
    max: { units: sum.max, unitsPerPoint },
    possibleMax: { units: sum.possibleMax, unitsPerPoint },
    graded: sum.graded,
    indicators: sum.indicators,
    hasGrades: sum.hasGrades,
  };
}
