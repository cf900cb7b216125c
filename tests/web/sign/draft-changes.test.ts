import { expect, test } from 'vitest';
import { draftChanges } from '../../../web/src/routes/evaluation/[id]/sign/draft-changes.ts';
import { draftOf } from './draft-of.ts';

test('a draft is compared by points, justifications and findings, in the order of the instrument', () => {
  const before = draftOf({
    hash: 'a',
    points: { '1.1.1': '4', '1.1.2': '2' },
    justifications: { '1.1.2': 'To', '1.1.10': 'Ti' },
    findings: { 1: ['Noe'], 2: ['Mer'] },
  });
  const after = draftOf({
    hash: 'b',
    points: { '1.1.1': '4', '1.1.2': '3' },
    justifications: { '1.1.2': 'To til', '1.1.9': 'Ni' },
    findings: { 1: ['Noe'], 2: ['Mer', 'Mest'] },
  });
  expect(draftChanges(before, after)).toEqual([
    { kind: 'points', ids: ['1.1.2'] },
    { kind: 'justifications', ids: ['1.1.2', '1.1.9', '1.1.10'] },
    { kind: 'findings', ids: ['2'] },
  ]);
});

test('the same hash is the same draft', () => {
  expect(draftChanges(draftOf({ hash: 'a' }), draftOf({ hash: 'a' }))).toEqual([]);
});

test('what differs in the working papers alone is told too', () => {
  expect(draftChanges(draftOf({ hash: 'a' }), draftOf({ hash: 'b' }))).toEqual([{ kind: 'other', ids: [] }]);
});
