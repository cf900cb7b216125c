import { evidenceSchema } from '@samskar/shared/evaluation';
import { expect, test } from 'vitest';
import { countLinks } from '../../../web/src/routes/evaluation/[id]/evidence/count-links.ts';
import {
  emptyForm,
  evidenceOf,
  formOf,
  formProblems,
  webAddress,
  withWithdrawn,
} from '../../../web/src/routes/evaluation/[id]/evidence/evidence-form.ts';
import { personA, said } from '../support/events.ts';

const id = '11111111-0000-4000-8000-000000000000';
const saved = { revision: 4, by: personA, at: '2026-11-21T12:00:00.000Z' };

test('an interview needs a role, and nothing else carries one', () => {
  const form = { ...emptyForm, title: 'Budsjettprosessen', kind: 'interview' as const };
  expect(formProblems(form)).toEqual([{ field: 'role', rule: 'required' }]);
  expect(formProblems({ ...form, role: 'Enhetsleder' })).toEqual([]);
  expect(evidenceOf({ ...form, kind: 'document', role: 'Enhetsleder' }, id, false)).not.toHaveProperty(
    'role',
  );
});

test('what the form makes is evidence, and opens in the form again as it was', () => {
  const form = {
    ...emptyForm,
    title: ' Handlingsprogram ',
    date: '2026-03-01',
    reference: 'https://kommune.example/hp',
  };
  const evidence = evidenceOf(form, id, false);
  expect(evidenceSchema.parse(evidence)).toEqual(evidence);
  expect(formOf({ ...evidence, ...saved })).toEqual({ ...form, title: 'Handlingsprogram' });
});

test('withdrawing changes nothing else', () => {
  const evidence = evidenceOf({ ...emptyForm, title: 'Plan' }, id, false);
  expect(withWithdrawn({ ...evidence, ...saved }, true)).toEqual({ ...evidence, withdrawn: true });
});

test('only web addresses are opened', () => {
  expect(webAddress('https://kommune.example/plan')).toBe('https://kommune.example/plan');
  expect(webAddress('javascript:alert(1)')).toBeUndefined();
  expect(webAddress('Arkivsak 23/114')).toBeUndefined();
});

test('own links are counted by indicator', () => {
  const ballot = { '1.1.1': said({}), '1.1.2': said({}), '1.1.3': said({}, { evidence: {} }) };
  expect(countLinks([ballot])).toEqual(new Map([[id, 2]]));
});
