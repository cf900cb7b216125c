import { instrumentIndex, pointScale, type Instrument } from '@samskar/shared/instrument';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import {
  scoreEvaluation,
  scoreIndicator,
  toNumber,
  type GradeSheet,
  type IndicatorState,
} from '@samskar/shared/scoring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryInstrument, arbitrarySheet } from '../../support/arbitrary-evaluation.ts';
import { buildInstrument } from '../../support/build-instrument.ts';

const kk32 = findShippedInstrument('kk-3.2')!;
const arbitraryCase = arbitraryInstrument.chain((instrument) =>
  fc.tuple(fc.constant(instrument), arbitrarySheet(instrument)),
);

describe('points of one indicator', () => {
  const outOfFocus: IndicatorState = { kind: 'out-of-focus', by: 'Kontaktperson', date: '2023-01-15' };

  test.each<
    [
      what: string,
      state: IndicatorState,
      points: number,
      possibleMax: number,
      graded: number,
      hasGrades: boolean,
    ]
  >([
    ['graded', graded(3, 2, 3), 16 / 3, 10, 1, true],
    ['graded 0', graded(0, 0, 0), 0, 10, 1, true],
    ['graded at the top', graded(5, 5, 5), 10, 10, 1, true],
    ['partly graded', { kind: 'graded', grades: { scope: 3 } }, 2, 10, 0, true],
    ['not graded', { kind: 'not-graded' }, 0, 10, 0, false],
    ['not applicable', { kind: 'not-applicable' }, 0, 0, 0, false],
    ['out of focus', outOfFocus, 0, 0, 0, false],
  ])('%s', (_, state, points, possibleMax, isGraded, hasGrades) => {
    const score = scoreIndicator(kk32, '1.1.1', state);
    expect(toNumber(score.points)).toBeCloseTo(points, 12);
    expect(toNumber(score.possibleMax)).toBe(possibleMax);
    expect(score).toMatchObject({ graded: isGraded, hasGrades, state });
    expect(toNumber(score.max)).toBe(10);
    expect(score.indicators).toBe(possibleMax > 0 ? 1 : 0);
  });

  test('weighs the criteria, each with its own top grade', () => {
    const instrument = buildInstrument({
      areas: [[[7.5]]],
      criteria: [{ topGrade: 5, weight: 2 }, { topGrade: 3 }, { topGrade: 10, weight: 0.5 }],
    });
    const { points } = scoreIndicator(instrument, '1.1.1', {
      kind: 'graded',
      grades: { c1: 4, c2: 1, c3: 7 },
    });
    expect(toNumber(points)).toBeCloseTo((7.5 * (2 * 4 + 1 + 0.5 * 7)) / (2 * 5 + 3 + 0.5 * 10), 12);
  });

  test('counts only the criteria that the indicator is graded on', () => {
    const instrument = buildInstrument({
      areas: [[[10, 10]]],
      criteria: [{ topGrade: 5 }, { topGrade: 5 }],
      criteriaByIndicatorId: { '1.1.2': ['c2'] },
    });
    const state: IndicatorState = { kind: 'graded', grades: { c2: 5 } };
    expect(scoreIndicator(instrument, '1.1.1', state)).toMatchObject({ graded: 0 });
    expect(toNumber(scoreIndicator(instrument, '1.1.1', state).points)).toBe(5);
    expect(scoreIndicator(instrument, '1.1.2', state)).toMatchObject({ graded: 1 });
    expect(toNumber(scoreIndicator(instrument, '1.1.2', state).points)).toBe(10);
  });

  test('does not know an indicator of another instrument', () => {
    expect(() => scoreIndicator(kk32, '9.9.9', { kind: 'not-graded' })).toThrow(
      'No indicator 9.9.9 in kk-3.2',
    );
  });
});

describe('points of a whole evaluation', () => {
  test('an empty sheet is nothing graded, of the whole maximum', () => {
    const { total } = scoreEvaluation(kk32, {});
    expect(total).toMatchObject({ graded: 0, indicators: 79, hasGrades: false });
    expect([total.points, total.max, total.possibleMax].map(toNumber)).toEqual([0, 800, 800]);
  });

  test('what is left out lowers what is possible, and never rescales the points', () => {
    const graded111: GradeSheet = { '1.1.1': graded(4, 4, 4) };
    const without: GradeSheet = {
      ...graded111,
      '1.1.2': { kind: 'not-applicable' },
      '1.2.1': { kind: 'out-of-focus', by: 'Kontaktperson', date: '2023-01-15' },
    };
    const [before, after] = [scoreEvaluation(kk32, graded111), scoreEvaluation(kk32, without)];
    expect(after.total.points).toEqual(before.total.points);
    expect(after.total.max).toEqual(before.total.max);
    expect(toNumber(after.total.possibleMax)).toBe(800 - 10 - 5);
    expect(after.total.indicators).toBe(77);
    expect(after.subareas.get('1.1')).toMatchObject({ graded: 1, indicators: 1 });
  });

  test('an area that is all out of focus has nothing possible and nothing graded', () => {
    const instrument = buildInstrument({ areas: [[[10]], [[10]]], criteria: [{ topGrade: 5 }] });
    const score = scoreEvaluation(instrument, {
      '1.1.1': { kind: 'out-of-focus', by: 'Kontaktperson', date: '2023-01-15' },
      '2.1.1': { kind: 'graded', grades: { c1: 0 } },
    });
    expect(score.areas.get('1')).toMatchObject({
      indicators: 0,
      hasGrades: false,
      possibleMax: { units: 0 },
    });
    expect(score.areas.get('2')).toMatchObject({ indicators: 1, graded: 1, hasGrades: true });
  });

  test('lines stand in the order of the instrument, also when ids look like numbers', () => {
    const instrument = buildInstrument({
      areas: Array.from({ length: 12 }, () => [[1]]),
      criteria: [{ topGrade: 1 }],
    });
    expect([...scoreEvaluation(instrument, {}).areas.keys()]).toEqual(instrument.areas.map(({ id }) => id));
  });

  test('each level is exactly the sum of the one below', () => {
    fc.assert(
      fc.property(arbitraryCase, ([instrument, sheet]) => {
        const score = scoreEvaluation(instrument, sheet);
        const sum = (
          ids: readonly { id: string }[],
          lines: ReadonlyMap<string, { points: { units: number } }>,
        ) => ids.reduce((units, { id }) => units + lines.get(id)!.points.units, 0);
        for (const area of instrument.areas) {
          for (const subarea of area.subareas) {
            expect(score.subareas.get(subarea.id)!.points.units).toBe(
              sum(subarea.indicators, score.indicators),
            );
          }
          expect(score.areas.get(area.id)!.points.units).toBe(sum(area.subareas, score.subareas));
        }
        expect(score.total.points.units).toBe(sum(instrument.areas, score.areas));
      }),
      { numRuns: 60 },
    );
  });

  test('points agree with the formula in unbounded fractions', () => {
    fc.assert(
      fc.property(arbitraryCase, ([instrument, sheet]) => {
        const { total } = scoreEvaluation(instrument, sheet);
        const [numerator, denominator] = totalAsFraction(instrument, sheet);
        expect(BigInt(total.points.units) * denominator).toBe(numerator * BigInt(total.points.unitsPerPoint));
      }),
      { numRuns: 60 },
    );
  });

  test('nothing is below 0, above what is possible, or above the maximum', () => {
    fc.assert(
      fc.property(arbitraryCase, ([instrument, sheet]) => {
        const score = scoreEvaluation(instrument, sheet);
        const lines = [
          score.total,
          ...score.areas.values(),
          ...score.subareas.values(),
          ...score.indicators.values(),
        ];
        for (const { points, possibleMax, max, graded: count, indicators } of lines) {
          expect(points.units).toBeGreaterThanOrEqual(0);
          expect(points.units).toBeLessThanOrEqual(possibleMax.units);
          expect(possibleMax.units).toBeLessThanOrEqual(max.units);
          expect(count).toBeLessThanOrEqual(indicators);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the order in which grades were set does not matter', () => {
    fc.assert(
      fc.property(
        arbitraryCase.chain(([instrument, sheet]) =>
          fc.tuple(
            fc.constant(instrument),
            fc.constant(sheet),
            fc.shuffledSubarray(Object.entries(sheet), { minLength: Object.keys(sheet).length }),
          ),
        ),
        ([instrument, sheet, shuffled]) => {
          expect(scoreEvaluation(instrument, Object.fromEntries(shuffled))).toEqual(
            scoreEvaluation(instrument, sheet),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test('raising one grade raises points on every level by the same exact amount', () => {
    fc.assert(
      fc.property(
        arbitraryCase.chain(([instrument, sheet]) =>
          fc.tuple(fc.constant(instrument), fc.constant(sheet), fc.nat(), fc.nat()),
        ),
        ([instrument, sheet, indicatorPlace, criterionPlace]) => {
          const index = instrumentIndex(instrument);
          const { id } = index.indicators[indicatorPlace % index.indicators.length]!;
          const criteria = index.criteriaByIndicatorId.get(id)!;
          const criterion = criteria[criterionPlace % criteria.length]!;
          const totalAt = (grade: number) => {
            const state = sheet[id]!;
            const grades = state.kind === 'graded' ? state.grades : {};
            const raised: GradeSheet = {
              ...sheet,
              [id]: { kind: 'graded', grades: { ...grades, [criterion.id]: grade } },
            };
            return scoreEvaluation(instrument, raised).total.points.units;
          };
          const step = pointScale(instrument)
            .byIndicatorId.get(id)!
            .criteria.find((scale) => scale.id === criterion.id)!.unitsPerGrade;
          expect(step).toBeGreaterThan(0);
          for (let grade = 1; grade <= criterion.topGrade; grade += 1) {
            expect(totalAt(grade) - totalAt(grade - 1)).toBe(step);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

function graded(systemProcess: number, scope: number, resultAnalysis: number): IndicatorState {
  return {
    kind: 'graded',
    grades: { 'system-process': systemProcess, scope, 'result-analysis': resultAnalysis },
  };
}

/** The total by the published formula, term by term, in fractions of unbounded whole numbers. */
function totalAsFraction(instrument: Instrument, sheet: GradeSheet): readonly [bigint, bigint] {
  const thousandths = (value: number) => BigInt(Math.round(value * 1000));
  let [numerator, denominator] = [0n, 1n];
  for (const indicator of instrumentIndex(instrument).indicators) {
    const state = sheet[indicator.id];
    if (state?.kind !== 'graded') continue;
    const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get(indicator.id)!;
    const weighted = criteria.map(({ id, weight }) => thousandths(weight) * BigInt(state.grades[id] ?? 0));
    const top = criteria.map(({ topGrade, weight }) => thousandths(weight) * BigInt(topGrade));
    const add = (terms: readonly bigint[]) => terms.reduce((sum, term) => sum + term, 0n);
    const [above, below] = [thousandths(indicator.max) * add(weighted), 1000n * add(top)];
    numerator = numerator * below + above * denominator;
    denominator *= below;
  }
  return [numerator, denominator];
}
