import type { EvaluationSnapshot } from '@samskar/shared/api';
import { foldEvents, type EvaluationEvent } from '@samskar/shared/evaluation';
import { failure, success, type Result } from '@samskar/shared/result';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../realtime/support/until.ts';
import type { CallFailure } from '../../../web/src/lib/api/call.ts';
import { EvaluationFeed } from '../../../web/src/lib/sync/evaluation-feed.svelte.ts';
import { personA, personB, createdEvent, readyEvent } from '../support/events.ts';
import { fakeSockets, type FakeSockets } from './support/fake-sockets.ts';

const feeds: EvaluationFeed[] = [];
afterEach(() => {
  for (const feed of feeds.splice(0)) feed.close();
});

/** Events 1 to `last`: the creation, and ready said of areas 2, 3, ... */
const log = (last: number): EvaluationEvent[] =>
  Array.from({ length: last }, (_, place) => (place === 0 ? createdEvent : readyEvent(place + 1, personB)));

function snapshotOf(last: number, lastVisit: EvaluationSnapshot['lastVisit'] = null): EvaluationSnapshot {
  return {
    state: foldEvents(log(last))!,
    people: [],
    role: 'assessor',
    epochs: {},
    lastVisit,
    textChanges: [],
    restored: null,
  };
}

type Setting = {
  readonly sockets: FakeSockets;
  answer: Result<EvaluationSnapshot, CallFailure>;
  fetches: number;
  kept: EvaluationSnapshot | undefined;
  signedOut: number;
  /** Last number known before, and first after. */
  readonly restorations: [number, number][];
};

async function openFeed(answer: Setting['answer'], kept?: EvaluationSnapshot) {
  const setting: Setting = {
    sockets: fakeSockets(),
    answer,
    fetches: 0,
    kept,
    signedOut: 0,
    restorations: [],
  };
  const feed = new EvaluationFeed({
    fetchSnapshot: () => {
      setting.fetches += 1;
      return Promise.resolve(setting.answer);
    },
    readKept: () => Promise.resolve(setting.kept),
    forget: () => Promise.resolve(),
    onRestored: (before, after) => setting.restorations.push([before.state.seq, after.state.seq]),
    keep: (snapshot) => (setting.kept = snapshot),
    address: (seq, since) => `ws://server/feed?since=${seq}${since > 0 ? `&restored=${since}` : ''}`,
    onSignedOut: () => (setting.signedOut += 1),
    Socket: setting.sockets.Socket,
  });
  feeds.push(feed);
  await feed.open();
  return { feed, setting };
}

const events = (...list: EvaluationEvent[]) => ({ kind: 'events', events: list });

test('events that follow on the snapshot are applied in order', async () => {
  const { feed, setting } = await openFeed(success(snapshotOf(1)));
  setting.sockets.last.open();
  setting.sockets.last.receive(events(readyEvent(2, personA), readyEvent(3, personA)));
  expect(feed.state?.seq).toBe(3);
  expect(Object.keys(feed.state?.ready ?? {})).toEqual(['2', '3']);
});

test('events that are known already change nothing', async () => {
  const { feed, setting } = await openFeed(success(snapshotOf(3)));
  setting.sockets.last.receive(events(...log(3)));
  expect(feed.state?.seq).toBe(3);
  expect(setting.fetches).toBe(1);
});

test('a gap in the numbers is closed by a new snapshot, and nothing is applied out of turn', async () => {
  const { feed, setting } = await openFeed(success(snapshotOf(1)));
  setting.answer = success(snapshotOf(4));
  setting.sockets.last.receive(events(readyEvent(4, personB)));
  expect(feed.state?.seq).toBe(1);
  await until(() => feed.state?.seq === 4);
  expect(setting.fetches).toBe(2);
});

test('the events since the last visit are told, although the snapshot contains them', async () => {
  const { feed, setting } = await openFeed(
    success(snapshotOf(3, { seq: 1, at: '2026-11-20T10:00:00.000Z' })),
  );
  expect(setting.sockets.last.url).toBe('ws://server/feed?since=1');
  setting.sockets.last.receive(events(...log(3).slice(1)));
  expect(feed.events.map(({ seq }) => seq)).toEqual([2, 3]);
  expect(feed.state?.seq).toBe(3);
});

test('a visit that is noted while the page is open does not move what is told as new', async () => {
  const before = { seq: 1, at: '2026-11-20T10:00:00.000Z' };
  const { feed, setting } = await openFeed(success(snapshotOf(2, before)));
  setting.answer = success(snapshotOf(2, { seq: 2, at: '2026-11-21T10:00:00.000Z' }));
  await feed.refetch();
  expect(feed.lastVisit).toEqual(before);
});

test('without a line the evaluation opens as this device kept it', async () => {
  const { feed } = await openFeed(failure({ kind: 'offline' }), snapshotOf(2));
  expect(feed.state?.seq).toBe(2);
  expect(feed.isFresh).toBe(false);
});

test('without a line and without anything kept, the reason is said', async () => {
  const { feed } = await openFeed(failure({ kind: 'offline' }));
  expect(feed.state).toBeUndefined();
  expect(feed.failure).toEqual({ kind: 'offline' });
});

test('what is known is kept for the next time', async () => {
  const { setting } = await openFeed(success(snapshotOf(1)));
  setting.sockets.last.receive(events(readyEvent(2, personB)));
  expect(setting.kept?.state.seq).toBe(2);
});

test('a broken line comes back with the last number that is known', async () => {
  const { feed, setting } = await openFeed(success(snapshotOf(1)));
  setting.sockets.last.open();
  setting.sockets.last.receive(events(readyEvent(2, personB)));
  setting.sockets.last.lose(1006);
  expect(feed.line).toBe('broken');
  feed.resume();
  expect(setting.sockets.last.url).toBe('ws://server/feed?since=2');
});

test('presence is told while the line is there, and nobody is there without it', async () => {
  const { feed, setting } = await openFeed(success(snapshotOf(1)));
  setting.sockets.last.open();
  setting.sockets.last.receive({ kind: 'presence', online: [personA, personB] });
  expect(feed.online).toEqual([personA, personB]);
  setting.sockets.last.lose(1006);
  expect(feed.online).toEqual([]);
});

test('an ended session is told once, and the feed waits for the person', async () => {
  const { setting } = await openFeed(success(snapshotOf(1)));
  setting.sockets.last.lose(4401);
  expect(setting.signedOut).toBe(1);
  expect(setting.sockets.all).toHaveLength(1);
});

test('[R12] a page beyond the windows that the account may have says so, until it has a place', async () => {
  const { feed, setting } = await openFeed(success(snapshotOf(1)));
  setting.sockets.last.lose(4429);
  expect(feed.isCrowdedOut).toBe(true);
  expect(feed.failure).toBeUndefined();
  feed.resume();
  setting.sockets.last.open();
  setting.sockets.last.receive(events(readyEvent(2, personA)));
  expect(feed.isCrowdedOut).toBe(false);
});

test('when the log is too long to be told, the feed goes on from a new snapshot', async () => {
  const { feed, setting } = await openFeed(success(snapshotOf(1)));
  setting.answer = success(snapshotOf(9));
  setting.sockets.last.receive({ kind: 'snapshot-needed' });
  await until(() => feed.state?.seq === 9);
  setting.sockets.last.lose(1000);
  feed.resume();
  expect(setting.sockets.last.url).toBe('ws://server/feed?since=9');
});

test('messages of a kind that this page does not know are passed over', async () => {
  const { feed, setting } = await openFeed(success(snapshotOf(1)));
  setting.sockets.last.receive({ kind: 'weather', rain: true });
  setting.sockets.last.receive(events(readyEvent(2, personB)));
  expect(feed.state?.seq).toBe(2);
});

const restored = {
  epoch: 179525631,
  at: '2026-11-21T13:00:00.000Z',
  backupMadeAt: '2026-11-21T12:00:00.000Z',
};

test('[R4] after a restoration the shorter log is the true one, and what was known from before it is gone', async () => {
  const { feed, setting } = await openFeed(success(snapshotOf(1)));
  setting.sockets.last.receive(events(readyEvent(2, personA), readyEvent(3, personA)));
  setting.answer = success({ ...snapshotOf(2), restored });
  setting.sockets.last.receive({ kind: 'snapshot-needed' });
  await until(() => feed.snapshot?.restored !== null);
  expect(feed.state).toEqual(snapshotOf(2).state);
  expect(feed.events).toEqual([]);
  setting.sockets.last.lose(1000);
  feed.resume();
  expect(setting.sockets.last.url).toBe('ws://server/feed?since=2&restored=179525631');
});

test('[R4] what a device kept from before a restoration gives way to the server, though it is longer', async () => {
  const { feed, setting } = await openFeed(success({ ...snapshotOf(1), restored }), snapshotOf(9));
  await until(() => feed.isFresh);
  expect(feed.state?.seq).toBe(1);
  await feed.refetch();
  expect(setting.restorations).toEqual([[9, 1]]);
});
