import { flushSync } from 'svelte';
import { expect, test } from 'vitest';

test('effects and derived values live in tests of .svelte.ts classes', () => {
  let count = $state(0);
  const double = $derived(count * 2);
  const seen: number[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(double);
    });
  });
  flushSync();
  count = 2;
  flushSync();
  stop();
  expect(seen).toEqual([0, 4]);
});
