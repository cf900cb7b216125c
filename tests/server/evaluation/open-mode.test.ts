import {
  ballotName,
  ballotRevision,
  documentShape,
  findSchemaBreach,
  jointName,
  noteText,
  parseDocumentName,
  readBallot,
  setEvidenceWeight,
  setGrade,
  sheetName,
} from '@samskar/shared/documents';
import { judgeRevealed, obstaclesToSigning } from '@samskar/shared/evaluation';
import { verifyPackage } from '@samskar/shared/package';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { downloadPackage, packageToSign } from '../../../server/src/evaluation/evaluation-package.ts';
import { epochsFor } from '../../../server/src/evaluation/current-document.ts';
import { listCalibrationDiffs } from '../../../server/src/storage/calibration-diff.ts';
import {
  expectOk,
  openEvaluationDesk,
  type EvaluationDesk,
  type PersonName,
} from '../../support/evaluation-desk.ts';

const evidence = '0191d5a0-0000-7000-8000-00000000000e';

let desk: EvaluationDesk;
let evaluation: string;

beforeEach(async () => {
  desk = await openEvaluationDesk();
  evaluation = desk.create({ mode: 'open', blocks: 'all' });
});

const sheet = (area: string) => sheetName(evaluation, area, 1);
const accessOf = (who: PersonName, name: string) =>
  desk.authority.accessTo({ accountId: desk.people[who], sessionHash: '' }, parseDocumentName(name)!).kind;

/** Gives every criterion of the area this grade, as this person, and links the one piece of evidence. */
function grade(who: PersonName, area: string, to: number): void {
  desk.write(sheet(area), who, (doc) => {
    for (const [indicator, criteria] of documentShape(desk.instrument, area)!.indicators) {
      for (const criterion of criteria.keys()) setGrade(doc, indicator, criterion, to);
      setEvidenceWeight(doc, indicator, evidence, 2);
    }
  });
}

function finish(who: PersonName, area: string) {
  const seenBallot = ballotRevision(
    readBallot(desk.rooms.readDocument(sheet(area))!, documentShape(desk.instrument, area)!),
  );
  return desk.run(evaluation, who, { kind: 'say-ready', area, seenBallot });
}

function signed() {
  for (const area of ['1', '2']) {
    grade('a', area, 3);
    expectOk(finish('a', area));
  }
  const indicators = ['1.1.1', '1.1.2', '2.1.1'];
  expectOk(desk.run(evaluation, 'a', { kind: 'accept-greens', indicators }));
  const decisions = Object.values(desk.state(evaluation).decisions).map((history) => history.at(-1)!.id);
  expectOk(desk.run(evaluation, 'b', { kind: 'confirm', decisions }));
  for (const who of ['a', 'b'] as const) {
    const packageHash = desk.database.transaction(
      () => packageToSign(desk.evaluations, desk.state(evaluation)).hashes.package,
    );
    expectOk(desk.run(evaluation, who, { kind: 'sign', packageHash, password: 'given before' }));
  }
  const file = downloadPackage(desk.evaluations, desk.state(evaluation), 'all');
  // As it arrives at the other end.
  return JSON.parse(JSON.stringify(file)) as NonNullable<typeof file>;
}

test('there is one sheet for each area, and no ballots; areas are finished one by one', () => {
  const names = Object.keys(
    epochsFor(desk.database, evaluation, { account: desk.people.a, role: 'assessor' }),
  );
  expect(names.toSorted()).toEqual([`sheet/${evaluation}/1`, `sheet/${evaluation}/2`]);
  expect(desk.log.find(ballotName(evaluation, desk.people.a, '1', 1))).toBeUndefined();
  expect(desk.state(evaluation).creation).toMatchObject({ mode: 'open', blocks: 'area' });
});

test('[R7] the assessors write it together from the beginning, and nobody else comes in', () => {
  for (const who of ['a', 'b'] as const) expect(accessOf(who, sheet('1'))).toBe('write');
  for (const who of ['c', 'reviewer', 'observer', 'administrator', 'stranger'] as const)
    expect(accessOf(who, sheet('1'))).toBe('none');
  expect(accessOf('a', jointName(evaluation, '1', 1))).toBe('none');
});

test('[R13] in a blind evaluation there is no such sheet to open', () => {
  const blind = desk.create();
  expect(accessOf('a', sheetName(blind, '1', 1))).toBe('none');
  expect(desk.log.find(sheetName(blind, '1', 1))).toBeUndefined();
});

test('[R12] nobody writes a private note into what is everybody’s', () => {
  const shape = documentShape(desk.instrument, '1')!;
  const doc = new Y.Doc();
  noteText(doc, '1.1.1').insert(0, 'x');
  const item = doc.getText('note/1.1.1')._start!;
  expect(findSchemaBreach(doc, item, 'sheet', shape)).toBe('unknown-root');
  expect(findSchemaBreach(doc, item, 'ballot', shape)).toBeUndefined();
});

test('one declares an area finished: it is frozen for both, each grade with its author', () => {
  grade('a', '1', 3);
  desk.write(sheet('1'), 'b', (doc) => setGrade(doc, '1.1.2', 'c2', 4));
  expectOk(finish('b', '1'));
  const { revealed } = desk.state(evaluation);
  const { a, b } = desk.people;
  expect(revealed['1']).toMatchObject({
    assessors: [evaluation],
    ballots: { [evaluation]: { '1.1.2': { grades: { c1: 3, c2: 4 } } } },
    authors: { '1.1.1': { c1: a, c2: a }, '1.1.2': { c1: a, c2: b } },
  });
  expect(desk.log.find(sheet('1'))).toMatchObject({ isLocked: true });
  expect(desk.log.find(jointName(evaluation, '1', 1))).toMatchObject({ isLocked: false });
  expect(accessOf('a', sheet('1'))).toBe('read');
  expect(accessOf('a', sheet('2'))).toBe('write');
  expect(finish('a', '1')).toMatchObject({ error: { kind: 'already-revealed' } });
});

test('finishing is refused when the other has changed something since, and while a grade is missing', () => {
  desk.write(sheet('2'), 'a', (doc) => setGrade(doc, '2.1.1', 'c1', 3));
  expect(finish('a', '2')).toMatchObject({ error: { kind: 'incomplete', indicators: ['2.1.1'] } });
  grade('a', '2', 3);
  const seenBallot = ballotRevision({});
  expect(desk.run(evaluation, 'a', { kind: 'say-ready', area: '2', seenBallot })).toMatchObject({
    error: { kind: 'stale' },
  });
});

test('there is nothing to compare: no disagreement, no draw, no calibration', () => {
  const file = signed();
  expect(listCalibrationDiffs(desk.database, evaluation)).toEqual([]);
  const state = desk.state(evaluation);
  expect(judgeRevealed(state, '1.1.1', desk.instrument)).toMatchObject({ tier: 'green', triggers: [] });
  expect(state.reread).toEqual({});
  expect(obstaclesToSigning(state, desk.instrument)).toEqual([]);
  expect(file.working!.decisions.every(({ follows }) => follows?.kind === 'same')).toBe(true);
});

test('the package says so, names the author of each grade, and verifies', () => {
  const file = signed();
  expect(file.public.mode).toBe('open');
  expect(file.working!.ballots).toMatchObject([
    { area: '1', assessor: evaluation, authors: { '1.1.1': { c1: desk.people.a } } },
    { area: '2', assessor: evaluation },
  ]);
  const report = verifyPackage(file, { verifySignature: () => true });
  expect(report.checks.filter(({ kind }) => kind === 'fails')).toEqual([]);
  expect(report.about!.remarks[0]).toContain('graded one sheet together');
});

test('a package does not verify when a grade is laid to somebody who never assessed', () => {
  const file = signed();
  file.working!.ballots[0]!.authors!['1.1.1']!.c1 = desk.people.stranger;
  const report = verifyPackage(file, { verifySignature: () => true });
  expect(report.checks.filter(({ kind }) => kind === 'fails').map(({ id }) => id)).toContain('ballots');
});

test('whoever replaces an assessor goes on in the same sheet', () => {
  grade('b', '1', 4);
  const command = {
    kind: 'replace-assessor',
    account: desk.people.b,
    successor: desk.people.c,
    reason: 'Har sluttet.',
  } as const;
  expectOk(desk.run(evaluation, 'administrator', command, randomUUID()));
  expect([accessOf('b', sheet('1')), accessOf('c', sheet('1'))]).toEqual(['none', 'write']);
  expectOk(finish('c', '1'));
  expect(desk.state(evaluation).revealed['1']!.authors!['1.1.1']).toEqual({
    c1: desk.people.b,
    c2: desk.people.b,
  });
});
