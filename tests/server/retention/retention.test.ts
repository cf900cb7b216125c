import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isRoundDue, Retention } from '../../../server/src/retention/retention.ts';
import { insertLink } from '../../../server/src/storage/one-time-link.ts';
import { openEvaluationDesk, type EvaluationDesk } from '../../support/evaluation-desk.ts';

const hourMs = 3_600_000;
const at = (moment: string) => Date.parse(`${moment}:00.000Z`);

let desk: EvaluationDesk;
let retention: Retention;
let warned: number;
let broken: unknown[];

beforeEach(async () => {
  desk = await openEvaluationDesk();
  [warned, broken] = [0, []];
  retention = new Retention({
    evaluations: desk.evaluations,
    log: { info: () => undefined, warn: () => void (warned += 1) },
    onBroken: (error) => void broken.push(error),
  });
});

afterEach(async () => {
  await retention.stop();
  desk.database.close();
});

/** An expired link, the quickest of all kinds to fall due. */
function leaveLink(token: string): void {
  const now = desk.evaluations.chance.now();
  const link = { purpose: 'recovery', accountId: desk.people.c, issuedBy: null } as const;
  insertLink(desk.database, token.repeat(64), { ...link, issuedAt: now, expiresAt: now + hourMs });
}

const countLinks = () =>
  Number(desk.database.raw.prepare('select count(*) as count from one_time_link').get()?.count);

test('a round runs at the first look, and not again before it has been night', async () => {
  leaveLink('a');
  desk.travelTo('2026-11-25T12:00:00.000Z');
  await retention.look();
  expect(countLinks()).toBe(0);
  expect(retention.lastRoundAt).toBeDefined();
  leaveLink('b');
  desk.travelTo('2026-11-26T01:59:00.000Z');
  await retention.look();
  expect(countLinks()).toBe(1);
});

test('a machine that slept for days has its round at the next look', async () => {
  await retention.look();
  leaveLink('a');
  desk.travelTo('2026-12-24T18:00:00.000Z');
  await retention.look();
  expect(countLinks()).toBe(0);
});

test('two looks at once are one round', () => {
  expect(retention.look()).toBe(retention.look());
});

test('stopped in the middle, it writes nothing more', async () => {
  leaveLink('a');
  desk.travelTo('2026-11-25T12:00:00.000Z');
  const looking = retention.look();
  await retention.stop();
  await looking;
  const changes = desk.database.raw.prepare('select total_changes() as count').get()?.count;
  await new Promise(setImmediate);
  expect(desk.database.raw.prepare('select total_changes() as count').get()?.count).toBe(changes);
});

test('a full disk is no broken one: the next look tries again', async () => {
  leaveLink('a');
  desk.travelTo('2026-11-25T12:00:00.000Z');
  const full = vi.spyOn(desk.database, 'transaction').mockImplementation(() => {
    throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
  });
  await retention.look();
  expect({ warned, broken, lastRoundAt: retention.lastRoundAt }).toEqual({
    warned: 1,
    broken: [],
    lastRoundAt: undefined,
  });
  full.mockRestore();
  await retention.look();
  expect(countLinks()).toBe(0);
});

test('everything else ends the process', async () => {
  const failure = new Error('The disk has failed');
  vi.spyOn(desk.database, 'transaction').mockImplementation(() => {
    throw failure;
  });
  await retention.look();
  expect(broken).toEqual([failure]);
});

test.each([
  ['2026-11-21T03:00', '2026-11-21T23:00', false],
  ['2026-11-21T03:00', '2026-11-22T01:59', false],
  ['2026-11-21T03:00', '2026-11-22T02:00', true],
  ['2026-11-21T01:59', '2026-11-21T02:00', true],
  // A clock that was set back.
  ['2026-11-21T03:00', '2026-11-19T03:00', false],
])('after %s a round at %s: %s', (last, now, isDue) => {
  expect(isRoundDue(at(last), at(now))).toBe(isDue);
  expect(isRoundDue(undefined, at(now))).toBe(true);
});
