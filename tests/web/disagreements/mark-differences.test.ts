import { expect, test } from 'vitest';
import { markDifferences } from '../../../web/src/routes/evaluation/[id]/disagreements/mark-differences.ts';

/** The texts with [brackets] around what is marked; undefined where nothing is. */
function marked(...texts: string[]): string[] | undefined {
  const found = markDifferences(texts);
  if (found.kind === 'unmarked') return undefined;
  return found.texts.map((parts) =>
    parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''),
  );
}

test('words that the other does not have are marked on each side', () => {
  expect(marked('Planen er vedtatt i 2024', 'Planen er vedtatt i 2025')).toEqual([
    'Planen er vedtatt i [2024]',
    'Planen er vedtatt i [2025]',
  ]);
});

test('neighbouring marked words are one mark, with the space between them', () => {
  expect(marked('Rutinen er kjent i alle enheter', 'Rutinen er ukjent for alle enheter')).toEqual([
    'Rutinen er [kjent i] alle enheter',
    'Rutinen er [ukjent for] alle enheter',
  ]);
});

test('every letter of a text is kept, line breaks too', () => {
  const text = 'Første linje.\n\nAndre linje – med æøå.';
  const found = markDifferences([text, 'Første linje.\nTredje linje – med æøå.']);
  expect(found.kind === 'marked' && found.texts[0]?.map((part) => part.text).join('')).toBe(text);
});

test('texts with next to nothing in common are left alone: marks on everything say nothing', () => {
  expect(marked('Folkemøter i alle bygder', 'Ungdom nås ikke gjennom rådet')).toBeUndefined();
});

test('one text has nothing to be compared with', () => {
  expect(marked('Planen er vedtatt', '  ')).toBeUndefined();
  expect(marked()).toBeUndefined();
});

test('equal texts carry no marks', () => {
  expect(marked('Planen er vedtatt', 'Planen er vedtatt')).toEqual([
    'Planen er vedtatt',
    'Planen er vedtatt',
  ]);
});

test('of three, a word is marked when one of the others does not have it', () => {
  expect(marked('Planen er god nok', 'Planen er god nok', 'Planen er svak nok')).toEqual([
    'Planen er [god] nok',
    'Planen er [god] nok',
    'Planen er [svak] nok',
  ]);
});

test('two long texts that share nothing do not hold up the screen: they are given up, and unmarked', () => {
  const long = (word: string) => Array.from({ length: 3_000 }, (_, at) => `${word}${at}`).join(' ');
  expect(marked(long('a'), long('b'))).toBeUndefined();
});
