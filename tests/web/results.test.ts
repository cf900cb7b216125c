import { expect, test } from 'vitest';
import type { PublishedResult } from '@samskar/shared/api';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { gapsOf } from '../../web/src/routes/results/[id]/gaps-of.ts';
import { printedText, versionText } from '../../web/src/routes/results/published-list.ts';

const result: PublishedResult = {
  id: 'a',
  subject: { kind: 'mean', country: 'NO', name: 'Øvre Eiker' },
  year: 2015,
  version: '2.0',
  isVersionCertain: false,
  instrument: null,
  figures: { total: 378, areas: {}, subareas: {} },
  areaNames: {},
  totalMax: 800,
  areaMax: 100,
  sources: [],
  conflicts: null,
  shipped: true,
};

test('all figures of a place are shown as printed, and what is not printed is said', () => {
  expect(printedText([33, 34], 'nb')).toBe('33 / 34');
  expect(printedText(20.8, 'nb')).toBe('20,8');
  expect(printedText(20.8, 'en')).toBe('20.8');
  expect(printedText([8.5, 3], 'nb', 'subarea')).toBe('8,5 / 3,0');
  expect(printedText(undefined, 'en')).toBe('not published');
  expect(versionText(result, 'nb')).toBe('2.0 (antatt)');
});

test('the gaps of a publication are named, by the instrument where it is known', () => {
  const kk20 = findShippedInstrument('kk-2.0');
  const municipality = { kind: 'municipality', id: 'x', country: 'NO', code: '1', name: 'x' } as const;
  expect(gapsOf(result, undefined, 'en')).toEqual([]);
  expect(gapsOf({ subject: municipality, figures: { areas: { '1': 3 }, subareas: {} } }, kk20, 'en')).toEqual(
    [
      'The total is not published.',
      'Not published: area 2, 3, 4, 5, 6, 7 and 8.',
      'Figures of sub-areas are not published.',
    ],
  );
});
