import {
  countInterviewed,
  countPlanned,
  deletionDays,
  evaluationEventSchema,
  foldEvents,
  interviewSchema,
  projectEvent,
  type Command,
  type Interview,
} from '@samskar/shared/evaluation';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { a, b, c, EvaluationLog, idOf } from '../../support/evaluation-log.ts';

let log: EvaluationLog;
beforeEach(() => {
  log = new EvaluationLog();
});

const time = { start: '2026-11-24T08:00:00.000Z', end: '2026-11-24T09:30:00.000Z', zone: 'Europe/Oslo' };

const interview = (change: Partial<Interview> = {}): Interview => ({
  id: idOf('interview'),
  group: 'unit-leaders',
  role: 'Enhetsledere i oppvekst',
  persons: 4,
  time,
  place: { kind: 'place', where: 'Rådhuset' },
  lead: a,
  ...change,
});

const planned = (name = 'interview') => log.state.interviews[idOf(name)]!;
const plan = (change: Partial<Interview> = {}) =>
  log.run(a, { kind: 'plan-interview', interview: interview(change) });
const change = (changed: Partial<Interview>, seenRevision = planned().revision) =>
  log.run(b, { kind: 'change-interview', interview: interview(changed), seenRevision });
const markDone = (persons: number, seenRevision = planned().revision) =>
  log.run(b, { kind: 'mark-interview-done', interview: idOf('interview'), persons, seenRevision });
const act = (kind: 'reopen-interview' | 'remove-interview', seenRevision = planned().revision) =>
  log.run(a, { kind, interview: idOf('interview'), seenRevision });
const cancel = (seenRevision = planned().revision) =>
  log.run(a, { kind: 'cancel-interview', interview: idOf('interview'), reason: 'Sykdom', seenRevision });

test('an interview is planned, changed, held with as many as came, and taken back', () => {
  expect(plan()).toBeUndefined();
  expect(change({ persons: 5 })).toBeUndefined();
  expect(planned()).toMatchObject({ persons: 5, by: b, status: { kind: 'planned' } });
  expect(markDone(3)).toBeUndefined();
  expect(planned().status).toMatchObject({ kind: 'done', persons: 3, by: b });
  expect(act('reopen-interview')).toBeUndefined();
  expect(planned().status).toEqual({ kind: 'planned' });
});

test('[R2] whoever acts on an interview that has changed since is refused with both versions, and nothing is overwritten', () => {
  plan();
  const seen = planned().revision;
  expect(change({ role: 'Enhetsledere i helse' })).toBeUndefined();
  const stale = { kind: 'stale', seen: String(seen), current: String(planned().revision) };
  expect(change({ persons: 9 }, seen)).toEqual(stale);
  expect(markDone(4, seen)).toEqual(stale);
  expect(cancel(seen)).toEqual(stale);
  expect(act('remove-interview', seen)).toEqual(stale);
  expect(planned()).toMatchObject({ role: 'Enhetsledere i helse', persons: 4 });
});

test('one that is planned twice under one id is one', () => {
  plan();
  expect(plan({ persons: 9 })).toEqual({ kind: 'stale', seen: null, current: String(planned().revision) });
});

test('what is done or cancelled says so when it is done again', () => {
  plan();
  expect(act('reopen-interview')).toEqual({ kind: 'interview-is', status: 'planned' });
  cancel();
  expect(markDone(4)).toEqual({ kind: 'interview-is', status: 'cancelled' });
  expect(change({})).toEqual({ kind: 'interview-is', status: 'cancelled' });
  act('reopen-interview');
  markDone(4);
  expect(cancel()).toEqual({ kind: 'interview-is', status: 'done' });
});

test('with notes it cannot be removed, only cancelled', () => {
  plan();
  log.interviewsWithNotes.add(idOf('interview'));
  expect(act('remove-interview')).toEqual({ kind: 'interview-has-notes' });
  expect(cancel()).toBeUndefined();
});

test('removed, it takes the names behind it along', () => {
  plan();
  expect(act('remove-interview')).toBeUndefined();
  expect(log.state.interviews).toEqual({});
  expect(log.effects).toContainEqual({ kind: 'forget-interviewees', interview: idOf('interview') });
  expect(
    log.run(a, { kind: 'reopen-interview', interview: idOf('interview'), seenRevision: 2 }),
  ).toMatchObject({ kind: 'unknown-id' });
});

test('an assessor leads it, or one who has left since', () => {
  expect(plan({ lead: c })).toEqual({ kind: 'unknown-account', account: c });
  plan({ lead: b });
  log.run(idOf('admin'), { kind: 'replace-assessor', account: b, successor: c, reason: 'Har sluttet' });
  expect(change({ lead: b, persons: 2 })).toBeUndefined();
  expect(change({ lead: c })).toBeUndefined();
  expect(change({ lead: b })).toEqual({ kind: 'unknown-account', account: b });
});

test('there is an end to how many are planned', () => {
  for (let count = 0; count < 200; count += 1) expect(plan({ id: idOf(`i ${count}`) })).toBeUndefined();
  expect(plan()).toEqual({ kind: 'limit-reached', max: 200 });
});

test('who was interviewed is counted by role and number: who came of what was held, and nobody of what was cancelled', () => {
  plan();
  markDone(3);
  for (const [id, group, persons] of [
    ['mayor', 'political-leadership', 2],
    ['more', 'unit-leaders', 6],
  ] as const)
    plan({ id: idOf(id), group, persons });
  expect(countInterviewed(log.state)).toEqual([{ group: 'unit-leaders', interviews: 1, persons: 3 }]);
  expect(countPlanned(log.state)).toEqual([
    { group: 'political-leadership', interviews: 1, persons: 2 },
    { group: 'unit-leaders', interviews: 2, persons: 9 },
  ]);
  const { revision } = planned('more');
  log.run(a, { kind: 'cancel-interview', interview: idOf('more'), reason: 'Sykdom', seenRevision: revision });
  expect(countPlanned(log.state).at(-1)).toMatchObject({ persons: 3 });
});

describe('what an interview may be', () => {
  const parse = (changed: object) => interviewSchema.safeParse({ ...interview(), ...changed }).success;

  test.each<[string, object]>([
    ['no time, place and lead yet', { time: null, place: null, lead: null }],
    ['on video', { place: { kind: 'video' } }],
    ['over midnight', { time: { ...time, end: '2026-11-24T19:59:00.000Z' } }],
  ])('takes %s', (_, changed) => expect(parse(changed)).toBe(true));

  test.each<[string, object]>([
    ['nobody', { persons: 0 }],
    ['a crowd', { persons: 61 }],
    ['no role', { role: '  ' }],
    ['a role of 121 letters', { role: 'x'.repeat(121) }],
    ['an end before its start', { time: { ...time, end: time.start } }],
    ['more than twelve hours', { time: { ...time, end: '2026-11-25T08:00:00.000Z' } }],
    ['a zone with more than a name', { time: { ...time, zone: 'Europe/Oslo; drop' } }],
    ['a group of somebody’s own', { group: 'friends' }],
    ['a name', { name: 'Person 1' }],
  ])('refuses %s', (_, changed) => expect(parse(changed)).toBe(false));
});

test('observers see the plan, by role and number, and are not told that a list of names has changed', () => {
  plan();
  log.happen({ kind: 'interviewees-changed', interview: idOf('interview') });
  expect(planned().namesRevision).toBe(3);
  const [, , told] = log.events.map((event) => projectEvent(event, 'observer'));
  expect(told).toMatchObject({ kind: 'points-changed' });
  const seen = foldEvents(log.events.map((event) => projectEvent(event, 'observer')))!;
  expect(seen.interviews[idOf('interview')]).toEqual({ ...planned(), namesRevision: null });
});

test('names are to be deleted 90 days after the interview, or sooner where the rules keep them shorter', () => {
  expect(deletionDays(time, '2026-11-21', 180)).toEqual({ proposed: '2027-02-22', last: '2027-05-23' });
  expect(deletionDays(null, '2026-11-21', 30)).toEqual({ proposed: '2026-12-21', last: '2026-12-21' });
  expect(deletionDays(time, '2027-11-21', 180).proposed).toBe('2028-02-19');
});

const arbitraryAct: fc.Arbitrary<(on: EvaluationLog) => void> = fc
  .tuple(
    fc.constantFrom(a, b, idOf('stranger')),
    fc.constantFrom('one', 'two'),
    fc.nat(6),
    fc.boolean(),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([who, name, pick, isFresh, persons]) => (on) => {
    const id = idOf(name);
    const seenRevision = isFresh ? (on.state.interviews[id]?.revision ?? 1) : 1;
    const commands: readonly Command[] = [
      { kind: 'plan-interview', interview: interview({ id, persons, lead: who }) },
      { kind: 'change-interview', interview: interview({ id, persons, lead: null }), seenRevision },
      { kind: 'mark-interview-done', interview: id, persons, seenRevision },
      { kind: 'cancel-interview', interview: id, reason: 'Sykdom', seenRevision },
      { kind: 'reopen-interview', interview: id, seenRevision },
      { kind: 'remove-interview', interview: id, seenRevision },
      { kind: 'archive', reason: 'Ferdig' },
    ];
    on.run(who, commands[pick]!);
  });

test('whatever is tried in whatever order, only what was seen is changed, and every event can be read again', () => {
  fc.assert(
    fc.property(fc.array(arbitraryAct, { maxLength: 40 }), (acts) => {
      const tried = new EvaluationLog();
      for (const one of acts) {
        const before = tried.state;
        one(tried);
        const last = tried.events.at(-1)!;
        if (last.seq > before.seq && before.archived !== null)
          throw new Error('An archived plan has changed');
      }
      for (const event of tried.events) evaluationEventSchema.parse(event);
      for (const { id, revision, status, persons } of Object.values(tried.state.interviews)) {
        expect(tried.events[revision - 1]).toMatchObject({ seq: revision });
        expect(id === idOf('one') || id === idOf('two')).toBe(true);
        expect(status.kind === 'done' ? status.persons : persons).toBeGreaterThan(0);
      }
    }),
  );
});
