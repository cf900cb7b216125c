import 'fake-indexeddb/auto';
import { noteText, readBallot, reasonText, setGrade } from '@samskar/shared/documents';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { startLiveServer, type LiveServer } from '../../realtime/support/live-server.ts';
import { ballotOf } from '../../realtime/support/names.ts';
import { storedDoc } from '../../realtime/support/stored-doc.ts';
import { accountOf, shape } from '../../realtime/support/table-of-rights.ts';
import { until } from '../../realtime/support/until.ts';
import { deleteDocument } from '../../../server/src/storage/delete-documents.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import { LiveDocument } from '../../../web/src/lib/sync/live-document.svelte.ts';
import { countUnsent, openLocalStore, type LocalStore } from '../../../web/src/lib/sync/local-store.ts';
import { TestLine } from '../../realtime/support/test-line.ts';

let server: LiveServer;
let line: TestLine;
const opened: LiveDocument[] = [];
const devices: LocalStore[] = [];

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  line = new TestLine();
  server = await startLiveServer();
  server.rooms.createDocument(ballotOf('A'));
  server.rights.grant('A', ballotOf('A'), 'write');
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((document) => document.close()));
  for (const device of devices.splice(0)) device.close();
  await server.stop();
});

async function openDevice(): Promise<LocalStore> {
  const device = await openLocalStore(accountOf('A'));
  devices.push(device!);
  return device!;
}

type Options = {
  readonly device?: LocalStore | undefined;
  readonly onSignedOut?: () => void;
  readonly name?: string;
};

function open({ device, onSignedOut = () => undefined, name = ballotOf('A') }: Options = {}): LiveDocument {
  const document = new LiveDocument({
    name,
    shape,
    device: Promise.resolve(device),
    mayWrite: () => true,
    isShared: false,
    onSignedOut,
    server: `${server.url}/live/document`,
    isOnline: () => true,
    now: () => new Date('2026-11-21T12:00:00Z'),
    Socket: line.socketOf('A'),
  });
  opened.push(document);
  return document;
}

const gradeOf = (document: LiveDocument) => readBallot(document.doc, shape)['1.1.1']?.grades.scope;
const isSaved = (document: LiveDocument) =>
  document.saving.kind === 'saved' && document.saving.at !== undefined;
/** What the server's disk holds, whoever may see it. */
const gradeOnDisk = () => readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']?.grades.scope;

test('[R2] an edit is "saving" until the server has it on disk, then "saved"', async () => {
  const document = open({ device: await openDevice() });
  await until(() => document.isSynced);
  setGrade(document.doc, '1.1.1', 'scope', 3);
  expect(document.saving).toEqual({ kind: 'saving' });
  await until(() => isSaved(document));
  expect(gradeOnDisk()).toBe(3);
  expect(document.saving).toEqual({ kind: 'saved', at: new Date('2026-11-21T12:00:00Z') });
});

test('[R2] without a line edits are "local", and are saved by themselves when it is back', async () => {
  const document = open({ device: await openDevice() });
  await until(() => document.isSynced);
  line.cut();
  await until(() => !document.isSynced);
  setGrade(document.doc, '1.1.1', 'scope', 3);
  setGrade(document.doc, '1.1.2', 'scope', 1);
  expect(document.saving).toEqual({ kind: 'local', changes: 2, isKept: true });
  line.mend();
  await until(() => isSaved(document));
  expect(gradeOnDisk()).toBe(3);
});

test('[R2] edits made without a line outlive the page, with their number, and are sent by the next one', async () => {
  const device = await openDevice();
  line.cut();
  const first = open({ device });
  await until(() => first.saving.kind === 'saved');
  setGrade(first.doc, '1.1.1', 'scope', 4);
  await first.close();
  expect(await countUnsent(device)).toBe(1);
  const second = open({ device });
  await until(() => second.saving.kind === 'local');
  expect(second.saving).toEqual({ kind: 'local', changes: 1, isKept: true });
  line.mend();
  await until(() => isSaved(second));
  await second.close();
  expect(await countUnsent(device)).toBe(0);
  expect(gradeOf(open({ device }))).toBeUndefined();
});

test('a document that this device has had opens without a line', async () => {
  const device = await openDevice();
  const first = open({ device });
  await until(() => first.isSynced);
  setGrade(first.doc, '1.1.1', 'scope', 5);
  await until(() => isSaved(first));
  await first.close();
  line.cut();
  const second = open({ device });
  await until(() => second.source === 'device');
  expect(gradeOf(second)).toBe(5);
  expect(second.saving.kind).toBe('saved');
});

test('[R3] a document that this device has never had is "loading" without a line, not empty', async () => {
  line.cut();
  const document = open({ device: await openDevice() });
  await until(() => document.saving.kind === 'saved');
  expect(document.source).toBe('loading');
});

test('[R2] without a local store the line says that edits are in this window only', async () => {
  const document = open();
  await until(() => document.isSynced);
  line.cut();
  await until(() => !document.isSynced);
  setGrade(document.doc, '1.1.1', 'scope', 3);
  expect(document.saving).toEqual({ kind: 'local', changes: 1, isKept: false });
});

test('[R2] a device that fails to write is told, and the edit is still sent', async () => {
  const device = await openDevice();
  const document = open({ device });
  await until(() => document.isSynced);
  line.cut();
  await until(() => !document.isSynced);
  device.close();
  setGrade(document.doc, '1.1.1', 'scope', 3);
  await until(() => document.saving.kind === 'local' && !document.saving.isKept);
  line.mend();
  await until(() => isSaved(document));
});

test('[R8] when the session ends, typing is kept and goes on after signing in again', async () => {
  let signedOut = 0;
  const document = open({ device: await openDevice(), onSignedOut: () => (signedOut += 1) });
  await until(() => document.isSynced);
  server.rights.signOut('A');
  server.rooms.permissionsChanged();
  await until(() => document.saving.kind === 'refused');
  setGrade(document.doc, '1.1.1', 'scope', 2);
  expect(document.saving).toEqual({ kind: 'refused', why: 'signed-out', changes: 1, isKept: true });
  expect(signedOut).toBe(1);
  line.session = 'two';
  document.resume();
  await until(() => isSaved(document));
});

test('[R10] edits that meet a lock are laid aside, and the document opens again as the server has it', async () => {
  const device = await openDevice();
  const document = open({ device });
  await until(() => document.isSynced);
  setGrade(document.doc, '1.1.1', 'scope', 1);
  await until(() => isSaved(document));
  line.cut();
  await until(() => !document.isSynced);
  setGrade(document.doc, '1.1.1', 'scope', 5);
  server.rights.grant('A', ballotOf('A'), 'read');
  line.mend();
  await until(() => document.late.length > 0);
  expect(document.late.map(({ why, changes }) => ({ why, changes }))).toEqual([
    { why: 'locked', changes: [{ key: '1.1.1/scope', mine: 5, current: 1 }] },
  ]);
  expect(gradeOf(document)).toBe(1);
  expect(document.isReadOnly).toBe(true);
  expect(document.saving.kind).toBe('saved');
});

test('[R8] a ballot that is locked while it is open, with everything saved, is read on without complaint', async () => {
  const document = open({ device: await openDevice() });
  await until(() => document.isSynced);
  setGrade(document.doc, '1.1.1', 'scope', 3);
  await until(() => isSaved(document));
  server.rights.grant('A', ballotOf('A'), 'read');
  server.database.transaction(() => server.rooms.lock(ballotOf('A')));
  server.rooms.permissionsChanged();
  await until(() => document.isReadOnly && document.isSynced);
  expect(document.saving.kind).toBe('saved');
  expect(document.late).toEqual([]);
  server.rights.grant('A', ballotOf('A'), 'write');
  server.database.transaction(() => server.rooms.unlock(ballotOf('A')));
  server.rooms.permissionsChanged();
  await until(() => !document.isReadOnly);
  setGrade(document.doc, '1.1.1', 'scope', 4);
  await until(() => gradeOnDisk() === 4);
});

test('[R8] edits that were under way when the right to write went are laid aside', async () => {
  const document = open({ device: await openDevice() });
  await until(() => document.isSynced);
  server.rights.grant('A', ballotOf('A'), 'read');
  setGrade(document.doc, '1.1.1', 'scope', 3);
  await until(() => document.late.length > 0);
  expect(gradeOnDisk()).toBeUndefined();
  expect(gradeOf(document)).toBeUndefined();
  expect(document.saving.kind).toBe('saved');
});

test('[R10] late edits are offered again by the next page, until their owner drops them', async () => {
  const device = await openDevice();
  line.cut();
  const first = open({ device });
  await until(() => first.saving.kind === 'saved');
  setGrade(first.doc, '1.1.1', 'scope', 5);
  server.rights.grant('A', ballotOf('A'), 'read');
  line.mend();
  await until(() => first.late.length > 0);
  await first.close();
  const second = open({ device });
  await until(() => second.late.length > 0);
  await second.dropLate(second.late[0]!.store);
  await second.close();
  const third = open({ device });
  await until(() => third.isSynced);
  expect(third.late).toEqual([]);
  expect(await countUnsent(device)).toBe(0);
});

test('[R10] edits laid aside that the server has after all are forgotten, and signing out no longer warns of them', async () => {
  const device = await openDevice();
  const document = open({ device });
  await until(() => document.isSynced);
  line.losesAcks = true;
  setGrade(document.doc, '1.1.1', 'scope', 3);
  await until(() => gradeOnDisk() === 3);
  line.cut();
  await until(() => !document.isSynced);
  server.rights.grant('A', ballotOf('A'), 'read');
  line.mend();
  await expect.poll(() => countUnsent(device)).toBe(0);
  expect(document.late).toEqual([]);
  expect(gradeOf(document)).toBe(3);
});

test('[R10] edits laid aside that cannot be read whole are not taken for known ones', async () => {
  const device = await openDevice();
  line.cut();
  const first = open({ device });
  await until(() => first.saving.kind === 'saved');
  setGrade(first.doc, '1.1.1', 'scope', 2);
  setGrade(first.doc, '1.1.1', 'scope', 4);
  server.rights.grant('A', ballotOf('A'), 'read');
  await first.close();
  const [row] = await device.getAll('updates');
  await device.delete('updates', [row!.store, row!.key]);
  line.mend();
  const second = open({ device });
  const isAfresh = async () =>
    expect((await device.get('documents', `${ballotOf('A')}#2`))?.syncedAt).toBeDefined();
  await vi.waitFor(isAfresh, { timeout: 30_000 });
  await second.close();
  expect(await countUnsent(device)).toBe(1);
});

test('[R4] edits of an earlier epoch are offered by value, and not merged into the new one', async () => {
  const device = await openDevice();
  line.cut();
  const old = open({ device });
  await until(() => old.saving.kind === 'saved');
  setGrade(old.doc, '1.1.1', 'scope', 2);
  await old.close();
  const name = ballotOf('A').replace(/@1$/, '@2');
  server.rooms.createDocument(name);
  server.rights.grant('A', name, 'write');
  line.mend();
  const fresh = open({ device, name });
  await until(() => fresh.late.length > 0);
  expect(fresh.late[0]).toMatchObject({ why: 'new-epoch', changes: [{ key: '1.1.1/scope', mine: 2 }] });
  expect(gradeOf(fresh)).toBeUndefined();
});

test('[R4] late edits are taken over one by one or all, as new edits that are saved', async () => {
  const device = await openDevice();
  line.cut();
  const old = open({ device });
  await until(() => old.saving.kind === 'saved');
  setGrade(old.doc, '1.1.1', 'scope', 2);
  reasonText(old.doc, '1.1.1').insert(0, 'Ny grunn');
  noteText(old.doc, '1.1.2').insert(0, 'Spør igjen');
  await old.close();
  const name = ballotOf('A').replace(/@1$/, '@2');
  server.rooms.createDocument(name);
  server.rights.grant('A', name, 'write');
  line.mend();
  const fresh = open({ device, name });
  await until(() => fresh.late.length > 0);
  const [late] = fresh.late;
  fresh.takeOverLate(late!.store, ['1.1.1/scope']);
  expect(fresh.late[0]!.changes.map(({ key }) => key)).toEqual(['note/1.1.2', 'reason/1.1.1']);
  fresh.takeOverLate(late!.store, ['note/1.1.2', 'reason/1.1.1']);
  expect(fresh.late).toEqual([]);
  await until(() => isSaved(fresh));
  const stored = storedDoc(server, name);
  expect(readBallot(stored, shape)['1.1.1']).toMatchObject({ grades: { scope: 2 }, reason: 'Ny grunn' });
  expect(noteText(stored, '1.1.2').toJSON()).toBe('Spør igjen');
  await fresh.close();
  expect(await countUnsent(device)).toBe(0);
});

/** Updates of the ballot in order, noted while they lie in the log one by one. */
let written: Uint8Array[] = [];

/** What a restoration leaves of the ballot: its first updates, under a name that is new. */
function restoreTo(updates: number): string {
  const name = ballotOf('A').replace(/@1$/, '@179525631');
  const log = updateLog(server.database);
  const { clients } = log.find(ballotOf('A'))!;
  const left = written.slice(0, updates);
  log.create(name, 0, { clients, snapshot: left.length > 0 ? Y.mergeUpdates(left) : undefined });
  server.rights.grant('A', name, 'write');
  return name;
}

async function gradeAndClose(device: LocalStore, ...grades: (number | undefined)[]): Promise<void> {
  const document = open({ device });
  await until(() => document.isSynced);
  for (const grade of grades) {
    setGrade(document.doc, '1.1.1', 'scope', grade);
    await until(() => isSaved(document));
  }
  const rows = server.database.raw.prepare('select bytes from update_log order by seq').all();
  // The column holds bytes.
  written = rows.map(({ bytes }) => bytes as Uint8Array);
  await document.close();
}

test('[R4] edits that were saved, and that a restored server has lost, are offered to their owner and not merged', async () => {
  const device = await openDevice();
  await gradeAndClose(device, 2, 4);
  expect(await countUnsent(device)).toBe(0);
  const name = restoreTo(1);
  const restored = open({ device, name });
  await until(() => restored.late.length > 0);
  expect(restored.late[0]).toMatchObject({
    why: 'new-epoch',
    changes: [{ key: '1.1.1/scope', mine: 4, current: 2 }],
  });
  expect(gradeOf(restored)).toBe(2);
  expect(restored.saving).toMatchObject({ kind: 'saved' });
  // Signing out warns of what this device alone has.
  await expect.poll(() => countUnsent(device)).toBe(1);
  restored.takeOverLate(restored.late[0]!.store, ['1.1.1/scope']);
  await until(() => isSaved(restored));
  expect(readBallot(storedDoc(server, name), shape)['1.1.1']!.grades.scope).toBe(4);
  expect(restored.late).toEqual([]);
  await restored.close();
  expect(await countUnsent(device)).toBe(0);
});

test('[R4] a grade that was taken away after the backup is offered as that', async () => {
  const device = await openDevice();
  await gradeAndClose(device, 2, undefined);
  const restored = open({ device, name: restoreTo(1) });
  await until(() => restored.late.length > 0);
  expect(restored.late[0]!.changes).toEqual([{ key: '1.1.1/scope', mine: undefined, current: 2 }]);
});

test('[R4] what the restored server has gone on from is no news, and the earlier store is forgotten', async () => {
  const device = await openDevice();
  await gradeAndClose(device, 2);
  const name = restoreTo(1);
  const elsewhere = open({ name });
  await until(() => elsewhere.isSynced);
  setGrade(elsewhere.doc, '1.1.1', 'scope', 5);
  await until(() => isSaved(elsewhere));
  const restored = open({ device, name });
  await until(() => gradeOf(restored) === 5);
  expect(restored.late).toEqual([]);
  await expect.poll(() => device.getAllKeys('documents')).toEqual([`${name}#1`]);
});

test('[R4] everything typed after the backup is offered, also into a document that was empty then', async () => {
  const device = await openDevice();
  await gradeAndClose(device, 3);
  const restored = open({ device, name: restoreTo(0) });
  await until(() => restored.late.length > 0);
  expect(restored.late[0]!.changes).toEqual([{ key: '1.1.1/scope', mine: 3, current: undefined }]);
  await restored.dropLate(restored.late[0]!.store);
  await restored.close();
  expect(await countUnsent(device)).toBe(0);
});

test('[R9] late edits are not taken over where nothing can be written', async () => {
  const device = await openDevice();
  const document = open({ device });
  await until(() => document.isSynced);
  line.cut();
  await until(() => !document.isSynced);
  setGrade(document.doc, '1.1.1', 'scope', 5);
  server.rights.grant('A', ballotOf('A'), 'read');
  line.mend();
  await until(() => document.late.length > 0);
  document.takeOverLate(document.late[0]!.store, ['1.1.1/scope']);
  expect(document.late).toHaveLength(1);
  expect(gradeOf(document)).toBeUndefined();
});

test('[R8] somebody who may no longer read is told so, and keeps what the device has', async () => {
  const document = open({ device: await openDevice() });
  await until(() => document.isSynced);
  server.rights.grant('A', ballotOf('A'), 'none');
  server.rooms.permissionsChanged();
  await until(() => document.saving.kind === 'refused');
  expect(document.saving).toMatchObject({ why: 'not-allowed' });
});

test('[R12] one window too many is told so and keeps what is typed; with a place it is sent', async () => {
  await server.stop();
  server = await startLiveServer({ limits: { socketsPerAccountMax: 1 } });
  server.rooms.createDocument(ballotOf('A'));
  server.rights.grant('A', ballotOf('A'), 'write');
  const first = open({});
  await until(() => first.isSynced);
  const device = await openDevice();
  const second = open({ device });
  await until(() => second.saving.kind === 'refused');
  setGrade(second.doc, '1.1.1', 'scope', 2);
  expect(second.saving).toEqual({ kind: 'refused', why: 'too-many-windows', changes: 1, isKept: true });
  await first.close();
  await until(() => server.rooms.count().sockets === 0, 'a place is free');
  second.resume();
  await until(() => isSaved(second));
  expect(gradeOnDisk()).toBe(2);
});

test('[R13] the stores of a person have names that signing out finds, and nothing else', async () => {
  await openDevice();
  const names = (await indexedDB.databases()).map(({ name }) => name);
  expect(names).toEqual([`samskar/${accountOf('A')}/evaluations`]);
});

test('[R7] a document that was deleted by its age is forgotten here, with edits that never counted, and not brought back', async () => {
  const device = await openDevice();
  const first = open({ device });
  await until(() => first.isSynced);
  setGrade(first.doc, '1.1.1', 'scope', 3);
  await until(() => isSaved(first));
  line.cut();
  await until(() => !first.isSynced);
  setGrade(first.doc, '1.1.2', 'scope', 1);
  await first.close();
  deleteDocument(server.database, ballotOf('A'));
  server.rooms.closeDeleted(ballotOf('A'));
  server.rights.noteDeleted(ballotOf('A'));
  line.mend();
  const again = open({ device });
  await until(() => again.isDeleted);
  expect(gradeOf(again)).toBeUndefined();
  expect(again.isReadOnly).toBe(true);
  await again.close();
  expect(await device.getAll('documents')).toEqual([]);
  expect(await device.getAll('updates')).toEqual([]);
  expect(await countUnsent(device)).toBe(0);
  expect(server.rooms.readDocument(ballotOf('A'))).toBeUndefined();
});
