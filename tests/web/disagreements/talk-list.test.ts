import { subtractPoints, toNumber, totalInterval } from '@samskar/shared/scoring';
import { foldEvents, type EvaluationEvent } from '@samskar/shared/evaluation';
import { expect, test } from 'vitest';
import { settlements } from '../../../web/src/lib/evaluation/grade-sheets.ts';
import { judgeAreas } from '../../../web/src/lib/evaluation/judge-areas.ts';
import {
  fitsFilter,
  readFilter,
  withQuery,
} from '../../../web/src/routes/evaluation/[id]/disagreements/talk-filter.ts';
import {
  countTiers,
  movableNow,
  nextOpen,
  talkGroups,
} from '../../../web/src/routes/evaluation/[id]/disagreements/talk-list.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import {
  confirmedEvent,
  createdEvent,
  decidedEvent,
  personA,
  personB,
  revealEvent,
  said,
} from '../support/events.ts';

/** Two areas; one criterion 0-5. 1.1.1 and 2.1.1 red, 1.1.2 amber, 1.1.3 green. */
const instrument = buildInstrument({ areas: [[[10, 10, 10]], [[20]]], criteria: [{ topGrade: 5 }] });
const ballots = {
  first: {
    [personA]: { '1.1.1': said({ c1: 1 }), '1.1.2': said({ c1: 3 }), '1.1.3': said({ c1: 3 }) },
    [personB]: { '1.1.1': said({ c1: 3 }), '1.1.2': said({ c1: 4 }), '1.1.3': said({ c1: 3 }) },
  },
  second: { [personA]: { '2.1.1': said({ c1: 1 }) }, [personB]: { '2.1.1': said({ c1: 5 }) } },
};
const reveals = [revealEvent(2, '1', ballots.first), revealEvent(3, '2', ballots.second)];
const everything = { area: undefined, tier: undefined, state: undefined };

function stateAfter(events: readonly EvaluationEvent[] = []) {
  return foldEvents([createdEvent, ...reveals, ...events])!;
}

function judgedAfter(events: readonly EvaluationEvent[] = []) {
  return judgeAreas(stateAfter(events), instrument);
}

const decided = decidedEvent(4, personA, '2.1.1', { kind: 'graded', grades: { c1: 3 } });
const ids = (groups: ReturnType<typeof talkGroups>) =>
  groups.map(({ tier, rows }) => [tier, ...rows.map(({ indicatorId }) => indicatorId)]);

test('red comes before amber before green, and what can move the total most comes first', () => {
  expect(ids(talkGroups(instrument, judgedAfter(), everything))).toEqual([
    ['red', '2.1.1', '1.1.1'],
    ['amber', '1.1.2'],
    ['green', '1.1.3'],
  ]);
});

test('what is decided has nothing at stake, and stands after what is open', () => {
  const judged = judgedAfter([decided]);
  expect(ids(talkGroups(instrument, judged, everything))[0]).toEqual(['red', '1.1.1', '2.1.1']);
  expect(judged.find(({ indicatorId }) => indicatorId === '2.1.1')?.pointsAtStake.units).toBe(0);
});

test('what is parked can end anywhere, and stands where that puts it', () => {
  const parked = decidedEvent(4, personA, '1.1.1', { kind: 'parked', task: 'Finn planen' });
  const judged = judgedAfter([parked, decidedEvent(5, personA, '2.1.1', { kind: 'parked', task: 'Spør' })]);
  const staked = judged.map(({ indicatorId, pointsAtStake }) => [indicatorId, toNumber(pointsAtStake)]);
  expect(staked).toContainEqual(['1.1.1', 10]);
  expect(staked).toContainEqual(['2.1.1', 20]);
  expect(ids(talkGroups(instrument, judgedAfter([parked, decided]), everything))[0]).toEqual([
    'red',
    '1.1.1',
    '2.1.1',
  ]);
});

test('the list can be narrowed to an area, a tier and a state', () => {
  const judged = judgedAfter([decided]);
  const shown = (filter: Partial<typeof everything>) =>
    judged
      .filter((one) => fitsFilter(one, { ...everything, ...filter }))
      .map(({ indicatorId }) => indicatorId);
  expect(
    shown(readFilter(new URLSearchParams('area=1&tier=red'), ['1', '2']) as Partial<typeof everything>),
  ).toEqual(['1.1.1']);
  expect(
    shown(readFilter(new URLSearchParams('state=unconfirmed'), ['1', '2']) as Partial<typeof everything>),
  ).toEqual(['2.1.1']);
});

test('an address with words that mean nothing narrows nothing', () => {
  expect(readFilter(new URLSearchParams('area=9&tier=blue&state='), ['1'])).toEqual(everything);
});

test('changing one word of the address leaves the others', () => {
  const query = new URLSearchParams('area=1&tier=red');
  expect(withQuery(query, { tier: undefined, indicator: '1.1.1' })).toBe('?area=1&indicator=1.1.1');
  expect(withQuery(query, { tier: undefined, area: undefined })).toBe('?');
});

test('confirmed by both is settled, decided by one is not', () => {
  const judged = judgedAfter([decided, confirmedEvent(5, personB, decided)]);
  expect(
    judged
      .filter((one) => fitsFilter(one, { ...everything, state: 'settled' }))
      .map(({ indicatorId }) => indicatorId),
  ).toEqual(['2.1.1']);
});

test('the counts say how many of each tier are open', () => {
  expect(countTiers(judgedAfter([decided]))).toEqual([
    { tier: 'red', open: 1, all: 2 },
    { tier: 'amber', open: 1, all: 1 },
    { tier: 'green', open: 1, all: 1 },
  ]);
});

test('the next open one goes round, passes the decided, and leaves the greens to be accepted together', () => {
  const groups = talkGroups(instrument, judgedAfter([decided]), everything);
  expect(nextOpen(groups, undefined)).toBe('1.1.1');
  expect(nextOpen(groups, '1.1.1')).toBe('1.1.2');
  expect(nextOpen(groups, '1.1.2')).toBe('1.1.1');
  const one = talkGroups(instrument, judgedAfter([decided]), { ...everything, tier: 'amber' });
  expect(nextOpen(one, '1.1.2')).toBeUndefined();
});

test.each([
  ['nothing decided', []],
  ['one decided', [decided]],
  ['one parked', [decidedEvent(4, personA, '1.1.2', { kind: 'parked', task: 'Finn planen' })]],
])('with %s, the total can move by as much as its interval is wide', (_, events) => {
  const state = stateAfter(events);
  const merged = [personA, personB].map((person) => ({
    ...state.revealed['1']!.ballots[person],
    ...state.revealed['2']!.ballots[person],
  }));
  const { lowest, highest } = totalInterval(instrument, {
    ballots: merged,
    settled: settlements(state, instrument),
  });
  expect(movableNow(instrument, judgeAreas(state, instrument))).toEqual(subtractPoints(highest, lowest));
});

test('each tier says what is left after it', () => {
  const [red, amber] = talkGroups(instrument, judgedAfter(), everything);
  expect(red!.movableAfter.units / red!.movableAfter.unitsPerPoint).toBe(2);
  expect(amber!.movableAfter.units).toBe(0);
});
