import type { FieldworkSource, SavedEvidence } from '@samskar/shared/evaluation';
import { evidenceSchema } from '@samskar/shared/evaluation';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceOfNote, hasChangedSince } from '../../../web/src/lib/evaluation/evidence-of-note.ts';
import { arbitraryText } from '../../support/arbitrary-text.ts';

const [id, by, note] = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
];
const stamp = { revision: 3, by, at: '2026-11-21T12:00:00.000Z' };
const plan: SavedEvidence = {
  kind: 'document',
  id,
  title: 'Plan',
  status: 'planned',
  date: '2026-01-15',
  withdrawn: false,
  ...stamp,
};
const document: FieldworkSource = { kind: 'evidence', id, evidence: plan };
const interview: FieldworkSource = {
  kind: 'interview',
  id,
  interview: {
    id,
    group: 'unit-leaders',
    role: 'Enhetsledere',
    persons: 4,
    time: { start: '2026-11-20T23:30:00.000Z', end: '2026-11-21T00:30:00.000Z', zone: 'Europe/Oslo' },
    place: null,
    lead: null,
    status: { kind: 'planned' },
    namesRevision: null,
    ...stamp,
  },
};

test('a note has its own id as evidence, its text word for word, and what is known of its source', () => {
  expect(evidenceOfNote({ id: note, text: ' Brukes i\nalle enheter ' }, document)).toEqual({
    kind: 'document',
    id: note,
    title: 'Brukes i alle enheter',
    status: 'planned',
    date: '2026-01-15',
    withdrawn: false,
    noted: { source: id, text: 'Brukes i\nalle enheter' },
  });
});

test('a note of an interview has the role and the day there, and no name', () => {
  expect(evidenceOfNote({ id: note, text: 'Sagt' }, interview)).toMatchObject({
    kind: 'interview',
    role: 'Enhetsledere',
    status: 'in-use',
    date: '2026-11-21',
  });
});

test('whatever the note says, the server takes what it becomes, and it says the same as the note', () => {
  const text = fc
    .tuple(fc.oneof(arbitraryText(300), fc.lorem({ maxCount: 30 })), fc.nat({ max: 40 }))
    .map(([said, times]) => said.repeat(times))
    .filter((one) => one.trim() !== '');
  fc.assert(
    fc.property(text, fc.constantFrom(document, interview), (said, source) => {
      const evidence = evidenceOfNote({ id: note, text: said }, source);
      expect(evidenceSchema.parse(evidence)).toEqual(evidence);
      expect(hasChangedSince({ text: said }, evidence)).toBe(false);
    }),
  );
});

test('a note that says something else by now is told from its evidence', () => {
  const evidence = evidenceOfNote({ id: note, text: 'Først' }, document);
  expect(hasChangedSince({ text: 'Først, og mer' }, evidence)).toBe(true);
});
