import { expect, test } from 'vitest';
import type { AccountView } from '@samskar/shared/api';
import { assessorOptions } from '../../../web/src/lib/people/assessor-options.ts';
import { certificateState } from '../../../web/src/lib/people/certificate-state.ts';

const today = '2026-11-21';

function person(name: string, ...certificates: readonly [family: string, expiresOn: string][]): AccountView {
  return {
    id: name,
    name,
    email: `${name}@samskar.example`,
    roles: [],
    disabledAt: null,
    hasPassword: true,
    certificates: certificates.map(([family, expiresOn]) => ({ id: expiresOn, family, expiresOn })),
  };
}

test('a certificate holds on its last day and not on the next', () => {
  expect(certificateState(person('A', ['kk', today]), 'kk', today)).toMatchObject({
    kind: 'expires-soon',
    days: 0,
  });
  expect(certificateState(person('A', ['kk', '2026-11-20']), 'kk', today).kind).toBe('expired');
});

test('the latest certificate of the family counts, and no other family', () => {
  const twice = person('A', ['kk', '2026-01-01'], ['kk', '2028-01-01'], ['other', '2030-01-01']);
  expect(certificateState(twice, 'kk', today)).toEqual({ kind: 'valid', expiresOn: '2028-01-01' });
  expect(certificateState(person('B', ['other', '2030-01-01']), 'kk', today).kind).toBe('none');
});

test('who has no valid certificate cannot be chosen as an assessor, and the choice says why', () => {
  const people = [
    person('None'),
    person('Expired', ['kk', '2026-03-01']),
    person('Valid', ['kk', '2028-01-01']),
    { ...person('Closed', ['kk', '2028-01-01']), disabledAt: '2026-01-01T00:00:00.000Z' },
  ];
  expect(assessorOptions(people, 'kk', today, 'en')).toEqual([
    { value: 'Valid', label: 'Valid – certificate until 1\u00a0January\u00a02028', disabled: false },
    { value: 'Closed', label: 'Closed – account disabled', disabled: true },
    { value: 'Expired', label: 'Expired – certificate expired on 1\u00a0March\u00a02026', disabled: true },
    { value: 'None', label: 'None – has no certificate', disabled: true },
  ]);
});
