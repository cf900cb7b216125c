import { expect, test } from 'vitest';
import { TokenBucket } from '../../server/src/token-bucket.ts';

test('[R12] a token bucket lets a burst through, then the rate, and never more after a rest than a burst', () => {
  const bucket = new TokenBucket(10, 5, 0);
  expect([1, 1, 1, 1, 1].map((amount) => bucket.take(amount, 0))).toEqual([0, 0, 0, 0, 0]);
  expect(bucket.take(1, 0)).toBe(100);
  expect(bucket.take(1, 100)).toBe(100);
  expect(bucket.take(5, 100_000)).toBe(0);
  expect(bucket.take(1, 100_000)).toBe(100);
  expect(bucket.take(1, 50_000), 'a clock that goes back gives and takes nothing').toBe(200);
});
