import { expect, test } from 'vitest';
import {
  choiceAddress,
  queryAddress,
  readChoice,
} from '../../../web/src/routes/evaluation/[id]/activity/activity-address.ts';

const read = (search: string) => readChoice(new URLSearchParams(search));

test('what is chosen stands in the address, and nothing else', () => {
  expect(choiceAddress(read(''))).toBe('');
  expect(choiceAddress(read('kind=decided&place=1.1.1&size=9'))).toBe('?kind=decided&place=1.1.1');
});

test('a day that is none is not chosen', () => {
  for (const day of ['2026', '2026-13-01', 'today']) expect(read(`from=${day}`).from).toBe('');
});

test('the server is asked from the first to the last millisecond of the days, here', () => {
  const query = new URLSearchParams(queryAddress(read('from=2026-11-21&to=2026-11-21')));
  const [from, to] = [new Date(query.get('from')!), new Date(query.get('to')!)];
  expect([from.getHours(), from.getMinutes()]).toEqual([0, 0]);
  expect(to.getTime() - from.getTime()).toBe(86_400_000 - 1);
});
