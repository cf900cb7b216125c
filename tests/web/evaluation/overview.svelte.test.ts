import { assessorsOf, foldEvents, settledSheet, type EvaluationEvent } from '@samskar/shared/evaluation';
import { instrumentIndex } from '@samskar/shared/instrument';
import { scoreEvaluation } from '@samskar/shared/scoring';
import type { PointsView, TextChange } from '@samskar/shared/api';
import { expect, test } from 'vitest';
import type { EvaluationScreen } from '../../../web/src/lib/evaluation/evaluation-screen.svelte.ts';
import { Overview } from '../../../web/src/routes/evaluation/[id]/overview/overview.svelte.ts';
import { changedIndicators } from '../../../web/src/routes/evaluation/[id]/overview/changed-indicators.ts';
import { newsLines } from '../../../web/src/routes/evaluation/[id]/overview/news-lines.ts';
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

/** Two areas; one criterion 0-5. */
const instrument = buildInstrument({ areas: [[[10], [10]], [[20]]], criteria: [{ topGrade: 5 }] });
const notApplicable = said({}, { applicable: false });
const reveals = [
  revealEvent(2, '1', {
    [personA]: { '1.1.1': said({ c1: 1 }), '1.2.1': notApplicable },
    [personB]: { '1.1.1': said({ c1: 3 }), '1.2.1': said({ c1: 5 }) },
  }),
  revealEvent(3, '2', {
    [personA]: { '2.1.1': said({ c1: 4 }) },
    [personB]: { '2.1.1': said({ c1: 4 }) },
  }),
];

type Who = { readonly isAssessor?: boolean; readonly points?: PointsView };

function overviewAfter(
  events: readonly EvaluationEvent[],
  { isAssessor = true, points }: Who = {},
): Overview {
  const state = foldEvents([createdEvent, ...events])!;
  const { areaByIndicatorId } = instrumentIndex(instrument);
  const ballotsOf = (area: string) => state.revealed[area]?.ballots;
  const screen = {
    state,
    instrument,
    index: instrumentIndex(instrument),
    points,
    isAssessor,
    revealedAreas: instrument.areas.map(({ id }) => id).filter((id) => state.revealed[id]),
    ownValues: (area: string) => ballotsOf(area)?.[personA],
    revealedBallots: (indicator: string) => {
      const ballots = ballotsOf(areaByIndicatorId.get(indicator)!.id);
      return ballots && assessorsOf(state).flatMap((person) => ballots[person]?.[indicator] ?? []);
    },
    agreedScore: scoreEvaluation(instrument, settledSheet(state, instrument)),
  };
  // What the overview reads of a screen; the rest of it is sockets.
  return new Overview(screen as unknown as EvaluationScreen, () => 'nb');
}

const decided = (seq: number, indicator: string, c1: number) =>
  decidedEvent(seq, personA, indicator, { kind: 'graded', grades: { c1 } });
const all = [decided(4, '1.1.1', 1), decided(5, '1.2.1', 5), decided(6, '2.1.1', 4)];

test('the interval that all share has a maximum of its own, and not that of who looks', () => {
  const overview = overviewAfter(reveals);
  expect(overview.total).toMatchObject({ kind: 'interval', text: '18–32', possibleMax: 40, max: 40 });
  expect(overview.points('area', '1')).toMatchObject({ text: '2–16', possibleMax: 20 });
});

test('nothing is agreed before it is decided, also where the ballots leave nothing to move', () => {
  expect(overviewAfter(reveals).points('area', '2')).toMatchObject({ kind: 'interval', text: '16' });
});

test('decided is not agreed until it is confirmed', () => {
  expect(overviewAfter([...reveals, ...all]).total).toMatchObject({ kind: 'decided', text: '28' });
  const confirmed = all.map((event, place) => confirmedEvent(7 + place, personB, event));
  expect(overviewAfter([...reveals, ...all, ...confirmed]).total).toMatchObject({ kind: 'agreed' });
});

test('after the reveal sub-areas and indicators say where they can end, to assessors and reviewers alike', () => {
  for (const isAssessor of [true, false]) {
    const overview = overviewAfter(reveals, { isAssessor });
    expect(overview.points('subarea', '1.1')).toMatchObject({ kind: 'interval', text: '2,0–6,0' });
    expect(overview.points('indicator', '2.1.1')).toMatchObject({ kind: 'interval', text: '16,0' });
  }
});

test('what is not revealed is one\u2019s own, and nothing to a reviewer', () => {
  expect(overviewAfter(reveals.slice(0, 1)).total?.kind).toBe('own');
  expect(overviewAfter(reveals.slice(0, 1), { isAssessor: false }).points('area', '2')).toBeUndefined();
});

test('an observer has a dash and the counts until everything is decided', () => {
  const line = { display: '–', max: 40, possibleMax: 40, inFocus: 3, decided: 1, confirmed: 0 };
  const points: PointsView = { total: line, areas: [], subareas: [{ id: '1.1', ...line }], indicators: [] };
  const overview = overviewAfter([], { isAssessor: false, points });
  expect(overview.total).toMatchObject({ kind: 'open', text: '–', count: { decided: 1, inFocus: 3 } });
  expect(overview.points('subarea', '1.1')).toMatchObject({ text: '–' });
});

test('that points have changed is one line, with the latest moment', () => {
  const changed = (seq: number): EvaluationEvent => ({
    kind: 'points-changed',
    seq,
    at: '2026-11-21T12:00:00.000Z',
    by: personA,
  });
  const news = [changed(9), confirmedEvent(8, personB, all[0]!), changed(7), changed(6)];
  expect(newsLines(news, [], [])).toMatchObject([
    { event: { seq: 9 }, times: 3 },
    { event: { seq: 8 }, times: 1 },
  ]);
});

test('what a person wrote of the report is one line for the whole and one for each area', () => {
  const wrote = (area: string | null, place: TextChange['place'], minute: number): TextChange => ({
    area,
    place,
    by: personB,
    at: `2026-11-21T12:0${minute}:00.000Z`,
  });
  const changes = [
    wrote(null, { kind: 'prose', place: 'part/foreword' }, 5),
    wrote(null, { kind: 'parts' }, 4),
    wrote('1', { kind: 'prose', place: 'area/1/lead' }, 3),
    wrote('1', { kind: 'prose', place: 'subarea/1.1/close' }, 2),
    wrote('1', { kind: 'findings' }, 1),
  ];
  expect(newsLines([], changes, [])).toMatchObject([
    { area: null, where: 'report', at: '2026-11-21T12:05:00.000Z' },
    { area: '1', where: 'report', at: '2026-11-21T12:03:00.000Z' },
    { area: '1', where: 'findings' },
  ]);
});

test('what a person wrote in an area is one line for its justifications and one for its findings', () => {
  const wrote = (place: TextChange['place'], minute: number, area = '1'): TextChange => ({
    area,
    place,
    by: personB,
    at: `2026-11-21T12:0${minute}:00.000Z`,
  });
  const order = ['1.1.1', '1.2.1', '2.1.1'] as const;
  const [first, second, other] = order;
  const changes = [
    wrote({ kind: 'justification', indicator: second }, 4),
    wrote({ kind: 'findings' }, 3),
    wrote({ kind: 'justification', indicator: first }, 2),
    wrote({ kind: 'justification', indicator: other }, 1, '2'),
  ];
  const lines = newsLines([confirmedEvent(8, personB, all[0]!)], changes, order);
  expect(lines).toMatchObject([
    { kind: 'text', area: '1', indicators: [first, second], at: '2026-11-21T12:04:00.000Z' },
    { kind: 'text', area: '1', indicators: [] },
    { kind: 'text', area: '2', indicators: [other] },
    { kind: 'event', event: { seq: 8 } },
  ]);
  expect([...changedIndicators(lines)].sort()).toEqual(order);
});
