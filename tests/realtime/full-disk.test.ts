import { readBallot, reasonText, setGrade } from '@samskar/shared/documents';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { StoreOutcome } from '../../server/src/realtime/ports.ts';
import { closeClients, openAckedClient, updatesOf } from './support/clients.ts';
import { FailingLog, fakeRooms, ListeningPeer, openRights, seatOf } from './support/fake-rooms.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { ballotOf, evaluation } from './support/names.ts';
import { storedDoc } from './support/stored-doc.ts';
import { shape } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

const stored: StoreOutcome = { kind: 'stored' };
let server: LiveServer | undefined;

afterEach(async () => {
  closeClients();
  await server?.stop();
  server = undefined;
});

test('[R1] on a full disk an edit is refused and kept by its client; the process lives, and takes it when there is room', async () => {
  server = await startLiveServer({ limits: { retryFullMs: 0, retrySpreadMs: 0 } });
  const { database, rooms, rights } = server;
  rooms.createDocument(ballotOf('A'));
  rights.grant('A', ballotOf('A'), 'write');
  const client = openAckedClient(server, ballotOf('A'), 'A');
  setGrade(client.doc, '1.1.1', 'scope', 2);
  await client.saved();

  const closes: string[] = [];
  client.provider.on('connection-close', (event) => event && closes.push(`${event.code} ${event.reason}`));
  database.raw.exec(`PRAGMA max_page_count = ${pageCount(server)}`);
  const long = 'Begrunnelse. '.repeat(1_000);
  reasonText(client.doc, '1.1.1').insert(0, long);
  await until(() => closes.length >= 2, 'refused at least twice');
  expect(new Set(closes)).toEqual(new Set(['1013 retry=0 full']));
  expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']).toMatchObject({
    grades: { scope: 2 },
    reason: '',
  });
  expect(readBallot(client.doc, shape)['1.1.1']!.reason).toBe(long);
  expect(server.broken).toEqual([]);

  database.raw.exec('PRAGMA max_page_count = 1000000');
  await client.saved();
  expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.reason).toBe(long);
});

test('[R1] a room whose commit fails does not take the other rooms of the turn with it', () => {
  const [first, second] = [jointOf('1'), jointOf('2')];
  const log = new FailingLog(({ appends }) =>
    appends.some((append) => append.document === 1) ? { kind: 'full' } : stored,
  );
  const { rooms } = fakeRooms(log, openRights([first, second]));
  const unlucky = new ListeningPeer('A');
  const lucky = new ListeningPeer('A');
  const seats = [seatOf(rooms, unlucky, first), seatOf(rooms, lucky, second)];
  const [update] = gradeUpdate();
  for (const seat of seats) seat.receive(Uint8Array.of(0, 2, update!.length, ...update!));
  rooms.flush();
  expect(unlucky.closedWith).toEqual({ code: 1013, reason: 'retry=11500 full' });
  expect(lucky.closedWith).toBeUndefined();
  expect(log.written.flatMap((record) => record.appends)).toMatchObject([{ document: 2 }]);
  expect(lucky.kinds().at(-1)).toBe('100 2');
});

test('[R1] nobody is shown what could not be stored, and the room goes on with what the disk has', () => {
  let isFull = false;
  const name = jointOf('1');
  const { rooms } = fakeRooms(new FailingLog(() => (isFull ? { kind: 'full' } : stored)), openRights([name]));
  const writer = new ListeningPeer('A');
  const other = new ListeningPeer('B');
  const seat = seatOf(rooms, writer, name);
  seatOf(rooms, other, name);
  const heard = other.received.length;
  isFull = true;
  const [update] = gradeUpdate();
  seat.receive(Uint8Array.of(0, 2, update!.length, ...update!));
  rooms.flush();
  expect(other.received.length).toBe(heard);
  expect(other.closedWith).toBeUndefined();
  expect(rooms.readDocument(name)!.store.clients.size).toBe(0);
});

test('[R1] a write that fails for any other reason ends the process, and acknowledges nothing any more', () => {
  const name = jointOf('1');
  const failure = new Error('disk I/O error');
  let isBroken = false;
  const log = new FailingLog(() => (isBroken ? { kind: 'broken', error: failure } : stored));
  const { rooms, broken } = fakeRooms(log, openRights([name]));
  const writer = new ListeningPeer('A');
  const seat = seatOf(rooms, writer, name);
  const heard = writer.received.length;
  isBroken = true;
  const [update] = gradeUpdate();
  for (let times = 0; times < 2; times++) {
    seat.receive(Uint8Array.of(0, 2, update!.length, ...update!));
    rooms.flush();
  }
  expect(broken).toEqual([failure]);
  expect(writer.received.length).toBe(heard);
});

/** An edit that any joint document may hold. */
function gradeUpdate(): Uint8Array[] {
  const doc = new Y.Doc();
  return updatesOf(doc, () =>
    doc.getMap('findings').set('11111111-0000-4000-8000-000000000000/column', 'strength'),
  );
}

function jointOf(area: string): string {
  return `joint/${evaluation}/${area}@1`;
}

function pageCount({ database }: LiveServer): number {
  return Number(Object.values(database.raw.prepare('PRAGMA page_count').get()!)[0]);
}
