import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addFieldNote,
  appendParagraphs,
  ballotName,
  fieldNoteFragment,
  fieldworkName,
  fieldworkShape,
  jointName,
  justificationFragment,
  noteText,
  proseFragment,
  reasonText,
  reportName,
} from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteEvaluation } from '../../../server/src/evaluation/delete-evaluation.ts';
import { exportEvaluation } from '../../../server/src/evaluation/export-evaluation.ts';
import { deleteEvaluationRows, finishDeletions } from '../../../server/src/storage/delete-evaluation.ts';
import { setVisit } from '../../../server/src/storage/visit.ts';
import { findIn } from '../../end-to-end/support/heard.ts';
import {
  expectOk,
  openEvaluationDesk,
  type EvaluationDesk,
  type PersonName,
} from '../../support/evaluation-desk.ts';

const canaryOf = (kind: string) => `Kanarifugl i ${kind} 5517`;
const kinds = [
  'bevis',
  'grunn',
  'notat',
  'forseglet',
  'vedtak',
  'tekst',
  'slettet',
  'bytte',
  'bilde',
  'feltnotat',
];

let folder: string;
let desk: EvaluationDesk;
let evaluation: string;
let other: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-deletion-'));
  desk = await openEvaluationDesk(join(folder, 'samskar.db'));
  evaluation = desk.create();
  other = desk.create({ year: 2025 });
  fillEveryKindOfRecord();
  expectOk(command('administrator', { kind: 'archive', reason: 'Oppdraget er avsluttet.' }));
});

afterEach(() => {
  desk.database.close();
  rmSync(folder, { recursive: true });
});

const command = (who: PersonName, asked: Command) => desk.run(evaluation, who, asked);

/** A canary in every kind of record that an evaluation has. */
function fillEveryKindOfRecord(): void {
  const evidence = {
    kind: 'document',
    id: randomUUID(),
    title: canaryOf('bevis'),
    status: 'in-use',
    withdrawn: false,
  } as const;
  expectOk(command('a', { kind: 'save-evidence', evidence, seenRevision: null }));
  const note = randomUUID();
  desk.write(fieldworkName(evaluation, evidence.id, 1), 'a', (doc) => {
    addFieldNote(doc, fieldworkShape(desk.instrument), note, 0);
    appendParagraphs(fieldNoteFragment(doc, note), [canaryOf('feltnotat')]);
  });
  for (const [place, who] of (['a', 'b'] as const).entries()) {
    desk.grade(evaluation, who, '1', 3 + place);
    desk.write(ballotName(evaluation, desk.people[who], '1', 1), who, (doc) => {
      reasonText(doc, '1.1.1').insert(0, canaryOf('grunn'));
      noteText(doc, '1.1.1').insert(0, canaryOf('notat'));
    });
    expectOk(desk.sayReady(evaluation, who, '1'));
  }
  const outcome = { kind: 'graded', grades: { c1: 3, c2: 3 } } as const;
  const reason = { code: 'slip', text: canaryOf('vedtak') } as const;
  expectOk(command('a', { kind: 'decide', indicator: '1.1.1', outcome, reason, seenDecision: null }));
  const joint = jointName(evaluation, '1', 1);
  desk.write(joint, 'a', (doc) =>
    appendParagraphs(justificationFragment(doc, '1.1.1'), [canaryOf('slettet')]),
  );
  expectOk(command('a', { kind: 'take-snapshot', name: canaryOf('bilde') }));
  desk.write(joint, 'a', (doc) => {
    justificationFragment(doc, '1.1.1').delete(0, 1);
    appendParagraphs(justificationFragment(doc, '1.1.1'), [canaryOf('tekst')]);
  });
  desk.write(joint, 'a', (doc) =>
    appendParagraphs(proseFragment(doc, 'area/1/lead'), [canaryOf('innledning')]),
  );
  desk.write(reportName(evaluation, 1), 'a', (doc) =>
    appendParagraphs(proseFragment(doc, 'part/foreword'), [canaryOf('forord')]),
  );
  // Sealed and never revealed; then buried, with whoever leaves.
  desk.grade(evaluation, 'b', '2', 4);
  desk.write(ballotName(evaluation, desk.people.b, '2', 1), 'b', (doc) =>
    reasonText(doc, '2.1.1').insert(0, canaryOf('forseglet')),
  );
  expectOk(desk.sayReady(evaluation, 'b', '2'));
  const { b: account, c: successor } = desk.people;
  expectOk(
    command('administrator', { kind: 'replace-assessor', account, successor, reason: canaryOf('bytte') }),
  );
  desk.database.transaction(() =>
    setVisit(desk.database, evaluation, desk.people.a, { seq: 1, at: Date.now() }),
  );
}

/** Every file of the folder, as its bytes are; whatever SQLite has beside its data file included. */
function bytesOnDisk(): Buffer[] {
  return readdirSync(folder).map((file) => readFileSync(join(folder, file)));
}

const found = (secret: string) => findIn(bytesOnDisk(), secret).length > 0;

const exportNow = () => exportEvaluation(desk.evaluations, evaluation, desk.people.a);

const deleteWith = (exportHash: string, by = desk.people.administrator) =>
  deleteEvaluation(desk.evaluations, { evaluation, by, exportHash });

test('before the deletion every canary is on the disk: the search finds what is there', () => {
  for (const kind of kinds.filter((one) => one !== 'slettet')) expect(found(canaryOf(kind)), kind).toBe(true);
  expect(found(evaluation)).toBe(true);
});

test('nothing of a deleted evaluation is in any byte of the data folder', () => {
  expectOk(deleteWith(exportNow().hash));
  for (const kind of kinds) expect(found(canaryOf(kind)), kind).toBe(false);
  const rows = desk.database.raw.prepare('select evaluation_id, by_account from evaluation_deletion').all();
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { evaluation_id: evaluation, by_account: desk.people.administrator },
  ]);
});

test('what a deletion that was cut off has left in the file is gone after the next start', () => {
  const { administrator: by } = desk.people;
  const deletion = { evaluation, by, at: 0, exportHash: '0'.repeat(64), hadAccess: [] };
  desk.database.transaction(() => deleteEvaluationRows(desk.database, deletion));
  const left = () => kinds.filter((kind) => findIn(bytesOnDisk(), canaryOf(kind)).length > 0);
  expect(left()).not.toEqual([]);
  finishDeletions(desk.database);
  expect(left()).toEqual([]);
});

test('no table has a row of it but the one that says that it was deleted', () => {
  expectOk(deleteWith(exportNow().hash));
  const tables = desk.database.raw
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => name !== 'evaluation_deletion');
  for (const table of tables) {
    const rows = desk.database.raw.prepare(`select * from "${table}"`).all();
    const text = JSON.stringify(rows, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(text, table).not.toContain(evaluation);
  }
});

test('nothing tells any more who wrote where in its texts', () => {
  const count = () => Number(desk.database.raw.prepare('select count(*) as n from text_change').get()?.n);
  expect(count()).toBe(3);
  expectOk(deleteWith(exportNow().hash));
  expect(count()).toBe(0);
});

test('memory lets go of it, and what remains goes on', () => {
  const { hash } = exportNow();
  expect(desk.rooms.readDocument(jointName(evaluation, '1', 1))).toBeDefined();
  expectOk(deleteWith(hash));
  expect(desk.evaluations.states.find(evaluation)).toBeUndefined();
  expect(desk.rooms.readDocument(jointName(evaluation, '1', 1))).toBeUndefined();
  desk.grade(other, 'a', '1', 3);
  expectOk(desk.sayReady(other, 'a', '1'));
  expect(deleteWith(hash)).toEqual({ ok: false, error: { kind: 'not-found' } });
});

describe('a deletion is refused', () => {
  test('without an export of everything, as it is now', () => {
    expect(deleteWith('0'.repeat(64))).toMatchObject({ error: { kind: 'export-needed' } });
    const { hash } = exportNow();
    expectOk(command('administrator', { kind: 'take-out-of-archive', reason: 'Feil tall.' }));
    expect(deleteWith(hash)).toMatchObject({ error: { kind: 'not-archived' } });
    expectOk(command('administrator', { kind: 'archive', reason: 'Rettet.' }));
    expect(deleteWith(hash)).toMatchObject({ error: { kind: 'export-needed' } });
    expectOk(deleteWith(exportNow().hash));
  });

  test('[R16] to whoever takes part', () => {
    expect(deleteWith(exportNow().hash, desk.people.a)).toMatchObject({
      error: { kind: 'takes-part-itself' },
    });
  });
});

describe('an export of everything', () => {
  test('holds the log, the texts and what was kept of moments', () => {
    const { text } = exportNow();
    for (const kind of ['bevis', 'grunn', 'vedtak', 'tekst', 'bytte', 'bilde'])
      expect(text, kind).toContain(canaryOf(kind));
  });

  test('[R13] holds no private note, and nothing of a ballot that was never revealed', () => {
    const { text } = exportNow();
    for (const kind of ['notat', 'forseglet'])
      expect(findIn([Buffer.from(text)], canaryOf(kind))).toEqual([]);
  });
});

test('an archived evaluation is read only, for commands and documents', () => {
  expect(command('a', { kind: 'take-snapshot', name: 'x' })).toMatchObject({ error: { kind: 'archived' } });
  expect(command('administrator', { kind: 'archive', reason: 'x' })).toMatchObject({
    error: { kind: 'archived' },
  });
  const viewer = { accountId: desk.people.a, sessionHash: '' };
  const name = { kind: 'joint', evaluation, area: '1', epoch: 1 } as const;
  expect(desk.authority.accessTo(viewer, name)).toEqual({ kind: 'read' });
  expectOk(command('administrator', { kind: 'take-out-of-archive', reason: 'Feil tall.' }));
  expect(desk.authority.accessTo(viewer, name)).toEqual({ kind: 'write' });
});

test('the log of an evaluation that is not deleted still never shrinks', () => {
  expect(() => desk.database.raw.prepare('delete from event where evaluation_id = ?').run(other)).toThrow(
    'append-only',
  );
});
