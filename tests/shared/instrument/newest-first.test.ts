import { newestFirst } from '@samskar/shared/instrument';
import { expect, test } from 'vitest';

test('versions stand newest first within their family, as numbers and not as text', () => {
  const items = ['2.9', '3.2', '2.10', '3.2.1'].map((version) => ({ family: 'kk', version }));
  expect(newestFirst(items).map(({ version }) => version)).toEqual(['3.2.1', '3.2', '2.10', '2.9']);
});

test('families stand by name', () => {
  const items = ['test', 'kk'].map((family) => ({ family, version: '1' }));
  expect(newestFirst(items).map(({ family }) => family)).toEqual(['kk', 'test']);
});
