import 'fake-indexeddb/auto';
import { readBallot, reasonText, setGrade } from '@samskar/shared/documents';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLiveServer, type LiveServer } from '../../realtime/support/live-server.ts';
import { ballotOf } from '../../realtime/support/names.ts';
import { storedDoc } from '../../realtime/support/stored-doc.ts';
import { accountOf, shape } from '../../realtime/support/table-of-rights.ts';
import { until } from '../../realtime/support/until.ts';
import { retryHintMs } from '../../../web/src/lib/sync/retry-hint.ts';
import { LiveDocument } from '../../../web/src/lib/sync/live-document.svelte.ts';
import { countUnsent, openLocalStore, type LocalStore } from '../../../web/src/lib/sync/local-store.ts';
import type { Saving } from '../../../web/src/lib/sync/saving.ts';
import { TestLine } from '../../realtime/support/test-line.ts';

const long = 'Begrunnelse. '.repeat(1_000);
let server: LiveServer;
let line: TestLine;
let device: LocalStore;
let document: LiveDocument;
let isOnline: boolean;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  line = new TestLine();
  isOnline = true;
  server = await startLiveServer({ limits: { retryFullMs: 20, retrySpreadMs: 0 } });
  server.rooms.createDocument(ballotOf('A'));
  server.rights.grant('A', ballotOf('A'), 'write');
  device = (await openLocalStore(accountOf('A')))!;
  document = open();
  await until(() => document.isSynced);
  setGrade(document.doc, '1.1.1', 'scope', 2);
  await until(() => document.saving.kind === 'saved');
  allowPages(pageCount());
});

afterEach(async () => {
  await document.close();
  device.close();
  await server.stop();
});

function open(): LiveDocument {
  return new LiveDocument({
    name: ballotOf('A'),
    shape,
    device: Promise.resolve(device),
    mayWrite: () => true,
    isShared: false,
    onSignedOut: () => undefined,
    server: `${server.url}/live/document`,
    isOnline: () => isOnline,
    now: () => new Date('2026-11-21T12:00:00Z'),
    Socket: line.socketOf('A'),
  });
}

test('[R1] on a full disk an edit stays on the device, and is saved by itself when there is room', async () => {
  const told: Saving[] = [];
  reasonText(document.doc, '1.1.1').insert(0, long);
  await until(() => {
    told.push(document.saving);
    return line.closes.length >= 3;
  }, 'refused three times');
  for (const { code, reason } of line.closes) expect([code, retryHintMs(reason)]).toEqual([1013, 20]);
  expect(told).toContainEqual({ kind: 'refused', why: 'storage-full', changes: 1, isKept: true });
  expect(told.filter(({ kind }) => kind === 'local')).toEqual([]);
  expect(told.filter(({ kind }) => kind === 'saved')).toEqual([]);
  expect(await countUnsent(device)).toBe(1);
  expect(reasonOnDisk()).toBe('');

  allowPages(1_000_000);
  await until(() => document.saving.kind === 'saved');
  expect(reasonOnDisk()).toBe(long);
  await document.close();
  expect(await countUnsent(device)).toBe(0);
});

test('[R2] a server without room is told of as long as it has none, and being offline once there is no line', async () => {
  reasonText(document.doc, '1.1.1').insert(0, long);
  await until(() => document.saving.kind === 'refused');
  const closed = line.closes.length;
  await until(() => line.closes.length > closed, 'tried again');
  expect(document.saving).toMatchObject({ kind: 'refused', why: 'storage-full' });
  isOnline = false;
  expect(document.saving).toEqual({ kind: 'local', changes: 1, isKept: true });
  isOnline = true;
  allowPages(1_000_000);
  await until(() => document.saving.kind === 'saved');
});

test('[R1] an edit that met a full disk outlives the page, and the next one sends it', async () => {
  reasonText(document.doc, '1.1.1').insert(0, long);
  await until(() => line.closes.length > 0, 'refused');
  await document.close();
  expect(await countUnsent(device)).toBe(1);

  allowPages(1_000_000);
  document = open();
  await until(() => reasonOnDisk() === long && document.saving.kind === 'saved');
  await document.close();
  expect(await countUnsent(device)).toBe(0);
});

function reasonOnDisk(): string | undefined {
  return readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']?.reason;
}

function pageCount(): number {
  return Number(Object.values(server.database.raw.prepare('PRAGMA page_count').get()!)[0]);
}

function allowPages(count: number): void {
  server.database.raw.exec(`PRAGMA max_page_count = ${count}`);
}
