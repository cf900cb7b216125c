import { expect, test } from 'vitest';
import { periodText } from '../../../web/src/routes/settings/retention/period-text.ts';

const text = (days: number | null, automatic = true) => periodText({ days, automatic }, 'nb');

test('a period is told in years where it is whole years, else in days', () => {
  expect(text(1825)).toBe('5 år');
  expect(text(365)).toBe('1 år');
  expect(text(400)).toBe('400 dager');
  expect(text(1)).toBe('1 dag');
  expect(text(0)).toBe('0 dager');
  expect(text(null)).toBe('Til noen sletter det');
  expect(text(730, false)).toBe('2 år, et menneske sletter');
  expect(periodText({ days: 365, automatic: true }, 'en')).toBe('1 year');
});
