import { readBallot, reasonText, setGrade } from '@samskar/shared/documents';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Limits } from '../../server/src/realtime/limits.ts';
import {
  closeClients,
  emptyUpdate,
  openAckedClient,
  openRawClient,
  openStockClient,
  refusedUpgrade,
  updatesOf,
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

afterEach(async () => {
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

test('[R12] a reader that does not read is closed, to come back; what waits for it is bounded', async () => {
  await start({ sendBufferBytesMax: 100_000, messagesBurst: 2_000, goodbyeMs: 100 });
  const writer = openAckedClient(server, ballotOf('A'), 'A');
  reasonText(writer.doc, '1.1.1').insert(0, 'x'.repeat(19_000));
  reasonText(writer.doc, '1.1.2').insert(0, 'y'.repeat(19_000));
  await writer.saved();
  const slow = await openRawClient(server, path, { cookie: cookieOf('A') });
  slow.socket.pause();
  for (let time = 0; time < 1_000; time++) slow.send(0, 0, 1, 0);
  setGrade(writer.doc, '1.1.1', 'scope', 1);
  await writer.saved();
  slow.socket.resume();
  // The close frame waits behind what was not read, until the line is cut.
  expect([1013, 1006]).toContain(await slow.closing());
  expect(slow.received.length).toBeLessThan(1_000);
});

test('[R12] one account has a bounded number of sockets, and may come back when one is free', async () => {
  await start({ socketsPerAccountMax: 2 });
  const open = () => openRawClient(server, path, { cookie: cookieOf('A') });
  const clients = await Promise.all([open(), open()]);
  const third = await open();
  expect(await third.closing()).toBe(1013);
  expect(third.closed()!.reason).toMatch(/^retry=\d+$/);
  expect(clients.map((client) => client.closed())).toEqual([undefined, undefined]);
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
