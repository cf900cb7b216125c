import { defaultDisagreementSettings, findGaps, type Ballot } from '@samskar/shared/disagreement';
import { toNumber } from '@samskar/shared/scoring';
import { describe, expect, test } from 'vitest';
import { buildInstrument } from '../../support/build-instrument.ts';

describe('gaps between the assessors', () => {
  // One grade step is 1 point in area 1, and 5 points in areas 2 and 3.
  const instrument = buildInstrument({ areas: [[[10]], [[50]], [[50]]], criteria: [{ topGrade: 10 }] });
  const allAreas = ['1', '2', '3'];

  test.each<[what: string, a: readonly number[], b: readonly number[], gaps: readonly unknown[]]>([
    ['4 points apart in an area', [9, 5, 5], [5, 5, 5], []],
    ['5 points apart in an area', [10, 5, 5], [5, 5, 5], [['1', 5]]],
    ['5 points apart the other way', [5, 5, 5], [5, 6, 5], [['2', 5]]],
    [
      'areas that cancel in the total',
      [5, 8, 5],
      [5, 5, 8],
      [
        ['2', 15],
        ['3', 15],
      ],
    ],
    [
      '20 points apart in the total',
      [5, 9, 5],
      [5, 5, 5],
      [
        ['2', 20],
        ['total', 20],
      ],
    ],
  ])('%s', (_, a, b, gaps) => {
    const found = findGaps(instrument, [ballot(a), ballot(b)], allAreas, defaultDisagreementSettings);
    expect(found.map(({ of, apart }) => [of.kind === 'area' ? of.areaId : of.kind, toNumber(apart)])).toEqual(
      gaps,
    );
  });

  test('tell each assessor’s points, in the order of the ballots', () => {
    const [gap] = findGaps(instrument, [ballot([5, 1, 5]), ballot([5, 3, 5]), ballot([5, 2, 5])], allAreas, {
      ...defaultDisagreementSettings,
      totalGapPoints: 1000,
    });
    expect(gap?.points.map(toNumber)).toEqual([5, 15, 10]);
    expect(toNumber(gap!.apart)).toBe(10);
  });

  test('speak of revealed areas only, and of the total once all are', () => {
    const ballots = [ballot([5, 9, 0]), ballot([5, 5, 0])];
    const found = findGaps(instrument, ballots, ['1', '2'], defaultDisagreementSettings);
    expect(found.map(({ of }) => of)).toEqual([{ kind: 'area', areaId: '2' }]);
  });
});

function ballot(grades: readonly number[]): Ballot {
  return Object.fromEntries(
    grades.map((c1, place) => [
      `${place + 1}.1.1`,
      { applicable: true, grades: { c1 }, unsure: [], reason: '', evidence: {} },
    ]),
  );
}
