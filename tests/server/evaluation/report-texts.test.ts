import { randomUUID } from 'node:crypto';
import {
  addReportPart,
  appendParagraphs,
  jointName,
  nameReportPart,
  parseDocumentName,
  plainText,
  proseFragment,
  reportName,
  switchReportPart,
} from '@samskar/shared/documents';
import type { Instrument } from '@samskar/shared/instrument';
import { packageSchema, verifyPackage } from '@samskar/shared/package';
import { beforeEach, describe, expect, test } from 'vitest';
import { downloadPackage, packageToSign } from '../../../server/src/evaluation/evaluation-package.ts';
import { exportEvaluation } from '../../../server/src/evaluation/export-evaluation.ts';
import { readJointDocuments } from '../../../server/src/evaluation/joint-documents.ts';
import { readMovePlan } from '../../../server/src/evaluation/read-move-plan.ts';
import { reportTextsOf } from '../../../server/src/evaluation/read-report-texts.ts';
import { readPresent, readStoredSnapshot } from '../../../server/src/evaluation/read-stored-snapshot.ts';
import { readTextChanges } from '../../../server/src/evaluation/read-text-changes.ts';
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

beforeEach(async () => {
  desk = await openEvaluationDesk();
  evaluation = desk.create();
});

const whole = () => reportName(evaluation, 1);
const joint = (area: string) => jointName(evaluation, area, 1);

function accessTo(name: string): Partial<Record<PersonName, string>> {
  const everybody = ['a', 'b', 'c', 'reviewer', 'observer', 'administrator', 'owner', 'stranger'] as const;
  const found = everybody.map((who) => {
    const viewer = { accountId: desk.people[who], sessionHash: '' };
    return [who, desk.authority.accessTo(viewer, parseDocumentName(name)!).kind] as const;
  });
  return Object.fromEntries(found.filter(([, kind]) => kind !== 'none'));
}

function reveal(area: string): void {
  for (const who of ['a', 'b'] as const) {
    desk.grade(evaluation, who, area, 3);
    expectOk(desk.sayReady(evaluation, who, area));
  }
}

function write(name: string, place: string, text: string, who: PersonName = 'a'): void {
  desk.write(name, who, (doc) => appendParagraphs(proseFragment(doc, place), [text]));
}

function sign(): void {
  const { hashes } = desk.database.transaction(() => packageToSign(desk.evaluations, desk.state(evaluation)));
  for (const who of ['a', 'b'] as const)
    expectOk(
      desk.run(evaluation, who, { kind: 'sign', packageHash: hashes.package, password: 'checked before' }),
    );
}

const texts = () =>
  desk.database.transaction(() => {
    const state = desk.state(evaluation);
    return reportTextsOf(desk.evaluations, state, readJointDocuments(desk.evaluations, state));
  });
const publicPart = () =>
  desk.database.transaction(() => packageToSign(desk.evaluations, desk.state(evaluation))).public;

describe('who may read and write the report as a whole', () => {
  test('[R13] nobody, until the first area is revealed; then it is written by the assessors and read as the joint texts', () => {
    expect(accessTo(whole())).toEqual({});
    desk.grade(evaluation, 'a', '1', 3);
    expectOk(desk.sayReady(evaluation, 'a', '1'));
    expect(accessTo(whole())).toEqual({});
    desk.grade(evaluation, 'b', '1', 4);
    expectOk(desk.sayReady(evaluation, 'b', '1'));
    const readers = { a: 'write', b: 'write', reviewer: 'read', observer: 'read' };
    expect(accessTo(whole())).toEqual(readers);
    expect(accessTo(joint('1'))).toEqual(readers);
    expect(accessTo(joint('2'))).toEqual({});
  });

  test('nobody writes from the first signature until it is unlocked, nor in the archive', () => {
    revealAll(desk, evaluation);
    decideAll(desk, evaluation);
    sign();
    const readers = { a: 'read', b: 'read', reviewer: 'read', observer: 'read' };
    expect(accessTo(whole())).toEqual(readers);
    expect(desk.log.find(whole())!.isLocked).toBe(true);
    expectOk(desk.run(evaluation, 'b', { kind: 'unlock', reason: 'Feil tall' }));
    expect(accessTo(whole())).toMatchObject({ a: 'write', b: 'write' });
    expect(desk.log.find(whole())!.isLocked).toBe(false);
    expectOk(desk.run(evaluation, 'administrator', { kind: 'archive', reason: 'Avsluttet' }));
    expect(accessTo(whole())).toEqual(readers);
  });

  test('[R7] there is none of an evaluation that does not exist', () => {
    expect(accessTo(reportName(randomUUID(), 1))).toEqual({});
  });

  test('who is replaced has it no more, and the successor has', () => {
    reveal('1');
    const { b: account, c: successor } = desk.people;
    expectOk(
      desk.run(evaluation, 'administrator', {
        kind: 'replace-assessor',
        account,
        successor,
        reason: 'Sykdom',
      }),
    );
    expect(accessTo(whole())).toMatchObject({ a: 'write', c: 'write' });
    expect(accessTo(whole())).not.toHaveProperty('b');
  });
});

describe('what is written of the report', () => {
  test('is read from the whole and the revealed areas; of a blind one there is nothing to read', () => {
    reveal('1');
    write(whole(), 'part/foreword', 'Forord');
    write(joint('1'), 'area/1/lead', 'Innledning');
    write(joint('1'), 'subarea/1.1/close', 'Etter');
    expect(Object.keys(texts().texts)).toEqual(['part/foreword', 'area/1/lead', 'subarea/1.1/close']);
    expect(plainText(texts().texts['area/1/lead']!).trim()).toBe('Innledning');
    expect(desk.log.find(joint('2'))).toBeUndefined();
  });

  test('is news for others, by its place, and never before the first reveal', () => {
    const since = 0;
    const changes = (who: 'a' | 'b') =>
      readTextChanges(
        desk.evaluations,
        desk.state(evaluation),
        { account: desk.people[who], role: 'assessor' },
        since,
      );
    expect(changes('b')).toEqual([]);
    reveal('1');
    write(whole(), 'part/foreword', 'Forord');
    write(joint('1'), 'area/1/lead', 'Innledning', 'b');
    expect(changes('b')).toMatchObject([{ area: null, place: { kind: 'prose', place: 'part/foreword' } }]);
    expect(changes('a')).toMatchObject([{ area: '1', place: { kind: 'prose', place: 'area/1/lead' } }]);
  });

  test('is in the export of everything', () => {
    reveal('1');
    write(whole(), 'part/closing', 'Til slutt');
    write(joint('1'), 'area/1/improve', 'Mer av dette');
    const { text } = exportEvaluation(desk.evaluations, evaluation, desk.people.a);
    expect(JSON.parse(text)).toMatchObject({
      report: { prose: [{ place: 'part/closing' }] },
      texts: [{ area: '1', prose: [{ place: 'area/1/improve' }] }],
    });
  });
});

describe('a package', () => {
  beforeEach(() => revealAll(desk, evaluation));

  test('says nothing of it where nobody has written or arranged anything', () => {
    expect(publicPart()).not.toHaveProperty('reportTexts');
    write(whole(), 'part/foreword', '   ');
    expect(publicPart()).not.toHaveProperty('reportTexts');
  });

  test('holds the parts and the prose that was signed, and verifies', () => {
    decideAll(desk, evaluation);
    const id = randomUUID();
    desk.write(whole(), 'a', (doc) => {
      addReportPart(doc, id);
      nameReportPart(doc, id, 'Vedlegg');
      switchReportPart(doc, 'general', false);
      appendParagraphs(proseFragment(doc, `part/${id}`), ['Om intervjuene']);
      appendParagraphs(proseFragment(doc, 'part/general'), ['Ikke med']);
    });
    write(joint('2'), 'subarea/2.1/lead', 'Før');
    sign();
    const state = desk.state(evaluation);
    const file = desk.database.transaction(() => downloadPackage(desk.evaluations, state, 'public'))!;
    expect(file.public.reportTexts!.parts).toEqual([
      { id: 'foreword', isOn: true, title: null },
      { id: 'general', isOn: false, title: null },
      { id: 'method', isOn: true, title: null },
      { id: 'results', isOn: true, title: null },
      { id: 'areas', isOn: true, title: null },
      { id: 'closing', isOn: true, title: null },
      { id: 'appendix', isOn: true, title: null },
      { id, isOn: true, title: 'Vedlegg' },
    ]);
    expect(Object.keys(file.public.reportTexts!.texts)).toEqual([`part/${id}`, 'subarea/2.1/lead']);
    const copy = JSON.parse(JSON.stringify(file)) as typeof file;
    expect(verifyPackage(copy, { verifySignature: () => true }).holds).toBe(true);
    copy.public.reportTexts!.parts[0]!.isOn = false;
    expect(verifyPackage(copy, { verifySignature: () => true }).holds).toBe(false);
  });

  test('that somebody made of places, parts or texts that there are not is none', () => {
    decideAll(desk, evaluation);
    write(whole(), 'part/foreword', 'Forord');
    sign();
    const file = desk.database.transaction(() =>
      downloadPackage(desk.evaluations, desk.state(evaluation), 'public'),
    )!;
    const reads = (change: object) =>
      packageSchema.safeParse({
        ...file,
        public: { ...file.public, reportTexts: { ...file.public.reportTexts, ...change } },
      }).success;
    expect(reads({})).toBe(true);
    expect(reads({ texts: { 'chapter/1': [] } })).toBe(false);
    expect(reads({ texts: { 'part/foreword': [{ kind: 'image' }] } })).toBe(false);
    expect(reads({ parts: [{ id: 'annex', isOn: true, title: null }] })).toBe(false);
    expect(reads({ parts: Array(48).fill({ id: 'areas', isOn: true, title: null }) })).toBe(false);
  });
});

describe('a snapshot', () => {
  test('holds what was written of the whole and of the areas, with who wrote it', () => {
    reveal('1');
    write(whole(), 'part/foreword', 'Forord');
    write(joint('1'), 'area/1/lead', 'Innledning', 'b');
    expectOk(desk.run(evaluation, 'a', { kind: 'take-snapshot', name: 'Utkast' }));
    const { seq } = desk.state(evaluation);
    write(whole(), 'part/foreword', 'Nytt');
    const kept = readStoredSnapshot(desk.evaluations, evaluation, 'assessor', seq)!;
    const { a, b } = desk.people;
    const said = (text: string, by: string) => [{ kind: 'paragraph', spans: [{ kind: 'text', text, by }] }];
    expect(kept.report!.prose).toEqual([{ place: 'part/foreword', text: said('Forord', a) }]);
    expect(kept.texts[0]!.prose).toEqual([{ place: 'area/1/lead', text: said('Innledning', b) }]);
    const now = readPresent(desk.evaluations, evaluation, 'assessor');
    expect(plainText(now.report!.prose[0]!.text)).toContain('Nytt');
    expect(Object.keys(now.seenReport!)).not.toEqual([]);
  });

  test('of before the report had texts of its own is read without them', () => {
    reveal('1');
    desk.database.raw
      .prepare("insert into snapshot (evaluation_id, seq, moment, texts) values (?, 1, 'snapshot', '[]')")
      .run(evaluation);
    expect(readStoredSnapshot(desk.evaluations, evaluation, 'assessor', 1)).not.toHaveProperty('report');
  });

  test('is named when something is brought back from it, by a place that there is', () => {
    const say = (restored: object) =>
      desk.run(evaluation, 'a', { kind: 'say-restored', snapshot: 1, ...restored });
    expect(say({ prose: 'part/foreword' })).toMatchObject({ error: { kind: 'not-revealed' } });
    reveal('1');
    expectOk(desk.run(evaluation, 'a', { kind: 'take-snapshot', name: 'Utkast' }));
    const { seq: snapshot } = desk.state(evaluation);
    expectOk(say({ snapshot, prose: 'part/foreword' }));
    expectOk(say({ snapshot, area: '1', prose: 'subarea/1.1/lead' }));
    expect(say({ snapshot })).toMatchObject({ error: { kind: 'bad-request' } });
    expect(say({ snapshot, prose: 'area/1/lead' })).toMatchObject({ error: { kind: 'bad-request' } });
    expect(say({ snapshot, area: '1', prose: 'area/2/lead' })).toMatchObject({
      error: { kind: 'bad-request' },
    });
  });
});

describe('after a move to another instrument', () => {
  /** Sub-area 1.1 has become 1.9; area 1 stands. */
  function publishNext(): void {
    const next: Instrument = structuredClone(desk.instrument);
    next.id = 'test-2.0';
    next.version = '2.0';
    next.areas[0]!.subareas[0]!.id = '1.9';
    expectOk(
      desk.evaluations.instruments.publish(next, {
        by: desk.people.owner,
        against: undefined,
        onPublished: () => undefined,
      }),
    );
  }

  test('prose stands where its place does, and what has none is kept in the document and before the move', () => {
    revealAll(desk, evaluation);
    write(whole(), 'part/foreword', 'Forord');
    write(joint('1'), 'area/1/lead', 'Innledning');
    write(joint('1'), 'subarea/1.1/lead', 'Før');
    publishNext();
    const { plan, planHash } = expectOk(readMovePlan(desk.evaluations, evaluation, 'test-2.0'));
    const to = { to: 'test-2.0', hash: plan.to.hash, planHash };
    expectOk(desk.run(evaluation, 'owner', { kind: 'move-instrument', ...to, reason: 'Ny versjon' }));
    expect(Object.keys(texts().texts)).toEqual(['part/foreword', 'area/1/lead']);
    expect(desk.rooms.readDocument(joint('1'))!.share.has('subarea/1.1/lead')).toBe(true);
    // Who was away meanwhile has something to send yet.
    const shape = desk.authority.findShape(parseDocumentName(joint('1'))!)!;
    expect([...shape.prose]).toEqual(expect.arrayContaining(['subarea/1.1/lead', 'subarea/1.9/lead']));
    const moved = desk.state(evaluation).seq;
    const kept = readStoredSnapshot(desk.evaluations, evaluation, 'assessor', moved)!;
    expect(kept.texts[0]!.prose!.map(({ place }) => place)).toEqual(['area/1/lead', 'subarea/1.1/lead']);
    expect(kept.report!.prose).toHaveLength(1);
  });
});
