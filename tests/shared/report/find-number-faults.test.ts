import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber } from '@samskar/shared/messages';
import { findNumberFaults } from '../../../shared/src/report/find-number-faults.ts';

test.each([
  ['nb', '5.000', '5\u00a0000'],
  ['nb', '1.234.567', '1\u00a0234\u00a0567'],
  ['nb', '5,000', '5\u00a0000'],
  ['nb', '62.5', '62,5'],
  ['nb', '25%', '25\u00a0%'],
  ['nb', '25 %', '25\u00a0%'],
  ['nb', '-5', '\u22125'],
  ['en', '62,5', '62.5'],
  ['en', '5.000', '5,000'],
  ['en', '-0.5', '\u22120.5'],
] as const)('in %s, "%s" is written "%s"', (language, written, better) => {
  expect(findNumberFaults(`Det er ${written} her.`, language)).toEqual([{ written, better }]);
});

test.each([
  ['nb', '5\u00a0000'],
  ['nb', '62,5'],
  ['nb', '25\u00a0%'],
  ['nb', '\u22125'],
  ['nb', '3-5'],
  ['nb', '2019-2023'],
  ['nb', '5.6.2014'],
  ['nb', '21.11.2026'],
  ['nb', 'kl. 14.05'],
  ['nb', 'kl. 9.5'],
  ['nb', 'versjon 3.5'],
  ['nb', 'delområde 9.9'],
  ['nb', 'kapittel 4.1'],
  ['nb', '4.1.2'],
  ['nb', 'https://example.org/1.5'],
  ['nb', 'v1.5'],
  ['nb', 'ISO-1.5'],
  ['nb', 'i 2023. Det'],
  ['en', '5,000'],
  ['en', '62.5'],
  ['en', '25%'],
  ['en', '1, 2, 3'],
] as const)('in %s, "%s" is right', (language, text) => {
  expect(findNumberFaults(`Det er ${text} her.`, language)).toEqual([]);
});

test('knows the ids of sub-areas and versions', () => {
  expect(findNumberFaults('Se 5.3 og 3.2.', 'nb', new Set(['5.3', '3.2']))).toEqual([]);
});

test('has nothing to say of a figure that we have formatted', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.constantFrom('nb' as const, 'en' as const),
      fc.constantFrom(0, 1),
      (value, language, decimals) => {
        const text = formatNumber(value, language, decimals);
        expect(findNumberFaults(`Det er ${text} poeng.`, language)).toEqual([]);
      },
    ),
  );
});

test('looks through any text in one pass', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,-% /')), maxLength: 2000 }),
      (text) => {
        for (const { written } of findNumberFaults(text, 'nb')) expect(text).toContain(written);
      },
    ),
  );
});
