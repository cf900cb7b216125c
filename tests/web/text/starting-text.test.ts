import { expect, test } from 'vitest';
import { startingTexts } from '../../../web/src/routes/evaluation/[id]/text/[[area]]/starting-text.ts';
import { said } from '../support/events.ts';

const wrote = (letter: string, reason: string) => ({ letter, ballot: said({}, { reason }) });

test('each reason is a beginning, and all of them together in the order of the assessors', () => {
  expect(startingTexts([wrote('A', 'Planen er vedtatt.'), wrote('B', 'Få kjenner den.')])).toEqual([
    { from: 'A', paragraphs: ['Planen er vedtatt.'] },
    { from: 'B', paragraphs: ['Få kjenner den.'] },
    { from: 'A + B', paragraphs: ['Planen er vedtatt.', 'Få kjenner den.'] },
  ]);
});

test('whoever wrote nothing, or only blanks, offers no beginning', () => {
  expect(startingTexts([wrote('A', ' \n '), wrote('B', 'Få kjenner den.')])).toEqual([
    { from: 'B', paragraphs: ['Få kjenner den.'] },
  ]);
  expect(startingTexts([wrote('A', ''), wrote('B', '')])).toEqual([]);
});

test('every line is a paragraph, without blank ones and without space around', () => {
  expect(startingTexts([wrote('A', '  Planen er vedtatt.\n\n Den følges opp.  ')])).toEqual([
    { from: 'A', paragraphs: ['Planen er vedtatt.', 'Den følges opp.'] },
  ]);
});

test('three assessors give four beginnings', () => {
  const three = startingTexts([wrote('A', 'a'), wrote('B', 'b'), wrote('C', 'c')]);
  expect(three.map(({ from }) => from)).toEqual(['A', 'B', 'C', 'A + B + C']);
});
