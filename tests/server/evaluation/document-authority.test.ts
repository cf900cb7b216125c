import { ballotName, jointName, parseDocumentName } from '@samskar/shared/documents';
import { beforeEach, expect, test } from 'vitest';
import { packageToSign } from '../../../server/src/evaluation/evaluation-package.ts';
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

const everybody: readonly PersonName[] = [
  'a',
  'b',
  'c',
  'reviewer',
  'observer',
  'administrator',
  'owner',
  'stranger',
];

/** What each person may do with a document; those who may do nothing are left out. */
function accessTo(name: string): Partial<Record<PersonName, string>> {
  const document = parseDocumentName(name)!;
  const found = everybody.map((who) => {
    const viewer = { accountId: desk.people[who], sessionHash: '' };
    return [who, desk.authority.accessTo(viewer, document).kind] as const;
  });
  return Object.fromEntries(found.filter(([, kind]) => kind !== 'none'));
}

const ballotOfA = () => ballotName(evaluation, desk.people.a, '1', 1);
const joint = () => jointName(evaluation, '1', 1);

test('[R13] a ballot is its owner’s alone, for ever', () => {
  expect(accessTo(ballotOfA())).toEqual({ a: 'write' });
  desk.grade(evaluation, 'a', '1', 3);
  expectOk(desk.sayReady(evaluation, 'a', '1'));
  expect(accessTo(ballotOfA())).toEqual({ a: 'read' });
  expectOk(desk.run(evaluation, 'a', { kind: 'take-back-ready', area: '1' }));
  expect(accessTo(ballotOfA())).toEqual({ a: 'write' });
  revealAll(desk, evaluation);
  expect(accessTo(ballotOfA())).toEqual({ a: 'read' });
});

test('the joint text of an area exists for nobody before the reveal', () => {
  expect(accessTo(joint())).toEqual({});
  revealAll(desk, evaluation);
  expect(accessTo(joint())).toEqual({ a: 'write', b: 'write', reviewer: 'read', observer: 'read' });
});

test('after the first signature nobody writes the joint text, and after unlocking the assessors do again', () => {
  revealAll(desk, evaluation);
  decideAll(desk, evaluation);
  const { hashes } = desk.database.transaction(() => packageToSign(desk.evaluations, desk.state(evaluation)));
  const command = { kind: 'sign', packageHash: hashes.package, password: 'checked before' } as const;
  expectOk(desk.run(evaluation, 'a', command));
  expect(accessTo(joint())).toEqual({ a: 'read', b: 'read', reviewer: 'read', observer: 'read' });
  expectOk(desk.run(evaluation, 'b', { kind: 'unlock', reason: 'Feil tall' }));
  expect(accessTo(joint())).toMatchObject({ a: 'write', b: 'write' });
});

test('[R7] what does not exist is nobody’s', () => {
  const other = evaluation.replace(/^.{8}/, '00000000');
  for (const name of [
    ballotName(other, desk.people.a, '1', 1),
    jointName(other, '1', 1),
    ballotName(evaluation, desk.people.c, '1', 1),
  ])
    expect(accessTo(name)).toEqual({});
});

test('[R8] the number changes with each command that gives or takes a right, and with no other', () => {
  const changedBy = (act: () => void) => {
    const before = desk.authority.version();
    act();
    return desk.authority.version() !== before;
  };
  const account = desk.people.stranger;
  desk.grade(evaluation, 'a', '1', 3);
  expect(changedBy(() => desk.sayReady(evaluation, 'a', '1'))).toBe(true);
  expect(changedBy(() => desk.run(evaluation, 'a', { kind: 'take-back-ready', area: '1' }))).toBe(true);
  const add = { kind: 'add-participant', account, role: 'observer' } as const;
  expect(changedBy(() => desk.run(evaluation, 'administrator', add))).toBe(true);
  expect(
    changedBy(() => desk.run(evaluation, 'administrator', { kind: 'remove-participant', account })),
  ).toBe(true);
  const evidence = {
    kind: 'document',
    id: account,
    title: 'Plan',
    status: 'in-use',
    withdrawn: false,
  } as const;
  const save = { kind: 'save-evidence', evidence, seenRevision: null } as const;
  expect(changedBy(() => desk.run(evaluation, 'a', save))).toBe(false);
});
