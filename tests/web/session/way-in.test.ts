import { expect, test } from 'vitest';
import { addressAfterSignIn, signInAddress } from '../../../web/src/lib/session/way-in.ts';

test('signing in leads back to where one was going', () => {
  const address = signInAddress({ pathname: '/evaluation/1', search: '?area=2' });
  expect(address).toBe('/sign-in?next=%2Fevaluation%2F1%3Farea%3D2');
  expect(addressAfterSignIn(new URL(address, 'https://samskar.example').searchParams)).toBe(
    '/evaluation/1?area=2',
  );
});

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  '',
])('never to another site: %s', (next) => {
  expect(addressAfterSignIn(new URLSearchParams({ next }))).toBe('/');
});
