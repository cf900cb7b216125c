import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { keptDrafts } from '../../../web/src/lib/evaluation/kept-drafts.ts';
import { openLocalStore } from '../../../web/src/lib/sync/local-store.ts';
import { evaluationId, personA, personB } from '../support/events.ts';

const draft = { text: 'Planen er ikke tatt i bruk ennå.' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test('a draft is kept by evaluation and indicator, and forgotten when it is emptied', async () => {
  const device = openLocalStore(personA);
  const drafts = keptDrafts(device, evaluationId);
  drafts.keep('1.1.1', draft);
  expect(await drafts.read('1.1.1')).toEqual(draft);
  expect(await drafts.read('1.1.2')).toBeUndefined();
  expect(await keptDrafts(device, personB).read('1.1.1')).toBeUndefined();
  drafts.keep('1.1.1', undefined);
  expect(await drafts.read('1.1.1')).toBeUndefined();
});

test("[R13] a draft lies in the person's own store, which signing out deletes", async () => {
  keptDrafts(openLocalStore(personA), evaluationId).keep('1.1.1', draft);
  expect(await keptDrafts(openLocalStore(personB), evaluationId).read('1.1.1')).toBeUndefined();
});

test('a device that keeps nothing costs nothing but the draft', async () => {
  const drafts = keptDrafts(Promise.resolve(undefined), evaluationId);
  drafts.keep('1.1.1', draft);
  expect(await drafts.read('1.1.1')).toBeUndefined();
});
