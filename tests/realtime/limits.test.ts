import { readBallot, reasonText, setGrade } from '@samskar/shared/documents';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Limits } from '../../server/src/realtime/limits.ts';
import { updateLog } from '../../server/src/storage/update-log.ts';
import { beginFrame, lineOf } from './support/begin-frame.ts';
import {
  closeClients,
  emptyUpdate,
  openAckedClient,
  openRawClient,
  openStockClient,
  refusedUpgrade,
  updatesOf,
  type RawClient,
} from './support/clients.ts';
import { origin, startLiveServer, type LiveServer } from './support/live-server.ts';
import { ballotOf } from './support/names.ts';
import { logOf, storedDoc } from './support/stored-doc.ts';
import { cookieOf, shape } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

const path = `/live/document/${ballotOf('A')}`;
let server: LiveServer;

async function start(limits: Partial<Limits> = {}): Promise<void> {
  server = await startLiveServer({ limits });
  server.rooms.createDocument(ballotOf('A'));
  server.rights.grant('A', ballotOf('A'), 'write');
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Time passes when the test says so: what is too fast then is so on a busy machine too. */
function stopClock(): void {
  vi.useFakeTimers({ toFake: ['Date'] });
}

afterEach(async () => {
  vi.useRealTimers();
  closeClients();
  await server.stop();
});

test.each([
  ['no number', []],
  ['an unknown type', [42, 1]],
  ['our own acknowledgement', [100, 5]],
  ['a sync message without content', [0]],
  ['an unknown sync message', [0, 9, 1, 0]],
  ['a length beyond the end', [0, 2, 200, 1]],
  ['an update that is none', [0, 1, 3, 9, 9, 9]],
  ['left-over bytes', [0, 1, 2, 0, 0, 7]],
  ['a state vector that is none', [0, 0, 2, 200, 200]],
  ['a number without end', [0, 2, ...new Array<number>(20).fill(255)]],
  ['a million structs that never come', [0, 1, 8, 1, 255, 255, 255, 127, 5, 0, 0]],
])('[R12] a frame with %s closes for good', async (_what, bytes) => {
  await start();
  const client = await openRawClient(server, path, { cookie: cookieOf('A') });
  client.send(...bytes);
  expect(await client.closing()).toBe(4422);
  expect(logOf(server, ballotOf('A'))).toEqual([]);
});

test('[R12] a text frame closes for good', async () => {
  await start();
  const client = await openRawClient(server, path, { cookie: cookieOf('A') });
  client.socket.send('hello');
  expect(await client.closing()).toBe(4422);
});

test('[R12] an update above the limit of a message closes for good, a step 2 of that size does not', async () => {
  await start({ messageBytesMax: 1_000 });
  const doc = new Y.Doc();
  reasonText(doc, '1.1.1').insert(0, 'x'.repeat(2_000));
  const update = Y.encodeStateAsUpdate(doc);
  const first = await openRawClient(server, path, { cookie: cookieOf('A') });
  first.sendStep2(emptyUpdate);
  first.sendUpdate(update);
  expect(await first.closing()).toBe(4413);
  const second = await openRawClient(server, path, { cookie: cookieOf('A') });
  second.sendStep2(update);
  await until(() => logOf(server, ballotOf('A')).length === 1);
  expect(second.closed()).toBeUndefined();
});

test('[R12] a frame larger than any document is cut off before it is read', async () => {
  await start({ documentBytesMax: 10_000 });
  const client = await openRawClient(server, path, { cookie: cookieOf('A') });
  client.socket.send(new Uint8Array(60_000_000));
  // While the client is still sending, it may find the line cut instead of a close frame.
  expect([1009, 1006]).toContain(await client.closing());
  // What a closed socket may bring, and what the line itself has taken.
  expect(server.bytesRead()).toBeLessThan(2_000_000);
});

test.each([
  ['bytes', { documentBytesMax: 2_000 }],
  ['structs', { documentStructsMax: 20 }],
])('[R12] a document is bounded in %s', async (_what, limits) => {
  await start(limits);
  const client = openStockClient(server, ballotOf('A'), 'A');
  await client.synced();
  const text = reasonText(client.doc, '1.1.1');
  for (let round = 0; round < 100; round++) text.insert(0, 'Mange ord i en begrunnelse. ');
  await until(() => client.finals.length > 0);
  expect(client.finals).toEqual([4413]);
});

test('[R12] writes into what is deleted cost bytes, and those are counted', async () => {
  await start({ documentBytesMax: 3_000 });
  const doc = new Y.Doc();
  const text = reasonText(doc, '1.1.1');
  const client = await openRawClient(server, path, { cookie: cookieOf('A') });
  client.sendStep2(emptyUpdate);
  for (let round = 0; round < 100; round++)
    for (const update of updatesOf(doc, () => {
      text.insert(0, 'Skrevet og slettet igjen.');
      text.delete(0, 25);
    }))
      client.sendUpdate(update);
  expect(await client.closing()).toBe(4413);
});

test('[R12] one person cannot take client ids without end', async () => {
  await start({ clientIdsMax: 5 });
  const client = await openRawClient(server, path, { cookie: cookieOf('A') });
  for (let id = 1; id <= 6; id++) client.sendAwareness([{ client: id, clock: 1, json: '{}' }]);
  expect(await client.closing()).toBe(4413);
});

test('[R12] updates that wait for a step 2 that never comes are bounded', async () => {
  await start({ heldMessagesMax: 10 });
  const doc = new Y.Doc();
  const client = await openRawClient(server, path, { cookie: cookieOf('A') });
  for (let grade = 0; grade < 11; grade++)
    for (const update of updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', grade % 5)))
      client.sendUpdate(update);
  expect(await client.closing()).toBe(4422);
});

test('[R12] who sends too fast is slowed down and refused nothing', async () => {
  await start({ messagesPerSecond: 500, messagesBurst: 20 });
  const doc = new Y.Doc();
  const client = await openRawClient(server, path, { cookie: cookieOf('A'), protocols: ['samskar.1'] });
  client.sendStep2(emptyUpdate);
  for (let time = 0; time < 200; time++)
    for (const update of updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', time % 6)))
      client.sendUpdate(update);
  await until(() => logOf(server, ballotOf('A')).length === 200);
  expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.grades).toEqual({ scope: 199 % 6 });
  expect(client.closed()).toBeUndefined();
});

test('[R12] what comes in one packet is stored in many turns, in order, and others are heard between', async () => {
  await start({ turnMsPerAccountMax: 1, messagesBurst: 2_000 });
  const client = await openRawClient(server, path, { cookie: cookieOf('A'), protocols: ['samskar.1'] });
  client.sendStep2(emptyUpdate);
  await until(() => client.received.some((message) => message[0] === 100), 'let in');
  const doc = new Y.Doc();
  lineOf(client).cork();
  for (let time = 0; time < 1_000; time++)
    for (const update of updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', time % 6)))
      client.sendUpdate(update);
  lineOf(client).uncork();
  await until(() => sum(server.commits) === 1_000, 'all is stored');
  // A turn hears 1 ms of the account, and each edit takes a hundredth of that at the least.
  expect(Math.max(...server.commits)).toBeLessThan(200);
  expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.grades).toEqual({ scope: 999 % 6 });
});

describe('[R12] who does not read what it asked for', () => {
  /** More than the lines of this machine take between two ends. */
  const bytes = 7_900_000;
  const limits = { messageBytesMax: 8_000_000, documentBytesMax: 32 * 1024 * 1024, goodbyeMs: 100 };

  const open = async (person: 'A' | 'B' = 'A') => {
    const client = await openRawClient(server, path, { cookie: cookieOf(person), protocols: ['samskar.1'] });
    client.sendStep2(emptyUpdate);
    return client;
  };
  const openSlow = async () => {
    const client = await open();
    client.socket.pause();
    return client;
  };
  const answersTo = ({ received }: RawClient) =>
    received.filter((message) => message.byteLength > bytes).length;
  const ask = (client: RawClient) => client.send(0, 0, 1, 0);

  async function startWithLargeDocument(own: Partial<Limits>): Promise<void> {
    server = await startLiveServer({ limits: { ...limits, ...own } });
    const doc = new Y.Doc();
    doc.getText('large').insert(0, 'x'.repeat(bytes));
    const content = { snapshot: Y.encodeStateAsUpdate(doc), clients: new Map() };
    updateLog(server.database).create(ballotOf('A'), 0, content);
    for (const person of ['A', 'B'] as const) server.rights.grant(person, ballotOf('A'), 'write');
  }

  test('is read no further until it has, and then answered as if nothing had been', async () => {
    await startWithLargeDocument({});
    const slow = await openSlow();
    for (let time = 0; time < 300; time++) {
      ask(slow);
      // Into the sockets' buffers, one by one.
      await new Promise(setImmediate);
    }
    slow.socket.resume();
    await until(() => answersTo(slow) > 0, 'answered');
    slow.sendStep2(emptyUpdate);
    await until(
      () => slow.received.some((message) => message[0] === 100 && message[1] === 2),
      'acknowledged',
    );
    expect(slow.closed()).toBeUndefined();
    expect(answersTo(slow)).toBeLessThan(10);
  });

  test('is closed to come back when too much waits for it, and the others of the account with it that ask for more', async () => {
    await startWithLargeDocument({ unsentBytesPerAccountMax: 100_000 });
    const slow = await openSlow();
    ask(slow);
    const other = await open('B');
    ask(other);
    await until(() => answersTo(other) === 1, 'who reads is answered');
    const own = await open();
    ask(own);
    expect(await own.closing()).toBe(1013);
    expect(own.closed()!.reason).toMatch(/^retry=\d+$/);
    expect(server.reports).toEqual(['R12 unsent-bytes']);
    slow.socket.terminate();
    const again = await open();
    await until(() => server.rooms.count().sockets === 2, 'the slow one is gone');
    ask(again);
    await until(() => answersTo(again) === 1, 'there is room again');
    expect(other.closed()).toBeUndefined();
  });

  test('is closed to come back when the others have written too much meanwhile', async () => {
    await startWithLargeDocument({ sendBufferBytesMax: 1_000, bytesBurst: 128 * 1024 * 1024 });
    const slow = await openSlow();
    ask(slow);
    const writer = openAckedClient(server, ballotOf('A'), 'B');
    await writer.saved();
    setGrade(writer.doc, '1.1.1', 'scope', 1);
    await writer.saved();
    // The close frame waits behind what was not read, until the line is cut.
    slow.socket.resume();
    expect([1013, 1006]).toContain(await slow.closing());
  });

  test('is cut off when it takes nothing at all', async () => {
    await startWithLargeDocument({ heartbeatMs: 50 });
    const slow = await openSlow();
    ask(slow);
    await until(() => server.rooms.count().sockets === 0, 'cut off');
    slow.socket.resume();
    expect(await slow.closing()).toBe(1006);
  });
});

test('[R12] who asks for the whole again and again in one turn is answered once', async () => {
  await start();
  const client = await openRawClient(server, path, { cookie: cookieOf('A'), protocols: ['samskar.1'] });
  client.sendStep2(emptyUpdate);
  const line = lineOf(client);
  line.cork();
  for (let time = 0; time < 300; time++) client.send(0, 0, 1, 0);
  client.sendStep2(emptyUpdate);
  line.uncork();
  await until(
    () => client.received.some((message) => message[0] === 100 && message[1] === 2),
    'acknowledged',
  );
  expect(client.received.filter((message) => message[0] === 0 && message[1] === 1).length).toBeLessThan(10);
});

describe('[R12] messages that never end', () => {
  const limits = { unfinishedBytesPerAccountMax: 400_000 };
  const open = (person: 'A' | 'B') => openRawClient(server, path, { cookie: cookieOf(person) });

  test('are bounded for an account; one at a time may be as large as a message may', async () => {
    await start(limits);
    server.rights.grant('B', ballotOf('A'), 'write');
    const [first, second, other] = [await open('A'), await open('A'), await open('B')];
    const endFirst = beginFrame(first, 900_000);
    await until(() => lineOf(first).writableLength === 0, 'taken');
    beginFrame(second, 500_000);
    expect(await second.closing()).toBe(4413);
    expect(second.closed()!.reason).toBe('unfinished-bytes');
    expect(server.reports).toEqual(['R12 unfinished-bytes']);
    // It may go on; whole, it is found to be no step 2.
    endFirst();
    await first.closing();
    expect(first.closed()!.reason).toBe('message-bytes');
    beginFrame(other, 900_000)();
    await other.closing();
    expect(other.closed()!.reason).toBe('message-bytes');
  });

  test('end for nobody what whole ones, pings and pongs have brought', async () => {
    await start({ ...limits, unfinishedBytesPerAccountMax: 3_000, messagesBurst: 2_000 });
    const [feeder, own] = [await open('A'), await open('A')];
    for (let time = 0; time < 100; time++) {
      feeder.socket.pong('a letter or two');
      feeder.send(3);
      await new Promise(setImmediate);
    }
    own.send(3);
    own.sendStep2(emptyUpdate);
    await until(() => own.received.length > 1, 'served');
    expect([feeder.closed(), own.closed()]).toEqual([undefined, undefined]);
  });

  test('are read no further after a refusal', async () => {
    await start();
    const client = await openRawClient(server, path);
    beginFrame(client, 8_000_000);
    expect(await client.closing()).toBe(4401);
  });
});

test('[R12] one account has a bounded number of sockets: the next is refused for good, until one is closed', async () => {
  await start({ socketsPerAccountMax: 2 });
  const open = () => openRawClient(server, path, { cookie: cookieOf('A') });
  const clients = await Promise.all([open(), open()]);
  const third = await open();
  expect(await third.closing()).toBe(4429);
  expect(clients.map((client) => client.closed())).toEqual([undefined, undefined]);
  clients[0].socket.terminate();
  await until(() => server.rooms.count().sockets === 1, 'a place is free');
  const again = await open();
  again.send(3);
  again.send(0, 0, 1, 0);
  await until(() => again.received.some((message) => message[0] === 0 && message[1] === 1), 'served');
});

test('[R12] who opens sockets faster than anybody comes back is refused before the upgrade, until time has passed; others come in', async () => {
  stopClock();
  await start({ handshakesPerSecond: 5, handshakesBurst: 3 });
  server.rights.grant('B', ballotOf('A'), 'write');
  const open = (person: 'A' | 'B') => openRawClient(server, path, { cookie: cookieOf(person) });
  for (let time = 0; time < 3; time++) (await open('A')).socket.terminate();
  expect(await refusedUpgrade(server, path, { origin, cookie: cookieOf('A') })).toBe(429);
  expect(server.reports).toEqual(['R12 handshakes']);
  expect((await open('B')).closed()).toBeUndefined();
  vi.setSystemTime(Date.now() + 200);
  expect((await open('A')).closed()).toBeUndefined();
});

test('[R12] all who are nobody share their handshakes', async () => {
  stopClock();
  await start({ handshakesPerSecond: 1, handshakesBurst: 2 });
  for (let time = 0; time < 2; time++) expect(await (await openRawClient(server, path)).closing()).toBe(4401);
  expect(await refusedUpgrade(server, path, { origin })).toBe(429);
  expect((await openRawClient(server, path, { cookie: cookieOf('A') })).closed()).toBeUndefined();
});

test('[R12] bytes count as they come: a message that never ends is read no faster than whole ones', async () => {
  await start({ bytesBurst: 300_000, bytesPerSecond: 1_000 });
  const slow = await openRawClient(server, path, { cookie: cookieOf('A') });
  beginFrame(slow, 8_000_000);
  const line = lineOf(slow);
  let unread = 0;
  // What the system holds on the way is taken; the rest stays with the sender.
  await until(
    () =>
      (line.writableLength > 0 && line.writableLength === unread) || ((unread = line.writableLength), false),
  );
  expect(unread).toBeGreaterThan(1_000_000);
  expect(slow.closed()).toBeUndefined();
});

test('[R12] beyond the sockets that fit, none is let in', async () => {
  await start({ socketsMax: 2 });
  for (let time = 0; time < 2; time++) await openRawClient(server, path, { cookie: cookieOf('A') });
  expect(await refusedUpgrade(server, path, { origin, cookie: cookieOf('A') })).toBe(503);
});

test('[R12] a socket whose other end is gone without a word is dropped', async () => {
  await start({ heartbeatMs: 30 });
  const watcher = openStockClient(server, ballotOf('A'), 'A');
  const gone = await openRawClient(server, path, { cookie: cookieOf('A') });
  gone.sendAwareness([{ client: 71, clock: 1, json: '{}' }]);
  const isSeen = () => watcher.provider.awareness.getStates().has(71);
  await until(isSeen);
  // Who does not read answers no ping.
  gone.socket.pause();
  await until(() => !isSeen());
});
