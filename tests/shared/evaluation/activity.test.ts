import {
  listActivity,
  matchesActivity,
  projectEvent,
  type ActivityEntry,
  type ActivityFilter,
} from '@samskar/shared/evaluation';
import { beforeEach, expect, test } from 'vitest';
import { a, b, EvaluationLog, smallInstrument } from '../../support/evaluation-log.ts';

let log: EvaluationLog;

beforeEach(() => {
  log = new EvaluationLog();
  for (const who of [a, b]) log.write(who, { '2.1.1': [4, 1] });
  for (const who of [a, b]) log.sayReady(who, '2');
  decide(3, null);
  log.run(b, { kind: 'confirm', decisions: [current().id] });
  decide(2, current().id);
});

const current = () => log.state.decisions['2.1.1']!.at(-1)!;

function decide(grade: number, seenDecision: string | null): void {
  log.run(a, {
    kind: 'decide',
    indicator: '2.1.1',
    outcome: { kind: 'graded', grades: { c1: grade, c2: 1 } },
    reason: { code: 'slip', text: `Grunn ${grade}` },
    seenDecision,
  });
}

const activity = (): ActivityEntry[] => listActivity(log.events, smallInstrument);

const kindsOf = (filter: ActivityFilter) =>
  activity()
    .filter((entry) => matchesActivity(entry, filter))
    .map(({ event }) => event.kind);

test('every event is there once, in order', () => {
  expect(activity().map(({ event }) => event.seq)).toEqual(log.events.map(({ seq }) => seq));
});

test('a decision comes with the one it replaced: grades, reason, author and who stood behind it', () => {
  const [first, second] = activity().filter(({ event }) => event.kind === 'decided');
  expect(first!.replaced).toEqual({});
  expect(second!.replaced[current().id]).toMatchObject({
    outcome: { kind: 'graded', grades: { c1: 3, c2: 1 } },
    reason: { code: 'slip', text: 'Grunn 3' },
    by: a,
    confirmations: { [a]: expect.any(String) as string, [b]: expect.any(String) as string },
  });
});

test('a reveal is told without its ballots, which are read where they are compared', () => {
  const reveal = activity().find(({ event }) => event.kind === 'block-revealed');
  expect(reveal).toMatchObject({ event: { areas: ['2'], ballots: [] }, areas: ['2'] });
});

test('is found by person, kind, area, indicator and period', () => {
  expect(kindsOf({ person: b })).toEqual(['ready-said', 'block-revealed', 'confirmed']);
  expect(kindsOf({ kind: 'decided' })).toEqual(['decided', 'decided']);
  expect(kindsOf({ place: '1' })).toEqual([]);
  expect(kindsOf({ place: '2' })).toHaveLength(6);
  expect(kindsOf({ place: '2.1.1' })).toEqual(['decided', 'confirmed', 'decided']);
  const { at } = log.events.at(-1)!;
  expect(kindsOf({ from: at })).toEqual(['decided']);
  expect(kindsOf({ to: log.events[0]!.at })).toEqual(['created']);
});

test('[R13] an observer is told of no grade or reason, neither now nor of what was replaced', () => {
  const seen = listActivity(
    log.events.map((event) => projectEvent(event, 'observer')),
    smallInstrument,
  );
  expect(JSON.stringify(seen)).not.toMatch(/Grunn|"c1"/);
});
