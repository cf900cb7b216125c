import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import {
  ballotSheet,
  comparePoints,
  indicatorInterval,
  scoreEvaluation,
  toNumber,
  totalInterval,
  type Ballot,
  type BallotIndicator,
  type GradeSheet,
  type IndicatorState,
  type Settlement,
} from '@samskar/shared/scoring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryBallot, arbitraryInstrument } from '../../support/arbitrary-evaluation.ts';
import { buildInstrument } from '../../support/build-instrument.ts';

const kk32 = findShippedInstrument('kk-3.2')!;

describe('where one indicator can end', () => {
  test.each<
    [
      what: string,
      said: readonly (BallotIndicator | undefined)[],
      settled: Settlement | undefined,
      from: number,
      to: number,
    ]
  >([
    [
      'open: per criterion between the two grades',
      [says(3, 1, 5), says(1, 3, 5)],
      undefined,
      (2 / 3) * 7,
      (2 / 3) * 11,
    ],
    ['open, though equal in points', [says(3, 2, 1), says(2, 3, 1)], undefined, (2 / 3) * 5, (2 / 3) * 7],
    ['identical grades', [says(2, 2, 2), says(2, 2, 2)], undefined, 4, 4],
    [
      'three assessors: between the extremes',
      [says(1, 1, 1), says(4, 2, 1), says(2, 0, 1)],
      undefined,
      (2 / 3) * 2,
      (2 / 3) * 7,
    ],
    ['applicable against not', [says(5, 5, 5), notApplicable()], undefined, 0, 10],
    ['not applicable for both', [notApplicable(), notApplicable()], undefined, 0, 0],
    ['a ballot that is not revealed', [says(5, 5, 5), undefined], undefined, 0, 10],
    ['no ballot at all', [], undefined, 0, 10],
    ['parked', [says(2, 2, 2), says(2, 2, 2)], { kind: 'parked' }, 0, 10],
    ['decided', [says(1, 1, 1), says(5, 5, 5)], graded(3, 3, 3), 6, 6],
    ['decided as not applicable', [says(1, 1, 1), notApplicable()], { kind: 'not-applicable' }, 0, 0],
    ['out of focus', [], { kind: 'out-of-focus', by: 'Kontaktperson', date: '2026-01-15' }, 0, 0],
    ['not graded is open', [says(1, 1, 1), says(1, 1, 1)], { kind: 'not-graded' }, 2, 2],
  ])('%s', (_, said, settled, from, to) => {
    const { lowest, highest } = indicatorInterval(kk32, '1.1.1', said, settled);
    expect(toNumber(lowest)).toBeCloseTo(from, 12);
    expect(toNumber(highest)).toBeCloseTo(to, 12);
  });
});

describe('where the total can end', () => {
  const instrument = buildInstrument({ areas: [[[10, 10]], [[20]]], criteria: [{ topGrade: 5 }] });

  test('holds the mean rule, and the totals by one ballot alone', () => {
    const interval = totalInterval(instrument, {
      ballots: [
        ballot({ '1.1.1': 1, '1.1.2': 3, '2.1.1': 4 }),
        ballot({ '1.1.1': 3, '1.1.2': 3, '2.1.1': 1 }),
      ],
      settled: { '1.1.2': { kind: 'graded', grades: { c1: 5 } } },
    });
    expect(toNumber(interval.lowest)).toBe(2 + 10 + 4);
    expect(toNumber(interval.highest)).toBe(6 + 10 + 16);
    expect(interval.byBallot.map((points) => toNumber(points!))).toEqual([2 + 10 + 16, 6 + 10 + 4]);
    expect(toNumber(interval.mean!)).toBe((28 + 20) / 2);
  });

  test('marks no mean and no ballot where a ballot is missing', () => {
    const interval = totalInterval(instrument, {
      ballots: [ballot({ '1.1.1': 1, '1.1.2': 1 }), ballot({ '1.1.1': 1, '1.1.2': 1, '2.1.1': 1 })],
      settled: {},
    });
    expect(interval.byBallot[0]).toBeUndefined();
    expect(toNumber(interval.byBallot[1]!)).toBe(8);
    expect(interval.mean).toBeUndefined();
    expect([interval.lowest, interval.highest].map(toNumber)).toEqual([4, 24]);
  });

  test('can be asked for some areas alone', () => {
    const interval = totalInterval(instrument, {
      ballots: [ballot({ '1.1.1': 1, '1.1.2': 1 }), ballot({ '1.1.1': 1, '1.1.2': 2 })],
      settled: {},
      areaIds: ['1'],
    });
    expect([interval.lowest, interval.highest].map(toNumber)).toEqual([4, 6]);
  });

  test('contains every total that decisions can reach, and both its ends are reached', () => {
    fc.assert(
      fc.property(arbitraryOpenCase, ([openInstrument, ballots, choices, parked]) => {
        const settled = Object.fromEntries(
          parked.map((id): [string, Settlement] => [id, { kind: 'parked' }]),
        );
        const { lowest, highest, mean, byBallot } = totalInterval(openInstrument, { ballots, settled });
        const totalOf = (pick: Pick) =>
          scoreEvaluation(openInstrument, decideAll(openInstrument, ballots, parked, pick)).total.points;
        let place = 0;
        const reached = totalOf(
          (from, to) => from + (choices[(place += 1) % choices.length]! % (to - from + 1)),
        );
        for (const points of [reached, mean!, ...byBallot.map((one) => one!)]) {
          expect(comparePoints(lowest, points)).toBeLessThanOrEqual(0);
          expect(comparePoints(points, highest)).toBeLessThanOrEqual(0);
        }
        expect(totalOf((from) => from)).toEqual(lowest);
        expect(totalOf((_, to) => to)).toEqual(highest);
      }),
      { numRuns: 40 },
    );
  });

  test('is one value when everything is decided', () => {
    fc.assert(
      fc.property(
        arbitraryInstrument.chain((one) =>
          fc.tuple(fc.constant(one), arbitraryBallot(one), arbitraryBallot(one)),
        ),
        ([one, a, b]) => {
          const settled = ballotSheet(a);
          const interval = totalInterval(one, { ballots: [a, b], settled });
          const { points } = scoreEvaluation(one, settled).total;
          expect([interval.lowest, interval.highest]).toEqual([points, points]);
        },
      ),
      { numRuns: 30 },
    );
  });
});

/** Chooses a whole grade from `from` to `to`, both included. */
type Pick = (from: number, to: number) => number;

const arbitraryOpenCase = arbitraryInstrument.chain((instrument) =>
  fc.tuple(
    fc.constant(instrument),
    fc.array(arbitraryBallot(instrument), { minLength: 2, maxLength: 3 }),
    fc.array(fc.nat({ max: 1000 }), { minLength: 5, maxLength: 20 }),
    fc.subarray(idsOf(instrument), { maxLength: Math.min(3, idsOf(instrument).length) }),
  ),
);

function idsOf(instrument: Instrument): string[] {
  return instrumentIndex(instrument).indicators.map(({ id }) => id);
}

/** Decides every indicator within what is open: any grade between the given ones, any at all where that is in doubt. */
function decideAll(
  instrument: Instrument,
  ballots: readonly Ballot[],
  parked: readonly string[],
  pick: Pick,
): GradeSheet {
  const { indicators, criteriaByIndicatorId } = instrumentIndex(instrument);
  return Object.fromEntries(
    indicators.map(({ id }): [string, IndicatorState] => {
      const said = ballots.map((one) => one[id]!);
      const applicable = said.filter((one) => one.applicable);
      const isParked = parked.includes(id);
      if (applicable.length === 0 && !isParked) return [id, { kind: 'not-applicable' }];
      const isInDoubt = isParked || applicable.length < said.length;
      const grades = criteriaByIndicatorId.get(id)!.map((criterion) => {
        const given = applicable.map((one) => one.grades[criterion.id]!);
        const grade = isInDoubt ? pick(0, criterion.topGrade) : pick(Math.min(...given), Math.max(...given));
        return [criterion.id, grade] as const;
      });
      return [id, { kind: 'graded', grades: Object.fromEntries(grades) }];
    }),
  );
}

function ballot(gradeByIndicatorId: Readonly<Record<string, number>>): Ballot {
  return Object.fromEntries(
    Object.entries(gradeByIndicatorId).map(([id, grade]) => [
      id,
      { ...notApplicable(), applicable: true, grades: { c1: grade } },
    ]),
  );
}

function says(systemProcess: number, scope: number, resultAnalysis: number): BallotIndicator {
  const { grades } = graded(systemProcess, scope, resultAnalysis);
  return { ...notApplicable(), applicable: true, grades: { ...grades } };
}

function notApplicable(): BallotIndicator {
  return { applicable: false, grades: {}, unsure: [], reason: '', evidence: {} };
}

function graded(systemProcess: number, scope: number, resultAnalysis: number) {
  return {
    kind: 'graded',
    grades: { 'system-process': systemProcess, scope, 'result-analysis': resultAnalysis },
  } as const;
}
