import { readBallot, reasonText, setGrade, setUnsure } from '@samskar/shared/documents';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  closeClients,
  openAckedClient,
  openRawClient,
  openStockClient,
  updatesOf,
} from './support/clients.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { ballotOf } from './support/names.ts';
import { logOf, putIntoLog, storedDoc } from './support/stored-doc.ts';
import { cookieOf, shape } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

let server: LiveServer;
const ballot = ballotOf('A');

beforeEach(async () => {
  server = await startLiveServer();
  server.rooms.createDocument(ballot);
  server.rights.grant('A', ballot, 'write');
});

afterEach(async () => {
  closeClients();
  await server.stop();
});

describe('an update', () => {
  test('[R1] is on disk before anybody else is shown it', async () => {
    const writer = openStockClient(server, ballot, 'A');
    const other = openStockClient(server, ballot, 'A');
    await Promise.all([writer.synced(), other.synced()]);
    const onDiskWhenShown: unknown[] = [];
    other.doc.on('update', () => onDiskWhenShown.push(storedDoc(server, ballot).getMap('ballot').toJSON()));
    setGrade(writer.doc, '1.1.1', 'scope', 3);
    await until(() => onDiskWhenShown.length > 0);
    expect(onDiskWhenShown).toEqual([{ '1.1.1/scope': 3 }]);
  });

  test('[R1] is not sent back to the socket that it came from', async () => {
    const writer = await openRawClient(server, `/live/document/${ballot}`, { cookie: cookieOf('A') });
    const other = openStockClient(server, ballot, 'A');
    await other.synced();
    const doc = new Y.Doc();
    writer.sendStep2(Y.encodeStateAsUpdate(doc));
    for (const update of updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', 3))) writer.sendUpdate(update);
    await until(() => readBallot(other.doc, shape)['1.1.1']?.grades.scope === 3);
    expect(writer.received.filter((message) => message[0] === 0 && message[1] === 2)).toEqual([]);
  });

  test('[R1] of one turn of the event loop shares its transaction with those of other rooms', async () => {
    const names = ['1', '2', '3'].map((area) => ballot.replace('/1@', `/${area}@`));
    for (const name of names.slice(1)) server.rooms.createDocument(name);
    for (const name of names) server.rights.grant('A', name, 'write');
    const clients = names.map((name) => openAckedClient(server, name, 'A'));
    await Promise.all(clients.map((client) => client.saved()));
    let transactions = 0;
    server.database.beforeEachTransaction(() => (transactions += 1));
    for (const client of clients) setGrade(client.doc, '1.1.1', 'scope', 3);
    await Promise.all(clients.map((client) => client.saved()));
    expect(transactions).toBeLessThan(clients.length);
  });
});

describe('"saved"', () => {
  test('[R2] means that the edit is on disk', async () => {
    const client = openAckedClient(server, ballot, 'A');
    await client.saved();
    setGrade(client.doc, '1.1.1', 'scope', 4);
    await client.saved();
    expect(readBallot(storedDoc(server, ballot), shape)['1.1.1']?.grades).toEqual({ scope: 4 });
  });

  test('[R2] covers deletions, which move no state vector', async () => {
    const client = openAckedClient(server, ballot, 'A');
    setGrade(client.doc, '1.1.1', 'scope', 4);
    await client.saved();
    const { acked } = client.counts();
    setGrade(client.doc, '1.1.1', 'scope', undefined);
    await client.saved();
    expect(client.counts().acked).toBe(acked + 1);
    expect(readBallot(storedDoc(server, ballot), shape)['1.1.1']?.grades).toEqual({});
  });

  test('[R2] is said of updates that bring nothing new as well, so that counting stays simple', async () => {
    const client = await openRawClient(server, `/live/document/${ballot}`, {
      cookie: cookieOf('A'),
      protocols: ['samskar.1'],
    });
    const doc = new Y.Doc();
    const [update] = updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', 4));
    client.sendStep2(Y.encodeStateAsUpdate(new Y.Doc()));
    for (let times = 0; times < 5; times++) client.sendUpdate(update!);
    await until(() => client.received.some((message) => message[0] === 100 && message[1] === 6));
    expect(logOf(server, ballot)).toHaveLength(1);
  });

  test('[R2] [R11] is not said to a stock client, which knows no such message', async () => {
    const client = await openRawClient(server, `/live/document/${ballot}`, { cookie: cookieOf('A') });
    const doc = new Y.Doc();
    setGrade(doc, '1.1.1', 'scope', 4);
    client.sendStep2(Y.encodeStateAsUpdate(doc));
    await until(() => logOf(server, ballot).length === 1);
    client.send(0, 0, 1, 0);
    await until(() => client.received.some((message) => message[0] === 0 && message[1] === 1));
    expect(client.received.filter((message) => message[0]! > 3)).toEqual([]);
  });

  test('[R2] holds for a server that was closed and opened again', async () => {
    const client = openStockClient(server, ballot, 'A');
    await client.synced();
    setGrade(client.doc, '1.1.1', 'scope', 2);
    setUnsure(client.doc, '1.1.1', 'scope', true);
    await until(() => logOf(server, ballot).length === 2);
    client.provider.destroy();
    const again = openStockClient(server, ballot, 'A');
    await again.synced();
    expect(readBallot(again.doc, shape)['1.1.1']).toMatchObject({ grades: { scope: 2 }, unsure: ['scope'] });
  });
});

describe('"synced"', () => {
  test('[R3] is said with the whole document', async () => {
    const writer = openAckedClient(server, ballot, 'A');
    await writer.synced();
    for (let line = 0; line < 300; line++) reasonText(writer.doc, '1.1.1').insert(0, `Linje ${line}. `);
    await writer.saved();
    const reader = openStockClient(server, ballot, 'A');
    await reader.synced();
    expect(readBallot(reader.doc, shape)).toEqual(readBallot(writer.doc, shape));
  });

  test('[R3] is never said of a document that cannot be loaded whole: the socket closes, and the client keeps trying', async () => {
    const doc = new Y.Doc();
    const [, second] = updatesOf(doc, () => {
      setGrade(doc, '1.1.1', 'scope', 1);
      setGrade(doc, '1.1.1', 'scope', 2);
    });
    putIntoLog(server, ballot, 1, second!);
    const codes: number[] = [];
    const client = openStockClient(server, ballot, 'A');
    client.provider.on('connection-close', (event) => event !== null && codes.push(event.code));
    await until(() => codes.length >= 2);
    expect(new Set(codes)).toEqual(new Set([1011]));
    expect(client.finals).toEqual([]);
    expect(server.reports.length).toBeGreaterThan(0);
  });

  test('[R1] [R3] is said only of what is on disk', async () => {
    const writer = await openRawClient(server, `/live/document/${ballot}`, { cookie: cookieOf('A') });
    const reader = openStockClient(server, ballot, 'A');
    const doc = new Y.Doc();
    setGrade(doc, '1.1.1', 'scope', 1);
    const differences: boolean[] = [];
    reader.doc.on('update', () => {
      const stored = readBallot(storedDoc(server, ballot), shape);
      differences.push(JSON.stringify(stored) !== JSON.stringify(readBallot(reader.doc, shape)));
    });
    writer.sendStep2(Y.encodeStateAsUpdate(doc));
    await until(() => differences.length > 0);
    expect(differences).toEqual([false]);
  });
});
