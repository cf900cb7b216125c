import { findSizeGroup } from '@samskar/shared/instrument';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { expect, test } from 'vitest';

test.each([
  [0, 'small'],
  [4_999, 'small'],
  [5_000, 'middle'],
  [10_000, 'middle'],
  [10_001, 'large'],
  [700_000, 'large'],
])('a municipality of %i inhabitants is in the group "%s"', (population, group) => {
  expect(findSizeGroup(findShippedInstrument('kk-3.2')!, population)?.id).toBe(group);
});
