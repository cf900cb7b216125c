import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { accountMemory } from '../../../web/src/lib/session/account-memory.ts';
import { forgetAccount, storePrefix } from '../../../web/src/lib/session/forget-account.ts';
import { forgetOthers } from '../../../web/src/lib/session/forget-others.ts';
import { countUnsent, openLocalStore, type LocalStore } from '../../../web/src/lib/sync/local-store.ts';
import { personA, personB } from '../support/events.ts';

const name = 'Vurderer A';
const listKey = `${storePrefix(personA)}evaluations`;
const areas = { sent: 'ballot/e/a/1@1#1', unsent: 'ballot/e/a/2@1#1' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('localStorage', new FakeStorage());
  vi.stubGlobal('sessionStorage', new FakeStorage());
  accountMemory(localStorage).write({ id: personA, name, email: 'assessor-a@samskar.example', roles: [] });
  localStorage.setItem(listKey, '[]');
});

test('[R13] who signs in finds nothing of another whose edits the server has', async () => {
  await fill(personA, { [areas.sent]: [0, 0] });
  expect(await forgetOthers(personB)).toEqual([]);
  expect(await indexedDB.databases()).toEqual([]);
  expect(keysOf(personA)).toEqual([]);
});

test('[R13] a document with unsent edits stays whole and is told of; all else of its owner goes', async () => {
  await fill(personA, { [areas.sent]: [0, 0], [areas.unsent]: [0, 1] });
  expect(await forgetOthers(personB)).toEqual([{ account: personA, name }]);
  const store = await openStore(personA);
  expect(await store.getAllKeys('documents')).toEqual([areas.unsent]);
  expect((await store.getAll('updates')).map((row) => [row.store, row.changes])).toEqual([
    [areas.unsent, 0],
    [areas.unsent, 1],
  ]);
  expect(await store.count('snapshots')).toBe(0);
  expect(await countUnsent(store)).toBe(1);
  store.close();
  expect(keysOf(personA)).toEqual([`${storePrefix(personA)}name`]);
});

test('[R13] a command that waits for the line stays, and is told of', async () => {
  await fill(personA, { [areas.sent]: [0] });
  const store = await openStore(personA);
  await store.put('commands', { key: 'one', evaluation: 'e', order: 1, value: {} });
  store.close();
  expect(await forgetOthers(personB)).toEqual([{ account: personA, name }]);
  const after = await openStore(personA);
  expect([await after.count('documents'), await after.count('commands')]).toEqual([0, 1]);
  after.close();
});

test('[R13] nobody has anything of their own forgotten, and is told of the others until they have come back', async () => {
  await fill(personA, { [areas.sent]: [0], [areas.unsent]: [1] });
  await fill(personB, { [areas.sent]: [0] });
  expect(await forgetOthers(personB)).toEqual([{ account: personA, name }]);
  expect(await forgetOthers(personB)).toEqual([{ account: personA, name }]);
  const own = await openStore(personB);
  expect(await own.count('documents')).toBe(1);
  own.close();

  expect(await forgetOthers(personA)).toEqual([]);
  const names = (await indexedDB.databases()).map((database) => database.name);
  expect(names).toEqual([`${storePrefix(personA)}evaluations`]);
  const back = await openStore(personA);
  expect(await countUnsent(back)).toBe(1);
  back.close();
});

test('[R13] edits of somebody whose name is forgotten are told of all the same', async () => {
  await fill(personA, { [areas.unsent]: [1] });
  localStorage.removeItem(`${storePrefix(personA)}name`);
  expect(await forgetOthers(personB)).toEqual([{ account: personA, name: undefined }]);
});

test('[R13] signing out leaves no name behind', async () => {
  await forgetAccount(personA);
  expect(keysOf(personA)).toEqual([]);
});

/** A store with documents; each number is a row with so many unsent edits. */
async function fill(account: string, documents: Readonly<Record<string, readonly number[]>>): Promise<void> {
  const store = await openStore(account);
  for (const [document, rows] of Object.entries(documents)) {
    await store.put('documents', { store: document, base: document, name: document, generation: 1 });
    for (const [place, changes] of rows.entries())
      await store.put('updates', {
        store: document,
        key: `row/${place}`,
        update: Uint8Array.of(0, 0),
        changes,
      });
  }
  await store.put('snapshots', { key: 'evaluation/e', value: 'as it was' });
  store.close();
}

async function openStore(account: string): Promise<LocalStore> {
  return (await openLocalStore(account))!;
}

function keysOf(account: string): readonly string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(storePrefix(account)));
}

/** As a browser's: what it holds are its own keys. */
class FakeStorage {
  [key: string]: unknown;

  getItem(key: string): unknown {
    return this[key] ?? null;
  }

  setItem(key: string, value: string): void {
    this[key] = value;
  }

  removeItem(key: string): void {
    // The browser's Storage is such an object.
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    delete this[key];
  }

  clear(): void {
    for (const key of Object.keys(this)) this.removeItem(key);
  }
}
