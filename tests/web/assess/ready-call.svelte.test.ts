import { ballotRevision } from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import type { CommandOutcome } from '../../../web/src/lib/sync/command-queue.svelte.ts';
import { ReadyCall } from '../../../web/src/routes/evaluation/[id]/assess/ready-call.svelte.ts';
import type { ReadyGate } from '../../../web/src/routes/evaluation/[id]/assess/ready-gate.ts';
import type { Workbench } from '../../../web/src/routes/evaluation/[id]/assess/workbench.svelte.ts';
import { said } from '../support/events.ts';

const values = { '1.1.1': said({ c1: 3 }) };
const open: ReadyGate = { kind: 'open', consequence: 'none' };
const saving: ReadyGate = { kind: 'saving', consequence: 'none' };

/** A bench with a gate that the test opens and shuts. */
function openCall(first: ReadyGate, outcome: CommandOutcome = { kind: 'done', seq: 2 }) {
  let gate = $state.raw(first);
  const sent: Command[] = [];
  const screen = {
    ownValues: () => values,
    send: (command: Command) => {
      sent.push(command);
      return Promise.resolve(outcome);
    },
  };
  // The call asks the bench for the gate and the screen, and nothing else.
  const call = new ReadyCall({ screen, readyGate: () => gate } as unknown as Workbench, '1');
  const stop = $effect.root(() => {
    $effect(() => call.follow());
  });
  const set = (next: ReadyGate) => {
    gate = next;
    flushSync();
  };
  return { call, sent, stop, set };
}

test('[R2] ready is sent with the hash of the ballot that was on the screen', () => {
  const { call, sent, stop } = openCall(open);
  call.start();
  flushSync();
  stop();
  expect(sent).toEqual([{ kind: 'say-ready', area: '1', seenBallot: ballotRevision(values) }]);
});

test('[R2] while something is not acknowledged, ready waits, and goes out with the acknowledgement', () => {
  const { call, sent, set, stop } = openCall(saving);
  call.start();
  flushSync();
  expect([call.progress.kind, sent.length]).toEqual(['waiting', 0]);
  set(open);
  stop();
  expect(sent).toHaveLength(1);
});

test('[R2] when the line goes meanwhile, nothing is sent, and nothing is sent later either', () => {
  const { call, sent, set, stop } = openCall(saving);
  call.start();
  flushSync();
  set({ kind: 'offline' });
  set(open);
  stop();
  expect([call.progress.kind, sent.length]).toEqual(['not-saved', 0]);
});

test('what the person has cancelled is not sent', () => {
  const { call, sent, set, stop } = openCall(saving);
  call.start();
  flushSync();
  call.cancel();
  set(open);
  stop();
  expect(sent).toEqual([]);
});

test('a refusal stays to be read', async () => {
  const refusal: CommandOutcome = { kind: 'refused', why: { kind: 'stale', seen: null, current: null } };
  const { call, stop } = openCall(open, refusal);
  call.start();
  flushSync();
  await expect.poll(() => call.progress).toEqual(refusal);
  stop();
});
