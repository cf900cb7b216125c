import 'fake-indexeddb/auto';
import type { Command } from '@samskar/shared/evaluation';
import { failure, success } from '@samskar/shared/result';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallFailure } from '../../../web/src/lib/api/call.ts';
import { CommandQueue } from '../../../web/src/lib/sync/command-queue.svelte.ts';
import { keptEvaluation } from '../../../web/src/lib/sync/kept-evaluation.ts';
import { openLocalStore, type LocalStore } from '../../../web/src/lib/sync/local-store.ts';
import { until } from '../../realtime/support/until.ts';
import { evaluationId, personA } from '../support/events.ts';

/** The evaluation in one tab: a line of its own, and the device that all tabs share. */
type Tab = {
  readonly queue: CommandQueue;
  readonly sent: Command[];
  failure: CallFailure | undefined;
};

const offline: CallFailure = { kind: 'offline' };
let device: LocalStore;
let tabs: Tab[];

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  device = (await openLocalStore(personA))!;
  tabs = [];
});

afterEach(() => {
  for (const { queue } of tabs) queue.close();
  device.close();
});

async function openTab(): Promise<Tab> {
  const sent: Command[] = [];
  const queue = new CommandQueue({
    send: (_key, command) => {
      if (tab.failure) return Promise.resolve(failure(tab.failure));
      sent.push(command);
      return Promise.resolve(success({ seq: sent.length, events: [] }));
    },
    onDone: () => undefined,
    shelf: keptEvaluation(Promise.resolve(device), evaluationId).shelf,
    newKey: () => crypto.randomUUID(),
    now: () => new Date('2026-11-21T12:00:00Z'),
  });
  const tab: Tab = { queue, sent, failure: offline };
  tabs.push(tab);
  await queue.open();
  return tab;
}

const decide = (indicator: string): Command => ({
  kind: 'decide',
  indicator,
  outcome: { kind: 'not-applicable' },
  seenDecision: null,
});

/** A command given in the first tab without a line, and read from the device by the second. */
async function waitInBoth(): Promise<[Tab, Tab]> {
  const first = await openTab();
  expect(await first.queue.send(decide('1.1.1'))).toEqual({ kind: 'queued' });
  const second = await openTab();
  expect(second.queue.waiting).toHaveLength(1);
  return [first, second];
}

async function cancelIn({ queue }: Tab): Promise<void> {
  for (const { key } of [...queue.waiting, ...queue.refused]) await queue.cancel(key);
}

test('[R2] a command that one tab has cancelled is not sent by another that had read it', async () => {
  const [first, second] = await waitInBoth();
  // Its news of the other tabs come late: what counts is what lies on the device when it sends.
  second.queue.close();
  await cancelIn(first);
  second.failure = undefined;
  await second.queue.flush();
  expect(second.sent).toEqual([]);
  expect(second.queue.waiting).toEqual([]);
});

test('[R2] a command that one tab has cancelled or sent waits in no other', async () => {
  const [first, second] = await waitInBoth();
  await cancelIn(first);
  await until(() => second.queue.waiting.length === 0);

  await first.queue.send(decide('1.1.2'));
  const third = await openTab();
  first.failure = undefined;
  await first.queue.flush();
  expect(first.sent).toEqual([decide('1.1.2')]);
  await until(() => third.queue.waiting.length === 0);
  expect(third.sent).toEqual([]);
});

test('[R2] a refusal shows in all tabs that had the command, until the person has seen it in one', async () => {
  const [first, second] = await waitInBoth();
  first.failure = { kind: 'locked' };
  await first.queue.flush();
  await until(() => second.queue.refused.length === 1);
  expect(second.queue.waiting).toEqual([]);
  await cancelIn(second);
  await until(() => first.queue.refused.length === 0);
});

test('[R2] a command that the device could not keep is sent all the same', async () => {
  const { queue, sent } = await openTab();
  const [tab] = tabs;
  vi.spyOn(device, 'put').mockRejectedValue(new Error('QuotaExceededError'));
  await queue.send(decide('1.1.1'));
  tab!.failure = undefined;
  await queue.flush();
  expect(sent).toEqual([decide('1.1.1')]);
});

test('[R2] a device that no longer answers stops no command', async () => {
  const [first] = await waitInBoth();
  device.close();
  first.failure = undefined;
  await first.queue.flush();
  expect(first.sent).toEqual([decide('1.1.1')]);
});
