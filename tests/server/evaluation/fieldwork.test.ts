import { randomUUID } from 'node:crypto';
import {
  addFieldNote,
  appendParagraphs,
  fieldNoteFragment,
  fieldworkName,
  fieldworkShape,
  parseDocumentName,
} from '@samskar/shared/documents';
import type { Evidence } from '@samskar/shared/evaluation';
import { beforeEach, expect, test } from 'vitest';
import { packageToSign } from '../../../server/src/evaluation/evaluation-package.ts';
import { exportEvaluation } from '../../../server/src/evaluation/export-evaluation.ts';
import { readFieldNotes } from '../../../server/src/evaluation/read-field-notes.ts';
import {
  decideAll,
  expectOk,
  openEvaluationDesk,
  revealAll,
  type EvaluationDesk,
  type PersonName,
} from '../../support/evaluation-desk.ts';

let desk: EvaluationDesk;
let evaluation: string;
let source: string;

beforeEach(async () => {
  desk = await openEvaluationDesk();
  evaluation = desk.create();
  source = randomUUID();
  expectOk(save('a', document(source, 'Årsrapport')));
});

function document(id: string, title: string): Evidence {
  return { kind: 'document', id, title, status: 'in-use', withdrawn: false };
}

const save = (who: PersonName, evidence: Evidence, seenRevision: number | null = null) =>
  desk.run(evaluation, who, { kind: 'save-evidence', evidence, seenRevision });

const nameOf = (id: string) => fieldworkName(evaluation, id, 1);

function accessTo(id: string): Partial<Record<PersonName, string>> {
  const everybody = ['a', 'b', 'c', 'reviewer', 'observer', 'administrator', 'owner', 'stranger'] as const;
  const found = everybody.map((who) => {
    const viewer = { accountId: desk.people[who], sessionHash: '' };
    return [who, desk.authority.accessTo(viewer, parseDocumentName(nameOf(id))!).kind] as const;
  });
  return Object.fromEntries(found.filter(([, kind]) => kind !== 'none'));
}

function write(who: PersonName, text: string): string {
  const id = randomUUID();
  desk.write(nameOf(source), who, (doc) => {
    addFieldNote(doc, fieldworkShape(desk.instrument), id, 0);
    appendParagraphs(fieldNoteFragment(doc, id), [text]);
  });
  return id;
}

const noteAsEvidence = (id: string, text: string): Evidence => ({
  ...document(id, text),
  noted: { source, text },
});

test('[R13] the notes of a source are the assessors’ to read and write from day one, and nobody else’s', () => {
  expect(accessTo(source)).toEqual({ a: 'write', b: 'write' });
  revealAll(desk, evaluation);
  expect(accessTo(source)).toEqual({ a: 'write', b: 'write' });
});

test('[R7] what is no source has no notes', () => {
  expect(accessTo(randomUUID())).toEqual({});
});

test('notes are read only from the first signature until it is unlocked, and in the archive', () => {
  revealAll(desk, evaluation);
  decideAll(desk, evaluation);
  const { hashes } = desk.database.transaction(() => packageToSign(desk.evaluations, desk.state(evaluation)));
  expectOk(
    desk.run(evaluation, 'a', { kind: 'sign', packageHash: hashes.package, password: 'checked before' }),
  );
  expect(accessTo(source)).toEqual({ a: 'read', b: 'read' });
  expectOk(desk.run(evaluation, 'b', { kind: 'unlock', reason: 'Feil tall' }));
  expect(accessTo(source)).toEqual({ a: 'write', b: 'write' });
  expectOk(desk.run(evaluation, 'administrator', { kind: 'archive', reason: 'Avsluttet' }));
  expect(accessTo(source)).toEqual({ a: 'read', b: 'read' });
});

test('who is replaced has the notes no more, and the successor has them', () => {
  expectOk(
    desk.run(evaluation, 'administrator', {
      kind: 'replace-assessor',
      account: desk.people.b,
      successor: desk.people.c,
      reason: 'Sykdom',
    }),
  );
  expect(accessTo(source)).toEqual({ a: 'write', c: 'write' });
});

test('an interview of the plan has notes as soon as it is planned', () => {
  const id = randomUUID();
  expectOk(
    desk.run(evaluation, 'a', {
      kind: 'plan-interview',
      interview: {
        id,
        group: 'unit-leaders',
        role: 'Enhetsledere',
        persons: 3,
        time: null,
        place: null,
        lead: null,
      },
    }),
  );
  expect(accessTo(id)).toEqual({ a: 'write', b: 'write' });
  expect(desk.rooms.readDocument(nameOf(id))).toBeDefined();
});

test('a note becomes one piece of evidence, whoever makes it and how often, and is no source itself', () => {
  const id = write('a', 'Planen er i bruk');
  expectOk(save('a', noteAsEvidence(id, 'Planen er i bruk')));
  const { seq, evidence } = desk.state(evaluation);
  expectOk(save('b', noteAsEvidence(id, 'Planen er nok i bruk')));
  expect(desk.state(evaluation).seq).toBe(seq);
  expect(evidence[id]).toMatchObject({ noted: { source, text: 'Planen er i bruk' }, by: desk.people.a });
  expect(accessTo(id)).toEqual({});
});

test('a piece of evidence can be noted of a source alone, and stays what it is', () => {
  const id = randomUUID();
  const foreign = { ...document(id, 'x'), noted: { source: randomUUID(), text: 'x' } };
  expect(save('a', foreign)).toMatchObject({ error: { kind: 'unknown-id', what: 'source' } });
  const { revision } = desk.state(evaluation).evidence[source]!;
  expect(save('a', { ...noteAsEvidence(source, 'x') }, revision)).toMatchObject({
    error: { kind: 'unknown-id', what: 'source' },
  });
});

test('everything that is noted is in the list and in the export, and the list says when it is cut', () => {
  const [second, first] = [write('a', 'Den andre'), write('b', 'Den første')];
  const { sources } = desk.database.transaction(() =>
    readFieldNotes(desk.evaluations, desk.state(evaluation)),
  );
  expect(sources).toEqual([
    {
      source,
      seating: '',
      notes: [
        { id: first, topics: [], text: 'Den første' },
        { id: second, topics: [], text: 'Den andre' },
      ],
    },
  ]);
  const { text } = exportEvaluation(desk.evaluations, evaluation, desk.people.a);
  expect(JSON.parse(text)).toMatchObject({ fieldwork: sources });
  const cut = desk.database.transaction(() => readFieldNotes(desk.evaluations, desk.state(evaluation), 1));
  expect(cut).toMatchObject({ isCut: true, sources: [{ notes: [{ id: first }] }] });
});
