import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SlowRefusals } from '../../server/src/realtime/slow-refusals.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('[R12] who comes too often is told so only after a while, each on their own', () => {
  const refusals = new SlowRefusals(1_000);
  const told: string[] = [];
  refusals.add(() => told.push('first'));
  vi.advanceTimersByTime(600);
  refusals.add(() => told.push('second'));
  expect(told).toEqual([]);
  vi.advanceTimersByTime(400);
  expect(told).toEqual(['first']);
  vi.advanceTimersByTime(600);
  expect(told).toEqual(['first', 'second']);
});

test('[R12] a bounded number waits; beyond it they are told at once', () => {
  const refusals = new SlowRefusals(1_000);
  let told = 0;
  for (let one = 0; one < 501; one++) refusals.add(() => (told += 1));
  expect(told).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(told).toBe(501);
});

test('nobody waits for a server that stops', () => {
  const refusals = new SlowRefusals(1_000);
  let told = 0;
  refusals.add(() => (told += 1));
  refusals.endAll();
  vi.advanceTimersByTime(5_000);
  expect(told).toBe(1);
});
