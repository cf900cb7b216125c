import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { expect, test } from 'vitest';
import { printedSizeGroup } from '../../../server/src/published/printed-size-group.ts';

const instrument = findShippedInstrument('kk-3.2')!;
const [small, middle, large] = instrument.sizeGroups.map(({ name }) => name.nb);

test.each([
  ['snitt 5 000-10 000 innb.', middle],
  ['Snitt 5\u00a0000–10\u00a0000', middle],
  ['5000 til 10000 innbyggere', middle],
  ['snitt under 5 000 innb.', small],
  ['snitt over 10 000 innb.', large],
  ['medel för kommuner med mer än 10 000', large],
  // The instrument has none of these: they stay as they were printed.
  ['snitt 5 000-20 000 innb.', '5 000-20 000 innb.'],
  ['gjennomsnitt for over 50 000', 'over 50 000'],
  ['10 000', '10 000'],
  ['snitt alle norske kommuner', undefined],
])('"%s" is a mean of %s', (printed, group) => {
  expect(printedSizeGroup(printed, instrument, 'nb')).toBe(group);
});

test('a size group is named in the language of the report', () => {
  expect(printedSizeGroup('snitt 5 000-10 000 innb.', instrument, 'en')).toBe('5,000–10,000 inhabitants');
});
