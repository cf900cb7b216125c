import { describe, expect, test } from 'vitest';
import { refusalSchema } from '@samskar/shared/api';
import { uiLanguages } from '@samskar/shared/messages';
import type { CallFailure } from '../../../web/src/lib/api/call.ts';
import { refusalText } from '../../../web/src/lib/api/refusal-text.ts';

/** One failure of each kind, with values of the right shape; the compiler asks for a line when a kind is added. */
const byKind: { readonly [Kind in CallFailure['kind']]: Omit<Extract<CallFailure, { kind: Kind }>, 'kind'> } =
  {
    offline: {},
    outdated: {},
    'bad-request': { problems: [{ path: 'year', rule: 'must be a number', value: 'x' }] },
    'too-large': {},
    'signed-out': {},
    'not-found': {},
    'not-allowed': {},
    'wrong-origin': {},
    'too-many-attempts': { retryAfterSeconds: 30 },
    'wrong-password': {},
    'link-invalid': {},
    'email-taken': {},
    'last-administrator': {},
    'last-assessor': {},
    'certificate-valid': {},
    'takes-part-itself': { evaluations: [] },
    'roles-exclude': { account: 'a' },
    'no-certificate': { account: 'a', expiredOn: null },
    'unknown-account': { account: 'a' },
    'instrument-invalid': { problems: [] },
    'instrument-exists': { id: 'kk-3.2' },
    'move-impossible': { why: 'other-family' },
    'unknown-id': { what: 'indicator', id: '9.9.9' },
    stale: { seen: null, current: null },
    locked: {},
    'not-locked': {},
    'area-ready': { area: '1' },
    'already-ready': {},
    'not-ready': {},
    'already-revealed': {},
    'not-revealed': {},
    incomplete: { indicators: ['1.1.1'] },
    'out-of-focus': { indicator: '1.1.1' },
    'grade-invalid': { indicator: '1.1.1', criterion: 'scope' },
    'reason-required': { indicator: '1.1.1' },
    'not-green': { indicators: ['1.1.1', '1.1.2'] },
    'open-before-signing': { obstacles: [] },
    archived: {},
    'not-archived': {},
    'export-needed': {},
    deleted: {},
    'already-signed': {},
    'not-signed': {},
    'already-published': {},
    'report-blocked': { problems: ['1.1.1'] },
    'interview-is': { status: 'done' },
    'interview-has-notes': {},
    'limit-reached': { max: 1_000 },
    'report-not-yet': { why: 'not-signed' },
    'report-not-made': { why: 'too-many' },
    'file-not-read': { why: 'too-slow' },
    'template-invalid': { problems: ['Unknown tag'] },
    'storage-full': {},
    'storage-busy': {},
    internal: {},
  };

// The compiler cannot follow a kind and its values through Object.entries.
const failures = Object.entries(byKind).map(([kind, values]) => ({ kind, ...values }) as CallFailure);

test('the examples are what the server sends', () => {
  for (const failure of failures)
    if (failure.kind !== 'offline' && failure.kind !== 'outdated')
      expect(refusalSchema.parse(failure)).toEqual(failure);
});

describe.each(failures)('$kind', (failure) => {
  test('is said in a sentence in every language', () => {
    for (const language of uiLanguages) expect(refusalText(failure, language)).toMatch(/^.{15,}\.$/);
  });

  test('is said differently in Norwegian and English', () => {
    expect(refusalText(failure, 'nb')).not.toBe(refusalText(failure, 'en'));
  });
});

test('an expired certificate says when it expired', () => {
  const expired: CallFailure = { kind: 'no-certificate', account: 'a', expiredOn: '2026-03-01' };
  expect(refusalText(expired, 'nb')).toContain('1.\u00a0mars\u00a02026');
});

test('long waits are said in minutes, rounded up', () => {
  expect(refusalText({ kind: 'too-many-attempts', retryAfterSeconds: 870 }, 'en')).toContain('15 minutes');
  expect(refusalText({ kind: 'too-many-attempts', retryAfterSeconds: 1 }, 'en')).toContain('1 second ');
});

test('what is wrong with a request is named by place', () => {
  expect(refusalText({ kind: 'bad-request', problems: [{ path: 'year', rule: 'x' }] }, 'en')).toContain(
    '(year)',
  );
});
