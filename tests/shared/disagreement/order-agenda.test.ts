import {
  defaultDisagreementSettings,
  judgeIndicator,
  orderAgenda,
  type Ballot,
  type BallotIndicator,
  type IndicatorJudgement,
} from '@samskar/shared/disagreement';
import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { subtractPoints, toNumber, totalInterval } from '@samskar/shared/scoring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import midway from '../../../server/src/demo/midway-ballots.json' with { type: 'json' };
import { arbitraryBallot, arbitraryInstrument } from '../../support/arbitrary-evaluation.ts';
import { buildInstrument } from '../../support/build-instrument.ts';

describe('the agenda', () => {
  const instrument = buildInstrument({
    areas: [[[10, 10, 10, 20, 10, 10]]],
    criteria: [{ topGrade: 5 }, { topGrade: 5 }],
  });

  test('begins with what can move the total most, then keeps one theme together, then the instrument’s order', () => {
    const judgements = judgeAll(instrument, [
      ballot([
        [3, 3],
        [3, 3],
        [3, 3],
        [3, 3],
        [0, 3],
        [3, 3],
      ]),
      ballot([
        [3, 4],
        [4, 3],
        [3, 4],
        [3, 4],
        [1, 3],
        [3, 3],
      ]),
    ]);
    expect(orderAgenda(instrument, judgements).map(({ indicatorId }) => indicatorId)).toEqual([
      '1.1.4', // 2 points
      '1.1.5', // 1 point each from here: whether there is a system,
      '1.1.2', // a step on the first criterion,
      '1.1.1', // a step on the second, twice
      '1.1.3',
      '1.1.6', // the same grades without evidence
    ]);
  });

  test('goes from what can move the total most down to nothing', () => {
    const judgements = judgeAll(instrument, [
      ballot([
        [3, 3],
        [1, 3],
        [3, 3],
        [3, 3],
        [3, 3],
        [3, 3],
      ]),
      ballot([
        [3, 4],
        [5, 3],
        [3, 3],
        [3, 1],
        [3, 3],
        [3, 3],
      ]),
    ]);
    const agenda = orderAgenda(instrument, judgements);
    expect(agenda.map((item) => toNumber(item.pointsAtStake)).slice(0, 4)).toEqual([4, 4, 1, 0]);
  });

  test('leaves out what is green', () => {
    const evidence = { '11111111-1111-4111-8111-111111111111': 2 as const };
    const said = { applicable: true, grades: { c1: 3, c2: 3 }, unsure: [], reason: '', evidence };
    const judgement = judgeIndicator(instrument, '1.1.1', [said, said], defaultDisagreementSettings);
    expect(orderAgenda(instrument, [judgement])).toEqual([]);
  });

  test('what is at stake adds up to the width of the total’s interval', () => {
    fc.assert(
      fc.property(
        arbitraryInstrument.chain((one) =>
          fc.tuple(fc.constant(one), arbitraryBallot(one), arbitraryBallot(one)),
        ),
        ([one, a, b]) => {
          const { lowest, highest } = totalInterval(one, { ballots: [a, b], settled: {} });
          const atStake = judgeAll(one, [a, b]).map(({ pointsAtStake }) => toNumber(pointsAtStake));
          const width = toNumber(subtractPoints(highest, lowest));
          expect(atStake.reduce((sum, points) => sum + points, 0)).toBeCloseTo(width, 9);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the half-way demo', () => {
  const kk32 = findShippedInstrument('kk-3.2')!;

  test('reveals red, amber and, where evidence is shared, green', () => {
    const shared = { '11111111-1111-4111-8111-111111111111': 2 as const };
    const complete = (
      ballots: Readonly<Record<string, Pick<BallotIndicator, 'applicable' | 'grades' | 'unsure'>>>,
    ): Ballot =>
      Object.fromEntries(
        Object.entries(ballots).map(([id, said]) => [id, { ...said, reason: '', evidence: shared }]),
      );
    const tiers = judgeAll(kk32, [complete(midway.a), complete(midway.b)]).map(({ tier }) => tier);
    const count = (tier: string) => tiers.filter((one) => one === tier).length;
    expect(midway.madeUp).toBe(true);
    expect(tiers).toHaveLength(79);
    expect(count('green')).toBeGreaterThan(30);
    expect(count('amber')).toBeGreaterThan(15);
    expect(count('red')).toBeGreaterThan(10);
  });
});

function judgeAll(instrument: Instrument, ballots: readonly Ballot[]): readonly IndicatorJudgement[] {
  return instrumentIndex(instrument).indicators.map(({ id }) =>
    judgeIndicator(
      instrument,
      id,
      ballots.map((one) => one[id]!),
      defaultDisagreementSettings,
    ),
  );
}

function ballot(grades: readonly (readonly [number, number])[]): Ballot {
  return Object.fromEntries(
    grades.map(([c1, c2], place) => [
      `1.1.${place + 1}`,
      { applicable: true, grades: { c1, c2 }, unsure: [], reason: '', evidence: {} },
    ]),
  );
}
