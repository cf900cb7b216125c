import { expect, test } from 'vitest';
import { TurnShare } from '../../server/src/realtime/turn-share.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Longer than a share of 1 ms. */
function work(): void {
  const end = performance.now() + 2;
  while (performance.now() < end);
}

test('[R12] what an account has sent beyond its part of a turn waits for later ones, one after another', async () => {
  const share = new TurnShare(1);
  const done: number[] = [];
  share.use(work);
  expect(share.isUsedUp).toBe(true);
  for (const one of [1, 2, 3])
    share.wait(() =>
      share.use(() => {
        work();
        done.push(one);
      }),
    );
  const seen: number[] = [];
  while (done.length < 3) {
    await turn();
    seen.push(done.length);
  }
  expect(done).toEqual([1, 2, 3]);
  expect(seen.filter((count, index) => count - (seen[index - 1] ?? 0) > 1)).toEqual([]);
  await turn();
  expect(share.isUsedUp).toBe(false);
});

test('[R12] what takes little waits for nothing, and all who wait go on in one turn', async () => {
  const share = new TurnShare(1_000);
  let done = 0;
  share.use(() => (done += 1));
  expect(share.isUsedUp).toBe(false);
  for (let one = 0; one < 3; one++) share.wait(() => share.use(() => (done += 1)));
  await turn();
  expect(done).toBe(4);
});

test('who leaves is not called any more, and who asks twice is called once', async () => {
  const share = new TurnShare(1);
  let [left, stayed] = [0, 0];
  const leaves = () => (left += 1);
  const stays = () => (stayed += 1);
  share.use(work);
  for (const one of [leaves, stays, stays]) share.wait(one);
  share.leave(leaves);
  await turn();
  await turn();
  expect([left, stayed]).toEqual([0, 1]);
});
