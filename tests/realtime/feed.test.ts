import type { EvaluationEvent } from '@samskar/shared/evaluation';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeClients, openRawClient, type RawClient } from './support/clients.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { evaluation } from './support/names.ts';
import { accountOf, cookieOf, type PersonName } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

let server: LiveServer;

beforeEach(async () => {
  server = await startLiveServer({ limits: { feedEventsMax: 5 } });
  for (const person of ['A', 'B'] as const) server.rights.grant(person, evaluation, 'read');
});

afterEach(async () => {
  closeClients();
  await server.stop();
});

test('a follower gets what is newer than what it has, and from then on what is new', async () => {
  for (const seq of [1, 2, 3]) server.events.add(event(seq));
  const client = await follow('A', 2);
  await until(() => seqsOf(client).length === 1);
  server.events.add(event(4));
  server.feed.publish(evaluation);
  server.feed.publish(evaluation);
  await until(() => seqsOf(client).length === 2);
  expect(seqsOf(client)).toEqual([3, 4]);
});

test('the first message comes even when nothing is new, so that a client knows that it has everything', async () => {
  const client = await follow('A', 0);
  await until(() => client.received.length >= 2);
  expect(messagesOf(client)).toEqual([
    { kind: 'events', events: [] },
    { kind: 'presence', online: [accountOf('A')] },
  ]);
});

test.each([
  ['too far behind', 0],
  ['ahead of everything, as after a restored backup', 99],
])('a follower that is %s is sent to the snapshot', async (_what, since) => {
  for (const seq of [1, 2, 3, 4, 5, 6, 7]) server.events.add(event(seq));
  const client = await follow('A', since);
  expect(await client.closing()).toBe(1000);
  expect(messagesOf(client)).toEqual([{ kind: 'snapshot-needed' }]);
});

test('[R4] a follower whose log is from before a restoration is sent to the snapshot, whatever its number', async () => {
  await server.stop();
  server = await startLiveServer({ restoredEpoch: 179525631 });
  server.rights.grant('A', evaluation, 'read');
  for (const seq of [1, 2, 3]) server.events.add(event(seq));
  const path = `/live/feed/${evaluation}?since=2`;
  const before = await openRawClient(server, path, { cookie: cookieOf('A') });
  expect(await before.closing()).toBe(1000);
  expect(messagesOf(before)).toEqual([{ kind: 'snapshot-needed' }]);
  const since = await openRawClient(server, `${path}&restored=179525631`, { cookie: cookieOf('A') });
  await until(() => seqsOf(since).length === 1);
  expect(seqsOf(since)).toEqual([3]);
});

test('everybody is told who comes and who goes, once per person and not per window', async () => {
  const first = await follow('A', 0);
  const second = await follow('B', 0);
  const window = await follow('B', 0);
  await until(() => messagesOf(window).some((message) => message.kind === 'presence'));
  second.socket.close();
  window.socket.close();
  await until(() => presencesOf(first).length === 3);
  expect(presencesOf(first)).toEqual([['A'], ['A', 'B'], ['A']]);
});

test('[R7] who may not follow is turned away, as from an evaluation that does not exist', async () => {
  const stranger = await follow('C', 0);
  expect(await stranger.closing()).toBe(4403);
  const nowhere = await openRawClient(server, '/live/feed/nothing?since=abc', { cookie: cookieOf('A') });
  expect(await nowhere.closing()).toBe(4403);
  expect(stranger.closed()).toEqual(nowhere.closed());
  const nobody = await openRawClient(server, `/live/feed/${evaluation}`);
  expect(await nobody.closing()).toBe(4401);
});

test('[R8] a follower who may not any more is closed before the next event', async () => {
  const client = await follow('B', 0);
  await until(() => client.received.length > 0);
  server.rights.grant('B', evaluation, 'none');
  server.events.add(event(1));
  server.feed.publish(evaluation);
  expect(await client.closing()).toBe(4403);
  expect(seqsOf(client)).toEqual([]);
});

test('[R8] [R13] signing out closes the feed', async () => {
  const client = await follow('B', 0);
  server.rights.signOut('B');
  server.permissionsChanged();
  expect(await client.closing()).toBe(4401);
});

test('[R9] the feed is there to be read', async () => {
  const client = await follow('A', 0);
  client.send(1, 2, 3);
  expect(await client.closing()).toBe(4422);
});

function follow(person: PersonName, since: number): Promise<RawClient> {
  return openRawClient(server, `/live/feed/${evaluation}?since=${since}`, { cookie: cookieOf(person) });
}

type Message = { kind: string; events?: { seq: number }[]; online?: string[] };

function messagesOf(client: RawClient): Message[] {
  return client.received.map((message) => JSON.parse(Buffer.from(message).toString()) as Message);
}

function seqsOf(client: RawClient): number[] {
  return messagesOf(client).flatMap((message) => message.events?.map(({ seq }) => seq) ?? []);
}

function presencesOf(client: RawClient): string[][] {
  return messagesOf(client).flatMap(({ online }) =>
    online === undefined ? [] : [online.map((account) => (account === accountOf('A') ? 'A' : 'B'))],
  );
}

function event(seq: number): EvaluationEvent {
  return { seq, at: '2026-11-21T12:00:00.000Z', by: accountOf('A'), kind: 'points-changed' };
}
