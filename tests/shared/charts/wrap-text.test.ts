import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../shared/src/charts/clean-text.ts';
import { textWidth } from '../../../shared/src/charts/text-width.ts';
import { fitOnLine, wrapText } from '../../../shared/src/charts/wrap-text.ts';

const style = { size: 13 };

describe('a label', () => {
  test.each<[text: string, width: number, lines: string[]]>([
    ['Effektivitet', 200, ['Effektivitet']],
    ['Lederskap og medarbeiderskap', 120, ['Lederskap og', 'medarbeiderskap']],
    [
      'Kommunen som arbeidsgiver – personalpolitikk',
      205,
      ['Kommunen som arbeidsgiver –', 'personalpolitikk'],
    ],
    ['Nord-Trøndelag', 68, ['Nord-', 'Trøndelag']],
    ['medarbeiderskapsutvikling', 100, ['medarbeiders-', 'kapsutvikling']],
    ['5\u00a0000–10\u00a0000 innbyggere', 80, ['5\u00a0000–', '10\u00a0000', 'innbyggere']],
    ['', 100, []],
    [' \n ', 100, []],
  ])('%s in %i px', (text, width, lines) => {
    expect(wrapText(text, width, style)).toEqual(lines);
  });

  test('ends in an ellipsis when three lines are not enough', () => {
    const lines = wrapText('en to tre fire fem seks sju åtte ni ti', 50, style);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/);
  });

  test('fits into its width, whatever it is, and keeps its letters in order', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.integer({ min: 40, max: 400 }), (text, width) => {
        const lines = wrapText(text, width, style);
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect(textWidth(line, style)).toBeLessThanOrEqual(width);
        const letters = (one: string) => one.replace(/[^\p{L}]/gu, '');
        expect(letters(text).startsWith(letters(lines.join('')))).toBe(true);
      }),
    );
  });

  test('on one line is cut where it must be', () => {
    expect(fitOnLine('2023', 100, style)).toBe('2023');
    expect(fitOnLine('Offentlighet og demokrati', 80, style)).toMatch(/^Offentl\w*…$/);
  });
});

test.each([
  ['lav\u202epoeng', 'lavpoeng'],
  ['a\u0000b\u001bc\u009fd', 'abcd'],
  ['en\n\tto', 'en to'],
  ['halv\ud800', 'halv'],
  ['e\u0301\u0302\u0303\u0304', 'e\u0301\u0302'],
  ['5\u00a0000', '5\u00a0000'],
  ['Áltá Kárášjohka', 'Áltá Kárášjohka'],
])('%j is drawn as %j', (text, drawn) => {
  expect(cleanText(text)).toBe(drawn);
});
