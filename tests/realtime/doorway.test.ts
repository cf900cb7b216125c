import { expect, test } from 'vitest';
import { Doorway } from '../../server/src/realtime/doorway.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('[R12] who come in together come in one after another, in order, a few in each turn', async () => {
  const doorway = new Doorway();
  const entered: number[] = [];
  for (let one = 0; one < 4; one++)
    doorway.add(() => {
      // Longer than a turn has for all.
      const end = performance.now() + 2;
      while (performance.now() < end);
      entered.push(one);
    });
  expect(entered).toEqual([]);
  const seen: number[] = [];
  while (entered.length < 4) {
    await turn();
    seen.push(entered.length);
  }
  expect(entered).toEqual([0, 1, 2, 3]);
  expect(seen.filter((count, index) => count - (seen[index - 1] ?? 0) > 1)).toEqual([]);
});
