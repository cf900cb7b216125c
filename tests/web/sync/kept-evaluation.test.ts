import 'fake-indexeddb/auto';
import type { EvaluationSnapshot } from '@samskar/shared/api';
import { foldEvents, type Command } from '@samskar/shared/evaluation';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { QueuedCommand } from '../../../web/src/lib/sync/command-queue.svelte.ts';
import { closeAtSignOut, deviceGuard, deviceOf } from '../../../web/src/lib/sync/device.ts';
import { keptEvaluation } from '../../../web/src/lib/sync/kept-evaluation.ts';
import { openLocalStore, type LocalStore } from '../../../web/src/lib/sync/local-store.ts';
import { createdEvent, evaluationId, personA } from '../support/events.ts';

let device: LocalStore;
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  device = (await openLocalStore(personA))!;
});
afterEach(() => device.close());

const kept = () => keptEvaluation(Promise.resolve(device), evaluationId);
const snapshot: EvaluationSnapshot = {
  state: foldEvents([createdEvent])!,
  people: [{ id: personA, name: 'Vurderer A', role: 'assessor' }],
  role: 'assessor',
  epochs: {},
  lastVisit: null,
  textChanges: [],
  restored: null,
};
const queued = (key: string, area: string): QueuedCommand => ({
  key,
  command: { kind: 'take-back-ready', area },
  since: '2026-11-21T12:00:00.000Z',
  state: { kind: 'waiting' },
});
const [key1, key2] = ['11111111-0000-4000-8000-000000000000', '01111111-0000-4000-8000-000000000000'];

test('an evaluation is kept as it was last known', async () => {
  kept().keepSnapshot(snapshot);
  expect(await kept().readSnapshot()).toEqual(snapshot);
});

test('an instrument is kept by its content, not by its name alone', async () => {
  const instrument = findShippedInstrument('kk-3.2')!;
  kept().keepInstrument(instrument, 'a'.repeat(64));
  expect(await kept().readInstrument(instrument.id, 'a'.repeat(64))).toEqual(instrument);
  expect(await kept().readInstrument(instrument.id, 'b'.repeat(64))).toBeUndefined();
});

test('what an older page has kept, and nobody understands any more, is absent', async () => {
  await device.put('snapshots', { key: `evaluation/${evaluationId}`, value: { state: { seq: 'one' } } });
  expect(await kept().readSnapshot()).toBeUndefined();
});

test('a command that is done while it is being kept is not kept afterwards', async () => {
  const { shelf } = kept();
  const putting = shelf.put(queued(key1, '1'));
  await shelf.remove(key1);
  await putting;
  expect(await shelf.read()).toEqual([]);
});

test('[R2] waiting commands come back in their order, and one that was on its way waits again', async () => {
  const { shelf } = kept();
  await shelf.put({ ...queued(key1, '1'), state: { kind: 'sending' } });
  await shelf.put(queued(key2, '2'));
  const areas = (await shelf.read())!.map(({ command, state }) => [
    (command as Command & { area: string }).area,
    state.kind,
  ]);
  expect(areas).toEqual([
    ['1', 'waiting'],
    ['2', 'waiting'],
  ]);
  await shelf.remove(key1);
  expect((await shelf.read())!.map(({ key }) => key)).toEqual([key2]);
});

test('a device that gives no store keeps nothing and breaks nothing', async () => {
  const none = keptEvaluation(Promise.resolve(undefined), evaluationId);
  none.keepSnapshot(snapshot);
  expect(await none.shelf.put(queued(key1, '1'))).toBe(false);
  expect(await none.readSnapshot()).toBeUndefined();
  expect(await none.shelf.read()).toBeUndefined();
});

test('[R13] signing out is warned of waiting commands, closes what is open, and lets the store be deleted', async () => {
  await kept().shelf.put(queued(key1, '1'));
  expect(await deviceGuard.countUnsentEdits(personA)).toBe(1);
  const store = await deviceOf(personA);
  let closed = 0;
  const forget = closeAtSignOut(() => Promise.resolve(void (closed += 1)));
  await deviceGuard.letGo(personA);
  forget();
  expect(closed).toBe(1);
  expect(() => store!.transaction('updates')).toThrow();
});
