import {
  defaultDisagreementSettings,
  judgeIndicator,
  type BallotIndicator,
  type DisagreementSettings,
  type Tier,
  type TriggerKind,
} from '@samskar/shared/disagreement';
import { instrumentIndex } from '@samskar/shared/instrument';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { toNumber } from '@samskar/shared/scoring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryBallot, arbitraryInstrument } from '../../support/arbitrary-evaluation.ts';
import { buildInstrument } from '../../support/build-instrument.ts';

const kk32 = findShippedInstrument('kk-3.2')!;
const shared = 'shared';
const onlyA = 'only-a';
const onlyB = 'only-b';
const notApplicable: BallotIndicator = {
  applicable: false,
  grades: {},
  unsure: [],
  reason: '',
  evidence: {},
};

describe('the tier of two ballots, by the default settings', () => {
  test.each<
    [what: string, a: BallotIndicator, b: BallotIndicator, tier: Tier, kinds: readonly TriggerKind[]]
  >([
    ['identical with shared evidence', says([3, 3, 3]), says([3, 3, 3]), 'green', []],
    [
      'identical, evidence shared among more',
      says([3, 3, 3], [onlyA, shared]),
      says([3, 3, 3], [shared]),
      'green',
      [],
    ],
    [
      'identical on disjoint evidence',
      says([3, 3, 3], [onlyA]),
      says([3, 3, 3], [onlyB]),
      'amber',
      ['disjoint-evidence'],
    ],
    ['identical, no evidence on one side', says([3, 3, 3], []), says([3, 3, 3]), 'amber', ['no-evidence']],
    ['identical, no evidence at all', says([3, 3, 3], []), says([3, 3, 3], []), 'amber', ['no-evidence']],
    ['identical, one unsure', says([3, 3, 3], [shared], ['scope']), says([3, 3, 3]), 'amber', ['unsure']],
    ['one step apart', says([3, 3, 3]), says([3, 4, 3]), 'amber', ['criterion-apart']],
    [
      'one step apart on two criteria',
      says([3, 3, 3]),
      says([4, 4, 3]),
      'amber',
      ['criterion-apart', 'criterion-apart'],
    ],
    ['two steps apart', says([3, 3, 3]), says([3, 5, 3]), 'red', ['criterion-far-apart']],
    ['0 against 1: is there a system?', says([0, 3, 3]), says([1, 3, 3]), 'red', ['existence']],
    ['0 against 1 on another criterion', says([3, 0, 3]), says([3, 1, 3]), 'amber', ['criterion-apart']],
    [
      'equal points from different grades',
      says([3, 4, 3]),
      says([4, 3, 3]),
      'amber',
      ['equal-points-different-grades', 'criterion-apart', 'criterion-apart'],
    ],
    [
      'equal points from grades far apart',
      says([5, 1, 3]),
      says([3, 3, 3]),
      'red',
      ['criterion-far-apart', 'criterion-far-apart', 'equal-points-different-grades'],
    ],
    [
      'far apart in points and on a criterion',
      says([3, 3, 3]),
      says([4, 4, 5]),
      'red',
      ['criterion-far-apart', 'points-far-apart', 'criterion-apart', 'criterion-apart'],
    ],
    ['applicable against not', says([3, 3, 3]), notApplicable, 'red', ['applicability']],
    ['not applicable for both', notApplicable, notApplicable, 'green', []],
  ])('%s', (_, a, b, tier, kinds) => {
    for (const said of [
      [a, b],
      [b, a],
    ]) {
      const judgement = judgeIndicator(kk32, '1.1.1', said, defaultDisagreementSettings);
      expect(judgement.tier).toBe(tier);
      expect(judgement.triggers.map(({ kind }) => kind)).toEqual(kinds);
    }
  });

  test('a quarter of the maximum is red, one step less is not, and a distance of 1 is no excuse', () => {
    const instrument = buildInstrument({
      areas: [[[10]]],
      criteria: Array.from({ length: 4 }, () => ({ topGrade: 4 })),
    });
    const grades = (...all: readonly number[]) =>
      Object.fromEntries(all.map((grade, place) => [`c${place + 1}`, grade]));
    const tierOf = (b: Record<string, number>) =>
      judgeIndicator(
        instrument,
        '1.1.1',
        [
          { ...says([]), grades: grades(2, 2, 2, 2) },
          { ...says([]), grades: b },
        ],
        defaultDisagreementSettings,
      ).tier;
    expect(tierOf(grades(3, 3, 3, 3))).toBe('red');
    expect(tierOf(grades(3, 3, 3, 2))).toBe('amber');
  });
});

describe('the settings of an evaluation', () => {
  test.each<[what: string, settings: Partial<DisagreementSettings>, b: readonly number[], tier: Tier]>([
    ['a wider red step', { redStep: 3 }, [3, 5, 3], 'amber'],
    ['a narrower red step', { redStep: 1 }, [3, 4, 3], 'red'],
    ['a smaller red share', { redShareOfMax: 0.1 }, [4, 4, 3], 'red'],
  ])('%s', (_, settings, b, tier) => {
    const judged = judgeIndicator(kk32, '1.1.1', [says([3, 3, 3]), says(b)], {
      ...defaultDisagreementSettings,
      ...settings,
    });
    expect(judged.tier).toBe(tier);
  });

  test('may take 0 against 1 on the first criterion as any other step', () => {
    const settings = { ...defaultDisagreementSettings, redExistence: false };
    expect(judgeIndicator(kk32, '1.1.1', [says([0, 3, 3]), says([1, 3, 3])], settings).tier).toBe('amber');
  });
});

describe('three assessors', () => {
  test('are judged by their range', () => {
    const judged = judgeIndicator(
      kk32,
      '1.1.1',
      [says([3, 3, 3]), says([3, 4, 3]), says([3, 5, 3])],
      defaultDisagreementSettings,
    );
    expect(judged.triggers).toEqual([
      { kind: 'criterion-far-apart', tier: 'red', criterionId: 'scope', grades: [3, 4, 5] },
    ]);
    expect(toNumber(judged.pointsAtStake)).toBeCloseTo((10 * 2) / 15, 12);
  });

  test('are red when one of them finds it not applicable', () => {
    const said = [says([3, 3, 3]), notApplicable, says([3, 3, 3])];
    expect(judgeIndicator(kk32, '1.1.1', said, defaultDisagreementSettings).triggers).toEqual([
      { kind: 'applicability', tier: 'red', applicable: [true, false, true] },
    ]);
  });
});

test('not applicable by all is amber where one is unsure, and green else', () => {
  const unsure = { ...notApplicable, unsure: ['result-analysis'] };
  const judged = judgeIndicator(kk32, '1.1.1', [notApplicable, unsure], defaultDisagreementSettings);
  expect(judged).toMatchObject({ tier: 'amber', triggers: [{ kind: 'unsure', places: [1] }] });
  const sure = judgeIndicator(kk32, '1.1.1', [notApplicable, notApplicable], defaultDisagreementSettings);
  expect(sure.tier).toBe('green');
});

describe('points at stake', () => {
  test.each<[what: string, a: BallotIndicator, b: BallotIndicator, points: number]>([
    ['nothing where both agree', says([3, 3, 3]), says([3, 3, 3]), 0],
    [
      'each criterion’s own distance, so that opposite ones do not cancel',
      says([5, 1, 3]),
      says([3, 3, 3]),
      (10 * 4) / 15,
    ],
    ['the whole maximum where it may not be applicable', says([3, 3, 3]), notApplicable, 10],
  ])('are %s', (_, a, b, points) => {
    const { pointsAtStake } = judgeIndicator(kk32, '1.1.1', [a, b], defaultDisagreementSettings);
    expect(toNumber(pointsAtStake)).toBeCloseTo(points, 12);
  });
});

test('the tier is that of the gravest trigger, which stands first, whoever is A', () => {
  fc.assert(
    fc.property(
      arbitraryInstrument.chain((one) =>
        fc.tuple(fc.constant(one), arbitraryBallot(one), arbitraryBallot(one)),
      ),
      ([instrument, a, b]) => {
        for (const { id } of instrumentIndex(instrument).indicators) {
          const judged = judgeIndicator(instrument, id, [a[id]!, b[id]!], defaultDisagreementSettings);
          const other = judgeIndicator(instrument, id, [b[id]!, a[id]!], defaultDisagreementSettings);
          expect(judged.tier).toBe(judged.triggers[0]?.tier ?? 'green');
          expect(judged.triggers.some(({ tier }) => tier === 'red')).toBe(judged.tier === 'red');
          expect([other.tier, other.pointsAtStake]).toEqual([judged.tier, judged.pointsAtStake]);
          if (judged.tier === 'green') expect(judged.pointsAtStake.units).toBe(0);
        }
      },
    ),
    { numRuns: 40 },
  );
});

function says(
  grades: readonly number[],
  evidenceIds: readonly string[] = [shared],
  unsure: string[] = [],
): BallotIndicator {
  const ids = ['system-process', 'scope', 'result-analysis'];
  return {
    applicable: true,
    grades: Object.fromEntries(grades.map((grade, place) => [ids[place]!, grade])),
    unsure,
    reason: '',
    evidence: Object.fromEntries(evidenceIds.map((id) => [id, 2 as const])),
  };
}
