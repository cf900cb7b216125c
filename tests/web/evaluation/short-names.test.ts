import { expect, test } from 'vitest';
import { shortNames } from '../../../web/src/lib/instrument/short-names.ts';

test.each([
  ['a letter each where that tells them apart', ['System', 'Omfang', 'Resultat'], ['S', 'O', 'R']],
  ['as many letters as it takes, the same number for all', ['System', 'Scope', 'Result'], ['Sy', 'Sc', 'Re']],
  ['numbers where three letters are not enough', ['Criterion 1', 'Criterion 2'], ['1', '2']],
  ['whole letters, also those of two code units', ['𝒜b', '𝒜c'], ['𝒜b', '𝒜c']],
])('criteria are shortened to %s', (_, names, short) => {
  expect(shortNames(names)).toEqual(short);
});
