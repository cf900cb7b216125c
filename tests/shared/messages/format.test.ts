import { describe, expect, test } from 'vitest';
import {
  formatDay,
  formatList,
  formatMoment,
  formatNumber,
  formatShare,
  formatShortDay,
  formatTimeOfDay,
  readWholeNumber,
} from '@samskar/shared/messages';

describe('numbers', () => {
  test('Norwegian has a decimal comma and a hard space between thousands', () => {
    expect(formatNumber(20.8, 'nb', 1)).toBe('20,8');
    expect(formatNumber(6234, 'nb')).toBe('6\u00a0234');
  });

  test('English has a decimal point and a comma between thousands', () => {
    expect(formatNumber(20.8, 'en', 1)).toBe('20.8');
    expect(formatNumber(6234, 'en')).toBe('6,234');
  });

  test('a minus is a minus sign in both, where no line breaks', () => {
    expect(formatNumber(-3.5, 'nb', 1)).toBe('\u22123,5');
    expect(formatNumber(-3.5, 'en', 1)).toBe('\u22123.5');
  });

  test('the decimals asked for are shown, also when they are zero', () => {
    expect(formatNumber(10, 'nb', 1)).toBe('10,0');
  });

  test('a share is a percentage, with a hard space in Norwegian', () => {
    expect(formatShare(0.25, 'nb')).toBe('25\u00a0%');
    expect(formatShare(0.125, 'en')).toBe('12.5%');
  });
});

describe('days and moments', () => {
  test('a day stands on one line and is that day in every zone', () => {
    expect(formatDay('2026-11-21', 'nb')).toBe('21.\u00a0november\u00a02026');
    expect(formatDay('2026-11-21', 'en')).toBe('21\u00a0November\u00a02026');
    expect(formatShortDay('2026-01-02', 'nb')).toBe('02.01.2026');
  });

  test('a time of day has a point in Norwegian and a colon in English', () => {
    const noon = new Date(2026, 10, 21, 14, 5).toISOString();
    expect(formatTimeOfDay(noon, 'nb')).toBe('14.05');
    expect(formatTimeOfDay(noon, 'en')).toBe('14:05');
    expect(formatMoment(noon, 'nb')).toBe('21.\u00a0november\u00a02026 kl.\u00a014.05');
    expect(formatMoment(noon, 'en')).toBe('21\u00a0November\u00a02026 at\u00a014:05');
  });

  test('a moment is said by the clocks of the zone that is asked for, with the day that is there', () => {
    const late = '2026-06-30T22:30:00.000Z';
    expect(formatMoment(late, 'nb', 'Europe/Oslo')).toBe('1.\u00a0juli\u00a02026 kl.\u00a000.30');
    expect(formatMoment(late, 'nb', 'UTC')).toBe('30.\u00a0juni\u00a02026 kl.\u00a022.30');
    expect(formatDay('2026-06-30', 'nb', 'America/New_York')).toBe('30.\u00a0juni\u00a02026');
  });
});

test('names are joined as in a sentence', () => {
  expect(formatList(['A', 'B', 'C'], 'nb')).toBe('A, B og C');
  expect(formatList(['A', 'B', 'C'], 'en')).toBe('A, B and C');
});

describe('reading whole numbers', () => {
  test.each([
    ['6234', 6234],
    [' 6 234 ', 6234],
    ['6\u00a0234', 6234],
    ['6.234', 6234],
    ['6,234', 6234],
    ['1 234 567', 1_234_567],
  ])('%s is a whole number', (text, value) => {
    expect(readWholeNumber(text)).toBe(value);
  });

  test.each(['', '6,2', '6 23', 'six', '-5', '1e3', '6234.5'])('"%s" is none', (text) => {
    expect(readWholeNumber(text)).toBeUndefined();
  });
});
