import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import type { Ballot, BallotIndicator, GradeSheet, IndicatorState } from '@samskar/shared/scoring';
import fc from 'fast-check';
import { buildInstrument } from './build-instrument.ts';

/** kk-3.2, and instruments of other shapes: few and many areas, uneven top grades and weights, decimals in maxima. */
export const arbitraryInstrument: fc.Arbitrary<Instrument> = fc.oneof(
  fc.constant(findShippedInstrument('kk-3.2')!),
  fc
    .record({
      areas: fc.array(
        fc.array(fc.array(arbitraryMax(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        {
          minLength: 1,
          maxLength: 20,
        },
      ),
      criteria: fc.array(
        fc.record({ topGrade: fc.integer({ min: 1, max: 10 }), weight: fc.constantFrom(1, 2, 3, 0.5, 1.25) }),
        { minLength: 1, maxLength: 4 },
      ),
    })
    .map(buildInstrument),
);

/** A sheet for the instrument in which every state occurs, grades being complete or not. */
export function arbitrarySheet(instrument: Instrument): fc.Arbitrary<GradeSheet> {
  return fc.record(
    Object.fromEntries(
      instrumentIndex(instrument).indicators.map(({ id }) => [id, arbitraryState(instrument, id)]),
    ),
  );
}

/** A ballot with a complete grading, or not applicable, for every indicator: what can be revealed. */
export function arbitraryBallot(instrument: Instrument): fc.Arbitrary<Ballot> {
  return fc.record(
    Object.fromEntries(
      instrumentIndex(instrument).indicators.map(({ id }) => [id, arbitraryBallotIndicator(instrument, id)]),
    ),
  );
}

function arbitraryMax(): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(2.5, 7.5, 0.125, 33.333));
}

function arbitraryState(instrument: Instrument, indicatorId: string): fc.Arbitrary<IndicatorState> {
  const grades = arbitraryGrades(instrument, indicatorId);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record(grades).map((all): IndicatorState => ({ kind: 'graded', grades: all })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.record(grades), fc.subarray(Object.keys(grades), { minLength: 1 }))
        .map(([all, kept]): IndicatorState => ({
          kind: 'graded',
          grades: Object.fromEntries(kept.map((criterionId) => [criterionId, all[criterionId]!])),
        })),
    },
    { weight: 1, arbitrary: fc.constant<IndicatorState>({ kind: 'not-graded' }) },
    { weight: 1, arbitrary: fc.constant<IndicatorState>({ kind: 'not-applicable' }) },
    {
      weight: 1,
      arbitrary: fc.constant<IndicatorState>({
        kind: 'out-of-focus',
        by: 'Kontaktperson',
        date: '2026-01-15',
      }),
    },
  );
}

function arbitraryBallotIndicator(
  instrument: Instrument,
  indicatorId: string,
): fc.Arbitrary<BallotIndicator> {
  const rest = { unsure: [], reason: '', evidence: {} };
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .record(arbitraryGrades(instrument, indicatorId))
        .map((grades): BallotIndicator => ({ applicable: true, grades, ...rest })),
    },
    { weight: 1, arbitrary: fc.constant<BallotIndicator>({ applicable: false, grades: {}, ...rest }) },
  );
}

function arbitraryGrades(instrument: Instrument, indicatorId: string): Record<string, fc.Arbitrary<number>> {
  const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get(indicatorId)!;
  return Object.fromEntries(criteria.map(({ id, topGrade }) => [id, fc.integer({ min: 0, max: topGrade })]));
}
