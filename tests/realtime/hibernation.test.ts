import { readBallot, reasonText, setGrade } from '@samskar/shared/documents';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  closeClients,
  emptyUpdate,
  openAckedClient,
  openRawClient,
  updatesOf,
  type AckedClient,
  type RawClient,
} from './support/clients.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { ballotOf, joint } from './support/names.ts';
import { logOf, storedDoc } from './support/stored-doc.ts';
import { cookieOf, shape, type PersonName } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

const secret = 'Dette skulle ikke stått her';
const name = ballotOf('A');
let server: LiveServer;
let writer: AckedClient;

beforeEach(async () => {
  server = await startLiveServer({ limits: { heartbeatMs: 20, idleMs: 0 } });
  server.rooms.createDocument(name);
  server.rights.grant('A', name, 'write');
  writer = openAckedClient(server, name, 'A');
  setGrade(writer.doc, '1.1.1', 'scope', 1);
  await writer.saved();
  await untilAsleep();
});

afterEach(async () => {
  closeClients();
  await server.stop();
});

function untilAsleep(): Promise<void> {
  return until(() => server.rooms.count().hibernated === server.rooms.count().open, 'no Y.Doc is held');
}

/** Says whether a Y.Doc was made while `act` ran: rooms are looked at after every message. */
async function wakesDuring(act: () => Promise<void>): Promise<boolean> {
  let hasWoken = false;
  const look = setInterval(
    () => (hasWoken ||= server.rooms.count().hibernated < server.rooms.count().open),
    0,
  );
  await act();
  clearInterval(look);
  return hasWoken;
}

function open(person: PersonName): Promise<RawClient> {
  return openRawClient(server, `/live/document/${name}`, {
    cookie: cookieOf(person),
    protocols: ['samskar.1'],
  });
}

/** The update of the last step 2 that came. */
async function step2Of(client: RawClient, doc = new Y.Doc()): Promise<Y.Doc> {
  const isStep2 = (message: Uint8Array) => message[0] === 0 && message[1] === 1;
  await until(() => client.received.some(isStep2), 'step 2');
  const message = client.received.findLast(isStep2)!;
  // Short updates: their length is one byte, or two.
  Y.applyUpdate(doc, message.subarray(message[2]! < 128 ? 3 : 4));
  return doc;
}

test('[R3] who comes to a document that is asleep gets the whole of it, and does not wake it', async () => {
  expect(logOf(server, name)).toEqual([]);
  const hasWoken = await wakesDuring(async () => {
    const newcomer = openAckedClient(server, name, 'A');
    await newcomer.saved();
    expect(readBallot(newcomer.doc, shape)).toEqual(readBallot(writer.doc, shape));
  });
  expect(hasWoken).toBe(false);
});

test('[R3] who has the beginning of a document that is asleep gets the rest alone', async () => {
  const early = Y.encodeStateAsUpdate(writer.doc);
  setGrade(writer.doc, '1.1.2', 'scope', 4);
  await writer.saved();
  await untilAsleep();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, early);
  const client = await open('A');
  const vector = Y.encodeStateVector(doc);
  client.send(0, 0, vector.byteLength, ...vector);
  await step2Of(client, doc);
  expect(readBallot(doc, shape)).toEqual(readBallot(writer.doc, shape));
  const [sent] = client.received.filter((message) => message[0] === 0 && message[1] === 1);
  expect(sent!.byteLength).toBeLessThan(Y.encodeStateAsUpdate(writer.doc).byteLength);
});

test('[R5] what the last one has written is folded when they leave, and not only once the room has been at rest', async () => {
  const calm = await startLiveServer({ limits: { heartbeatMs: 25_000, idleMs: 3_600_000 } });
  try {
    calm.rooms.createDocument(name);
    calm.rights.grant('A', name, 'write');
    const last = openAckedClient(calm, name, 'A');
    setGrade(last.doc, '1.1.1', 'scope', 2);
    await last.saved();
    expect(logOf(calm, name)).not.toEqual([]);
    last.provider.destroy();
    await until(() => logOf(calm, name).length === 0, 'the log is folded');
    expect(readBallot(storedDoc(calm, name), shape)['1.1.1']!.grades).toEqual({ scope: 2 });
  } finally {
    await calm.stop();
  }
});

test('[R5] what was deleted is in nothing that a document gives away from its sleep', async () => {
  const text = reasonText(writer.doc, '1.1.1');
  text.insert(0, secret);
  await writer.saved();
  text.delete(0, secret.length);
  await writer.saved();
  await untilAsleep();
  const client = await open('A');
  client.send(0, 0, 1, 0);
  await step2Of(client);
  expect(Buffer.concat(client.received).includes(secret)).toBe(false);
});

test('[R1] [R2] what is written into a document that is asleep is on disk before it is acknowledged, and shown', async () => {
  const other = openAckedClient(server, name, 'A');
  await other.saved();
  await untilAsleep();
  setGrade(writer.doc, '1.1.1', 'scope', 5);
  await writer.saved();
  expect(readBallot(storedDoc(server, name), shape)['1.1.1']!.grades).toEqual({ scope: 5 });
  await until(() => readBallot(other.doc, shape)['1.1.1']?.grades.scope === 5);
});

test('[R10] a client id keeps its owner while the document sleeps', async () => {
  server.rights.grant('B', name, 'write');
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(writer.doc));
  forged.clientID = writer.doc.clientID;
  const client = await open('B');
  client.sendStep2(emptyUpdate);
  for (const update of updatesOf(forged, () => setGrade(forged, '1.1.1', 'scope', 0)))
    client.sendUpdate(update);
  expect(await client.closing()).toBe(4422);
  expect(readBallot(storedDoc(server, name), shape)['1.1.1']!.grades).toEqual({ scope: 1 });
});

test('[R10] a gap behind a document that is asleep is held, and closed by the step 2 that is asked for', async () => {
  const doc = new Y.Doc();
  const [first, second] = [1, 2].map(
    (grade) => updatesOf(doc, () => setGrade(doc, '1.1.2', 'scope', grade))[0]!,
  );
  const client = await open('A');
  client.sendStep2(emptyUpdate);
  client.sendUpdate(second!);
  const isStep1 = (message: Uint8Array) => message[0] === 0 && message[1] === 0;
  await until(() => client.received.filter(isStep1).length === 2, 'asked for the gap');
  client.sendStep2(first!);
  await until(() => readBallot(storedDoc(server, name), shape)['1.1.2']?.grades.scope === 2);
  expect(client.closed()).toBeUndefined();
});

test('[R9] [R10] nobody writes into a document that was locked, or that they only read, while it slept', async () => {
  server.rights.grant('B', name, 'read');
  const reader = await open('B');
  reader.sendStep2(emptyUpdate);
  await untilAsleep();
  const doc = new Y.Doc();
  for (const update of updatesOf(doc, () => setGrade(doc, '1.1.1', 'scope', 0))) reader.sendUpdate(update);
  expect(await reader.closing()).toBe(4403);
  await untilAsleep();
  server.rooms.lock(name);
  await until(() => writer.finals.includes(4423));
  expect(readBallot(storedDoc(server, name), shape)['1.1.1']!.grades).toEqual({ scope: 1 });
});

test('[R8] a right that is withdrawn while the document sleeps closes its sockets', async () => {
  server.rights.grant('A', name, 'none');
  server.permissionsChanged();
  await until(() => writer.finals.includes(4403));
});

test('[R11] carets go on over a document that is asleep, and do not wake it', async () => {
  server.rights.grant('B', name, 'read');
  const watcher = await open('B');
  watcher.sendStep2(emptyUpdate);
  await untilAsleep();
  const hasWoken = await wakesDuring(async () => {
    writer.provider.awareness.setLocalStateField('caret', 'here');
    await until(() => Buffer.concat(watcher.received).includes('"caret":"here"'));
  });
  expect(hasWoken).toBe(false);
});

test('[R13] a document that sleeps tells a stranger no more than one that is awake, or is not there', async () => {
  const clients = await Promise.all(
    [name, joint].map((one) =>
      openRawClient(server, `/live/document/${one}`, { cookie: cookieOf('B'), protocols: ['samskar.1'] }),
    ),
  );
  await Promise.all(clients.map((client) => client.closing()));
  expect(clients[0]!.closed()).toEqual(clients[1]!.closed());
  expect(clients.map(({ received }) => received)).toEqual([[], []]);
});
