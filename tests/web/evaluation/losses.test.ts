import type { EvaluationSnapshot, Restoration } from '@samskar/shared/api';
import { foldEvents, type EvaluationEvent } from '@samskar/shared/evaluation';
import { expect, test } from 'vitest';
import { Losses } from '../../../web/src/lib/evaluation/losses.svelte.ts';
import type { Loss } from '../../../web/src/lib/sync/loss.ts';
import { createdEvent, personA, personB, readyEvent } from '../support/events.ts';

const snapshotOf = (
  events: readonly EvaluationEvent[],
  restored: Restoration | null = null,
): EvaluationSnapshot => ({
  state: foldEvents([createdEvent, ...events])!,
  people: [
    { id: personA, name: 'Vurderer A', role: 'assessor' },
    { id: personB, name: 'Vurderer B', role: 'assessor' },
  ],
  role: 'assessor',
  epochs: {},
  lastVisit: null,
  textChanges: [],
  restored,
});

const restoredAt = (epoch: number): Restoration => ({
  epoch,
  at: '2026-11-21T14:00:00.000Z',
  backupMadeAt: '2026-11-21T11:00:00.000Z',
});

function openLosses(kept: readonly Loss[] = []) {
  const device = { kept };
  const losses = new Losses({
    readLosses: () => Promise.resolve(device.kept),
    keepLosses: (now) => (device.kept = now),
  });
  return { losses, device };
}

const deedsOf = ({ all }: Losses) => all.flatMap(({ deeds }) => deeds.map(({ what, by }) => [what, by]));

test('[R4] what a restoration took away is listed with names, and kept until the person says that they know', async () => {
  const { losses, device } = openLosses();
  const seen = [readyEvent(2, personA), readyEvent(3, personB)];
  await losses.add(snapshotOf(seen), snapshotOf([readyEvent(2, personA)], restoredAt(10)));
  expect(deedsOf(losses)).toEqual([['3', personB]]);
  expect(losses.all[0]!.names).toEqual({ [personB]: 'Vurderer B' });
  const nextPage = openLosses(device.kept).losses;
  await nextPage.open();
  expect(nextPage.all).toEqual(losses.all);
  losses.dismiss();
  expect(losses.all).toEqual([]);
  expect(device.kept).toEqual([]);
});

test('[R4] a second restoration hides nothing of the first, and who had seen no more than is left is told nothing', async () => {
  const { losses } = openLosses();
  const [a, b] = [readyEvent(2, personA), readyEvent(3, personB)];
  await losses.add(snapshotOf([a, b]), snapshotOf([a], restoredAt(10)));
  await losses.add(snapshotOf([a], restoredAt(10)), snapshotOf([], restoredAt(20)));
  expect(deedsOf(losses)).toEqual([
    ['3', personB],
    ['2', personA],
  ]);
  await losses.add(snapshotOf([], restoredAt(20)), snapshotOf([a], restoredAt(30)));
  expect(losses.all).toHaveLength(2);
});

test('of two tabs, the list of the one that had seen more is kept', async () => {
  const { losses } = openLosses();
  const [a, b] = [readyEvent(2, personA), readyEvent(3, personB)];
  const after = snapshotOf([], restoredAt(10));
  await losses.add(snapshotOf([a, b]), after);
  await losses.add(snapshotOf([a]), after);
  expect(deedsOf(losses)).toHaveLength(2);
});
