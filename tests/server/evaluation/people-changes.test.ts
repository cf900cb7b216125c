import { ballotName, noteText, parseDocumentName, reasonText } from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import { verifyPackage } from '@samskar/shared/package';
import { beforeEach, describe, expect, test } from 'vitest';
import { downloadPackage, packageToSign } from '../../../server/src/evaluation/evaluation-package.ts';
import { evaluationsOfPeople } from '../../../server/src/evaluation/evaluations-of-people.ts';
import { EvaluationLists } from '../../../server/src/evaluation/evaluation-lists.ts';
import { readSnapshot } from '../../../server/src/evaluation/read-snapshot.ts';
import { listCalibrationDiffs } from '../../../server/src/storage/calibration-diff.ts';
import { listEvents } from '../../../server/src/storage/evaluation-event.ts';
import { listSealedBallots } from '../../../server/src/storage/sealed-ballot.ts';
import {
  expectOk,
  openEvaluationDesk,
  type EvaluationDesk,
  type PersonName,
} from '../../support/evaluation-desk.ts';

const canary = 'Kanarifugl 8402';

let desk: EvaluationDesk;
let evaluation: string;

beforeEach(async () => {
  desk = await openEvaluationDesk();
  evaluation = desk.create();
});

const ballotOf = (who: PersonName, area: string) => ballotName(evaluation, desk.people[who], area, 1);
const accessOf = (who: PersonName, name: string) =>
  desk.authority.accessTo({ accountId: desk.people[who], sessionHash: '' }, parseDocumentName(name)!).kind;

const replaceB = (): Command => ({
  kind: 'replace-assessor',
  account: desk.people.b,
  successor: desk.people.c,
  reason: 'Har sluttet.',
});

function reveal(area: string, pair: readonly PersonName[]): void {
  for (const [place, who] of pair.entries()) {
    desk.grade(evaluation, who, area, 3 + place);
    expectOk(desk.sayReady(evaluation, who, area));
  }
}

function decideAndConfirm(pair: readonly PersonName[]): void {
  const [first, ...others] = pair;
  for (const indicator of ['1.1.1', '1.1.2', '2.1.1'])
    expectOk(
      desk.run(evaluation, first!, {
        kind: 'decide',
        indicator,
        outcome: { kind: 'graded', grades: { c1: 3, c2: 3 } },
        reason: { code: 'slip', text: 'Lest feil.' },
        seenDecision: null,
      }),
    );
  const decisions = Object.values(desk.state(evaluation).decisions).map((history) => history.at(-1)!.id);
  for (const who of others) expectOk(desk.run(evaluation, who, { kind: 'confirm', decisions }));
}

function signAs(who: PersonName) {
  const packageHash = desk.database.transaction(
    () => packageToSign(desk.evaluations, desk.state(evaluation)).hashes.package,
  );
  return desk.run(evaluation, who, { kind: 'sign', packageHash, password: 'given before' });
}

function verified(change: (file: ReturnType<typeof download>) => void = () => undefined) {
  const file = download();
  change(file);
  return verifyPackage(file, { verifySignature: () => true });
}

function download() {
  const file = downloadPackage(desk.evaluations, desk.state(evaluation), 'all');
  // As it arrives at the other end.
  return JSON.parse(JSON.stringify(file)) as NonNullable<typeof file>;
}

describe('the ballot of who was replaced', () => {
  beforeEach(() => {
    desk.grade(evaluation, 'b', '1', 4);
    desk.write(ballotOf('b', '1'), 'b', (doc) => {
      reasonText(doc, '1.1.1').insert(0, canary);
      noteText(doc, '1.1.1').insert(0, canary);
    });
    expectOk(desk.sayReady(evaluation, 'b', '1'));
    expectOk(desk.run(evaluation, 'administrator', replaceB()));
  });

  test('[R13] is nobody’s to open, not even their own, and takes no more', () => {
    for (const who of ['a', 'b', 'c', 'reviewer', 'observer', 'administrator'] as const)
      for (const area of ['1', '2']) expect(accessOf(who, ballotOf('b', area))).toBe('none');
    expect(desk.log.find(ballotOf('b', '1'))!.isLocked).toBe(true);
  });

  test('[R13] is in nothing that is read, not even after the reveal by the others', () => {
    const { database, people } = desk;
    expect(listSealedBallots(database, evaluation, ['1', '2'], [people.b])).toEqual([]);
    reveal('1', ['a', 'c']);
    const read = [
      ...(['assessor', 'internal-reviewer', 'observer'] as const).map((role) =>
        readSnapshot(desk.evaluations, evaluation, { account: people.a, role }),
      ),
      listEvents(database, evaluation, 0),
      listCalibrationDiffs(database, evaluation),
    ];
    expect(JSON.stringify(read)).not.toContain(canary);
    expect(Object.keys(desk.state(evaluation).revealed['1']!.ballots)).toEqual([people.a, people.c]);
  });

  test('[R4] leaves the successor blank sheets of their own', () => {
    expect(accessOf('c', ballotOf('c', '1'))).toBe('write');
    const { isLocked, seq } = desk.log.find(ballotOf('c', '1'))!;
    expect({ isLocked, seq }).toEqual({ isLocked: false, seq: 0 });
  });

  test('[R8] takes the role at once, and gives it', () => {
    const { authority, people } = desk;
    const may = (who: PersonName) =>
      authority.mayFollow({ accountId: people[who], sessionHash: '' }, evaluation);
    expect([may('b'), may('c')]).toEqual([false, true]);
  });

  test('leaves the name of who has gone to those who read on', () => {
    const { people } = readSnapshot(desk.evaluations, evaluation, {
      account: desk.people.c,
      role: 'assessor',
    });
    expect(people).toContainEqual({ id: desk.people.b, name: 'b', role: null });
  });
});

test('[R16] only an administrator who takes no part replaces an assessor', () => {
  for (const who of ['a', 'b', 'reviewer', 'observer', 'owner', 'stranger'] as const)
    expect(desk.run(evaluation, who, replaceB())).toMatchObject({ ok: false });
  const asParty = desk.create({ observers: [desk.people.administrator] });
  expect(desk.run(asParty, 'administrator', replaceB())).toEqual({
    ok: false,
    error: { kind: 'takes-part-itself', evaluations: [asParty] },
  });
});

test('[R16] who was replaced counts as a party as long as the evaluation is open', () => {
  expectOk(desk.run(evaluation, 'administrator', replaceB()));
  const known = evaluationsOfPeople(desk.evaluations);
  expect(known.openEvaluationsEverOf(desk.people.b)).toEqual([evaluation]);
});

describe('the package of an evaluation whose people changed', () => {
  test('names who graded what, who came for whom, and verifies', () => {
    reveal('1', ['a', 'b']);
    expectOk(desk.run(evaluation, 'administrator', replaceB()));
    reveal('2', ['a', 'c']);
    decideAndConfirm(['a', 'c']);
    for (const who of ['a', 'c'] as const) expectOk(signAs(who));
    const { a, b, c } = desk.people;
    expect(download().public).toMatchObject({
      assessors: [{ account: a }, { account: c }],
      formerAssessors: [{ account: b, name: 'b', successor: c }],
      gradedBy: { 1: [a, b], 2: [a, c] },
    });
    expect(download().public).not.toHaveProperty('reason');
    expect(download().working!.departures).toMatchObject([{ reason: 'Har sluttet.' }]);
    const report = verified();
    expect(report.checks.filter(({ kind }) => kind === 'fails')).toEqual([]);
    expect(report.about!.remarks).toEqual(['b left on 2026-11-21, and c went on in the same place.']);
  });

  test('says that one completed', () => {
    reveal('1', ['a', 'b']);
    const without = { kind: 'complete-without', account: desk.people.b, reason: 'Har sluttet.' } as const;
    expectOk(desk.run(evaluation, 'administrator', without));
    reveal('2', ['a']);
    decideAndConfirm(['a']);
    expectOk(signAs('a'));
    const report = verified();
    expect(report.holds).toBe(true);
    expect(report.about!.remarks).toEqual([
      'b left on 2026-11-21; nobody came instead.',
      'Completed by one assessor, a.',
    ]);
  });

  test('does not verify when somebody is named who never assessed', () => {
    reveal('1', ['a', 'b']);
    expectOk(desk.run(evaluation, 'administrator', replaceB()));
    reveal('2', ['a', 'c']);
    decideAndConfirm(['a', 'c']);
    for (const who of ['a', 'c'] as const) expectOk(signAs(who));
    const report = verified((file) => {
      file.public.gradedBy!['1'] = [desk.people.a, desk.people.stranger];
    });
    expect(report.checks.filter(({ kind }) => kind === 'fails').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['assessors', 'ballots']),
    );
  });

  test('knows the signatures of an earlier version by who has left since', () => {
    for (const area of ['1', '2']) reveal(area, ['a', 'b']);
    decideAndConfirm(['a', 'b']);
    for (const who of ['a', 'b'] as const) expectOk(signAs(who));
    expectOk(desk.run(evaluation, 'a', { kind: 'unlock', reason: 'Feil tall' }));
    expectOk(desk.run(evaluation, 'administrator', replaceB()));
    const decisions = Object.values(desk.state(evaluation).decisions).map((history) => history.at(-1)!.id);
    expectOk(desk.run(evaluation, 'c', { kind: 'confirm', decisions }));
    for (const who of ['a', 'c'] as const) expectOk(signAs(who));
    const report = verified();
    expect(report.holds).toBe(true);
    expect(report.unlockings).toMatchObject([{ voided: ['a', 'b'] }]);
  });
});

test('a package whose focus changed tells how, keeps the void decision, and verifies', () => {
  for (const area of ['1', '2']) reveal(area, ['a', 'b']);
  decideAndConfirm(['a', 'b']);
  const agreed = { by: 'Kommunedirektøren', date: '2026-11-20' };
  const change = { kind: 'change-focus', leaveOut: [], takeIn: [], reason: 'Avtalt på nytt.' } as const;
  const out = (indicator: string) => ({ ...change, takeIn: [], leaveOut: [{ indicator, ...agreed }] });
  expectOk(desk.run(evaluation, 'b', out('1.1.1')));
  expectOk(desk.run(evaluation, 'b', out('1.1.2')));
  expectOk(desk.run(evaluation, 'a', { ...change, leaveOut: [], takeIn: ['1.1.1'] }));
  const outcome = { kind: 'graded', grades: { c1: 4, c2: 4 } } as const;
  expectOk(desk.run(evaluation, 'a', { kind: 'decide', indicator: '1.1.1', outcome, seenDecision: null }));
  const decisions = [desk.state(evaluation).decisions['1.1.1']!.at(-1)!.id];
  expectOk(desk.run(evaluation, 'b', { kind: 'confirm', decisions }));
  for (const who of ['a', 'b'] as const) expectOk(signAs(who));
  expect(verified().checks.filter(({ kind }) => kind === 'fails')).toEqual([]);
  const { outOfFocus, result } = download().public;
  expect(outOfFocus).toEqual([{ indicator: '1.1.2', ...agreed }]);
  expect(result.total).toMatchObject({ points: '20', possibleMax: '30' });
  const { decisions: told, focusChanges } = download().working!;
  expect(focusChanges).toHaveLength(3);
  expect(told.filter(({ voided }) => voided).map(({ indicator }) => indicator)).toEqual(['1.1.1', '1.1.2']);
});

describe('a certificate', () => {
  test('that the owner extends is shown in the evaluations of its family that are open', () => {
    const elsewhere = desk.create({ assessors: [desk.people.a, desk.people.c] });
    const known = evaluationsOfPeople(desk.evaluations);
    desk.database.transaction(() => {
      known.onCertificateIssued(
        desk.people.b,
        { family: 'test', expiresOn: '2029-01-01' },
        desk.people.owner,
      );
      known.onCertificateIssued(
        desk.people.b,
        { family: 'other', expiresOn: '2030-01-01' },
        desk.people.owner,
      );
    });
    expect(desk.state(evaluation).assessors).toMatchObject([
      { certificateExpiresOn: '2027-06-30' },
      { account: desk.people.b, certificateExpiresOn: '2029-01-01' },
    ]);
    expect(desk.state(evaluation).creation.assessors[1]).toMatchObject({
      certificateExpiresOn: '2027-06-30',
    });
    expect(desk.state(elsewhere).certificateChanges).toEqual([]);
  });

  test('that has ended stands in the administrator’s list until it is dealt with', () => {
    const lists = new EvaluationLists(desk.evaluations);
    const administrator = { accountId: desk.people.administrator, roles: ['administrator' as const] };
    const ended = () => lists.listFor(administrator)[0]!.certificatesEnded.map(({ account }) => account);
    expect(ended()).toEqual([]);
    desk.travelTo('2027-07-01T09:00:00.000Z');
    expect(ended()).toEqual([desk.people.a, desk.people.b]);
    for (const account of ended())
      expectOk(
        desk.run(evaluation, 'administrator', {
          kind: 'continue-certificate',
          account,
          reason: 'Kurset er utsatt.',
        }),
      );
    expect(ended()).toEqual([]);
  });
});
