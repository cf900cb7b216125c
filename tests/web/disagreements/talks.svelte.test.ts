import { foldEvents, type Command, type EvaluationEvent } from '@samskar/shared/evaluation';
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import type { EvaluationScreen } from '../../../web/src/lib/evaluation/evaluation-screen.svelte.ts';
import type { CommandOutcome } from '../../../web/src/lib/sync/command-queue.svelte.ts';
import { judgeAreas } from '../../../web/src/lib/evaluation/judge-areas.ts';
import { Talks } from '../../../web/src/routes/evaluation/[id]/disagreements/talks.svelte.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import { createdEvent, decidedEvent, personA, personB, revealEvent, said } from '../support/events.ts';

/** 1.1.2 is the largest disagreement, and 1.1.1 the next. */
const instrument = buildInstrument({ areas: [[[10, 20]]], criteria: [{ topGrade: 5 }] });
const ballots = {
  [personA]: { '1.1.1': said({ c1: 1 }), '1.1.2': said({ c1: 1 }) },
  [personB]: { '1.1.1': said({ c1: 4 }), '1.1.2': said({ c1: 4 }) },
};
const decided = decidedEvent(3, personB, '1.1.2', { kind: 'graded', grades: { c1: 4 } });

test('what is talked about stays when another decides it, and changes with the address alone', () => {
  const revealed = [createdEvent, revealEvent(2, '1', ballots)];
  let events = $state.raw<readonly EvaluationEvent[]>(revealed);
  let query = $state.raw(new URLSearchParams());
  const screen = {
    instrument,
    get judged() {
      return judgeAreas(foldEvents(events)!, instrument);
    },
    judgedIndicator: (id: string) => screen.judged.find(({ indicatorId }) => indicatorId === id),
  };
  // What the choice reads of a screen; the rest of it is sockets.
  const talks = new Talks(screen as unknown as EvaluationScreen, () => query);
  const stop = $effect.root(() => {
    $effect.pre(() => talks.hold());
  });
  flushSync();
  expect(talks.chosen).toBe('1.1.2');

  events = [...revealed, decided];
  flushSync();
  expect(talks.chosen).toBe('1.1.2');
  expect(talks.next(talks.chosen)).toBe('1.1.1');

  query = new URLSearchParams('tier=red');
  flushSync();
  expect(talks.chosen).toBe('1.1.1');
  stop();
});

test('[R2] what waits for the line is told where it was given, a moment after it was', async () => {
  const decision = '00000000-0000-4000-8000-000000000001';
  let waiting = $state.raw<readonly { readonly command: Command }[]>([]);
  let answer: (outcome: CommandOutcome) => void = () => undefined;
  const screen = {
    queue: {
      get waiting() {
        return waiting;
      },
    },
    send: (command: Command) => {
      waiting = [...waiting, { command }];
      return new Promise<CommandOutcome>((resolve) => (answer = resolve));
    },
  };
  // What waiting reads of a screen; the rest of it is sockets.
  const talks = new Talks(screen as unknown as EvaluationScreen, () => new URLSearchParams());

  const accepting = talks.acceptGreens(['1.1.1']);
  expect(talks.isAcceptanceWaiting('1.1.1')).toBe(false);
  answer({ kind: 'queued' });
  await accepting;
  expect([talks.isAcceptanceWaiting('1.1.1'), talks.isAcceptanceWaiting('1.1.2')]).toEqual([true, false]);

  const confirming = talks.confirm([decision]);
  answer({ kind: 'queued' });
  await confirming;
  expect(talks.isConfirmationWaiting(decision)).toBe(true);
});
