import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLog } from '../../server/src/log.ts';
import { LimitedLines } from '../../server/src/operations/limited-lines.ts';

let logged: string[];
let now: number;
let lines: LimitedLines;

beforeEach(() => {
  vi.useFakeTimers();
  logged = [];
  now = 0;
  const log = openLog({ write: (line) => void logged.push(line) });
  lines = new LimitedLines(log, { loggedPerSecond: 2, loggedBurst: 3 }, () => now);
});

afterEach(() => {
  vi.useRealTimers();
});

const written = () => logged.map((line) => JSON.parse(line) as { leftOut?: number; place?: number });
const refuse = (place: number) => lines.write('info', { place }, 'a request was refused');

test('[R12] a flood of refusals is a few lines, and one that says how many were left out', () => {
  for (let place = 1; place <= 1_000; place += 1) refuse(place);
  expect(written().map(({ place }) => place)).toEqual([1, 2, 3]);
  vi.advanceTimersByTime(1_000);
  expect(written().at(-1)).toMatchObject({ leftOut: 997, rule: 'R12' });
  expect(logged).toHaveLength(4);
});

test('[R12] so many lines a second come through for ever, and what is left out is counted anew each time', () => {
  for (let second = 0; second < 5; second += 1) {
    for (let place = 0; place < 100; place += 1) refuse(place);
    now += 1_000;
    vi.advanceTimersByTime(1_000);
  }
  expect(written().flatMap(({ leftOut }) => leftOut ?? [])).toEqual([97, 98, 98, 98, 98]);
  expect(logged).toHaveLength(3 + 4 * 2 + 5);
});

test('who is refused now and then is always a line', () => {
  for (let place = 0; place < 50; place += 1) {
    refuse(place);
    now += 500;
  }
  expect(logged).toHaveLength(50);
});
