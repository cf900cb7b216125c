import { sumOfDisplayedAreas } from '@samskar/shared/scoring';
import { expect, test } from 'vitest';

test('areas that as displayed add up to another number than the displayed total give their sum', () => {
  expect(sumOfDisplayedAreas(['3', '4'], '6')).toBe(7);
});

test('areas that add up to the total need no note', () => {
  expect(sumOfDisplayedAreas(['3', '3'], '6')).toBeUndefined();
});

test('an area where nothing is graded counts nothing', () => {
  expect(sumOfDisplayedAreas(['3', '–'], '3')).toBeUndefined();
  expect(sumOfDisplayedAreas(['3', '–'], '4')).toBe(3);
});

test('nothing graded needs no note', () => {
  expect(sumOfDisplayedAreas(['–', '–'], '–')).toBeUndefined();
});
