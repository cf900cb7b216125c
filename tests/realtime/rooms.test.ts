import { readBallot, reasonText, setGrade } from '@samskar/shared/documents';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { deleteDocument } from '../../server/src/storage/delete-documents.ts';
import { updateLog } from '../../server/src/storage/update-log.ts';
import { closeClients, openAckedClient, openRawClient, openStockClient } from './support/clients.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { ballotOf } from './support/names.ts';
import { logOf, storedDoc } from './support/stored-doc.ts';
import { cookieOf, shape } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

const secret = 'Dette skulle ikke stått her';
let server: LiveServer;

beforeEach(async () => {
  server = await startLiveServer({ limits: { heartbeatMs: 20, logUpdatesMax: 20, idleMs: 0 } });
  server.rooms.createDocument(ballotOf('A'));
  server.rights.grant('A', ballotOf('A'), 'write');
});

/** Begins anew with a server whose rooms never rest while a test runs. */
async function startBusy(): Promise<void> {
  await server.stop();
  server = await startLiveServer();
  server.rooms.createDocument(ballotOf('A'));
  server.rights.grant('A', ballotOf('A'), 'write');
}

afterEach(async () => {
  closeClients();
  await server.stop();
});

test('[R5] the log is folded into a snapshot that does not hold what was deleted', async () => {
  const client = openAckedClient(server, ballotOf('A'), 'A');
  const text = reasonText(client.doc, '1.1.1');
  text.insert(0, secret);
  await client.saved();
  text.delete(0, secret.length);
  for (let round = 0; round < 30; round++) setGrade(client.doc, '1.1.1', 'scope', round % 6);
  await client.saved();
  await until(() => logOf(server, ballotOf('A')).length < 20);
  const { snapshot } = updateLog(server.database).find(ballotOf('A'))!;
  expect(Buffer.from(snapshot!).includes(secret)).toBe(false);
  expect(readBallot(storedDoc(server, ballotOf('A')), shape)).toEqual(readBallot(client.doc, shape));
});

test('[R5] who comes for the first time is not sent what was deleted, though the log still holds it', async () => {
  await startBusy();
  const client = openAckedClient(server, ballotOf('A'), 'A');
  const text = reasonText(client.doc, '1.1.1');
  text.insert(0, secret);
  await client.saved();
  text.delete(0, secret.length);
  await client.saved();
  const raw = await openRawClient(server, `/live/document/${ballotOf('A')}`, { cookie: cookieOf('A') });
  raw.send(0, 0, 1, 0);
  await until(() => raw.received.some((message) => message[0] === 0 && message[1] === 1));
  expect(Buffer.concat(raw.received).includes(secret)).toBe(false);
  expect(Buffer.concat(logOf(server, ballotOf('A'))).includes(secret)).toBe(true);
});

test('[R5] who was away while the log was folded gets on from where it was', async () => {
  const away = openAckedClient(server, ballotOf('A'), 'A');
  setGrade(away.doc, '1.1.1', 'scope', 1);
  await away.saved();
  away.provider.disconnect();
  setGrade(away.doc, '1.1.1', 'system-process', 4);
  const writer = openAckedClient(server, ballotOf('A'), 'A');
  await writer.synced();
  for (let round = 0; round < 30; round++) setGrade(writer.doc, '1.1.2', 'scope', round % 6);
  await writer.saved();
  await until(() => logOf(server, ballotOf('A')).length < 20);
  away.provider.connect();
  await until(() => readBallot(writer.doc, shape)['1.1.1']?.grades['system-process'] === 4);
  expect(readBallot(away.doc, shape)).toEqual(readBallot(writer.doc, shape));
  expect(away.finals).toEqual([]);
});

test('[R4] a document begins empty, whoever opens it first, and a new epoch begins anew', async () => {
  const first = openAckedClient(server, ballotOf('A'), 'A');
  const second = openAckedClient(server, ballotOf('A'), 'A');
  await Promise.all([first.saved(), second.saved()]);
  expect([first, second].map(({ doc }) => doc.store.clients.size)).toEqual([0, 0]);
  setGrade(first.doc, '1.1.1', 'scope', 1);
  await first.saved();
  const next = ballotOf('A').replace('@1', '@2');
  server.rooms.createDocument(next);
  server.rights.grant('A', next, 'write');
  const later = openAckedClient(server, next, 'A');
  await later.saved();
  expect(later.doc.store.clients.size).toBe(0);
  expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.grades).toEqual({ scope: 1 });
});

test('[R5] what a room that is closed leaves behind is folded, and then no room is left', async () => {
  const client = openAckedClient(server, ballotOf('A'), 'A');
  setGrade(client.doc, '1.1.1', 'scope', 3);
  await client.saved();
  client.provider.destroy();
  await until(() => server.rooms.count().open === 0);
  expect(logOf(server, ballotOf('A'))).toEqual([]);
  expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.grades).toEqual({ scope: 3 });
});

test('a document that is deleted while its room waits to be folded stays deleted', async () => {
  await startBusy();
  server.rooms.createDocument(ballotOf('B'));
  server.rights.grant('B', ballotOf('B'), 'write');
  const client = openAckedClient(server, ballotOf('A'), 'A');
  const later = openAckedClient(server, ballotOf('B'), 'B');
  setGrade(client.doc, '1.1.1', 'scope', 3);
  await Promise.all([client.saved(), later.saved()]);
  client.provider.destroy();
  await until(() => server.rooms.count().sockets === 1);
  // The one that was opened last is looked at first, and the other in a turn of its own.
  server.rooms.beat();
  server.database.transaction(() => deleteDocument(server.database, ballotOf('A')));
  server.rooms.closeDeleted(ballotOf('A'));
  await until(() => server.rooms.count().open === 1);
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(updateLog(server.database).find(ballotOf('A'))).toBeUndefined();
  expect([server.broken, server.reports]).toEqual([[], []]);
});

test('a room that nobody writes in lets go of its document, and goes on when somebody does', async () => {
  const client = openAckedClient(server, ballotOf('A'), 'A');
  setGrade(client.doc, '1.1.1', 'scope', 1);
  await client.saved();
  const before = server.rooms.readDocument(ballotOf('A'));
  await until(() => server.rooms.readDocument(ballotOf('A')) !== before);
  setGrade(client.doc, '1.1.1', 'scope', 2);
  await client.saved();
  expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.grades).toEqual({ scope: 2 });
});

test('[R6] a server that stops has everything on disk, and tells each client when to come back', async () => {
  await startBusy();
  const client = await openRawClient(server, `/live/document/${ballotOf('A')}`, { cookie: cookieOf('A') });
  const feed = await openRawClient(server, '/live/feed/nothing', { cookie: cookieOf('A') });
  await feed.closing();
  const doc = new Y.Doc();
  setGrade(doc, '1.1.1', 'scope', 5);
  client.sendStep2(Y.encodeStateAsUpdate(doc));
  await until(() => logOf(server, ballotOf('A')).length === 1);
  const { stop } = server;
  await stop();
  await client.closing();
  expect(client.closed()).toMatchObject({
    code: 1012,
    reason: expect.stringMatching(/^retry=\d+$/) as string,
  });
  server = await startLiveServer();
});

test('[R6] from the stop on nothing is folded any more: the data file is about to be closed', async () => {
  await startBusy();
  const client = openAckedClient(server, ballotOf('A'), 'A');
  setGrade(client.doc, '1.1.1', 'scope', 5);
  await client.saved();
  server.rooms.stop();
  client.provider.destroy();
  await until(() => server.rooms.count().sockets === 0);
  // The turn in which it would have been folded.
  await new Promise((resolve) => setImmediate(resolve));
  expect(logOf(server, ballotOf('A'))).toHaveLength(1);
});

test('[R6] clients are told different moments, so that they do not all come at once', async () => {
  const clients = await Promise.all(
    Array.from({ length: 8 }, () =>
      openRawClient(server, `/live/document/${ballotOf('A')}`, { cookie: cookieOf('A') }),
    ),
  );
  await server.stop();
  await Promise.all(clients.map((client) => client.closing()));
  expect(new Set(clients.map((client) => client.closed()!.reason)).size).toBeGreaterThan(4);
  server = await startLiveServer();
});

test('a reader that opens many windows and closes them leaves no room behind', async () => {
  const windows = Array.from({ length: 5 }, () => openStockClient(server, ballotOf('A'), 'A'));
  await Promise.all(windows.map((window) => window.synced()));
  const before = server.rooms.readDocument(ballotOf('A'));
  for (const window of windows) window.provider.destroy();
  await until(() => server.rooms.readDocument(ballotOf('A')) !== before);
});
