import {
  ballotRevision,
  documentShape,
  parseDocumentName,
  readBallot,
  setGrade,
  sheetName,
} from '@samskar/shared/documents';
import { frozenBallots, isJudgedTogether } from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import { beforeEach, expect, test } from 'vitest';
import { epochsFor } from '../../../server/src/evaluation/current-document.ts';
import { readMovePlan } from '../../../server/src/evaluation/read-move-plan.ts';
import { listEarlierBallots } from '../../../server/src/storage/earlier-ballot.ts';
import {
  expectOk,
  openEvaluationDesk,
  type EvaluationDesk,
  type PersonName,
} from '../../support/evaluation-desk.ts';

let desk: EvaluationDesk;
let evaluation: string;
let next: Instrument;

/** In the next version 1.1.1 has another maximum and 1.1.2 is gone; area 2 is as it was. */
beforeEach(async () => {
  desk = await openEvaluationDesk();
  evaluation = desk.create({ mode: 'open', blocks: 'all' });
  next = structuredClone(desk.instrument);
  Object.assign(next, { id: 'test-2.0', version: '2.0' });
  const [subarea] = next.areas[0]!.subareas;
  subarea!.indicators[0]!.max = 12;
  subarea!.indicators.splice(1, 1);
  const published = { by: desk.people.owner, against: undefined, onPublished: () => undefined };
  expectOk(desk.evaluations.instruments.publish(next, published));
});

const sheet = (area: string, epoch = 1) => sheetName(evaluation, area, epoch);
const accessOf = (who: PersonName, name: string) =>
  desk.authority.accessTo({ accountId: desk.people[who], sessionHash: '' }, parseDocumentName(name)!).kind;

function grade(who: PersonName, name: string, of: Instrument, area: string): void {
  desk.write(name, who, (doc) => {
    for (const [indicator, criteria] of documentShape(of, area)!.indicators)
      for (const criterion of criteria.keys()) setGrade(doc, indicator, criterion, 3);
  });
}

function finish(who: PersonName, name: string, of: Instrument, area: string): void {
  const ballot = readBallot(desk.rooms.readDocument(name)!, documentShape(of, area)!);
  expectOk(desk.run(evaluation, who, { kind: 'say-ready', area, seenBallot: ballotRevision(ballot) }));
}

function move(): void {
  const { plan, planHash } = expectOk(readMovePlan(desk.evaluations, evaluation, next.id));
  const reason = 'Ny versjon er publisert.';
  expectOk(
    desk.run(evaluation, 'owner', {
      kind: 'move-instrument',
      to: next.id,
      hash: plan.to.hash,
      planHash,
      reason,
    }),
  );
}

test('a sheet that is open begins anew with what is carried; both go on in it, and have what was said before', () => {
  grade('a', sheet('1'), desk.instrument, '1');
  grade('b', sheet('2'), desk.instrument, '2');
  move();
  for (const who of ['a', 'b'] as const) {
    const epochs = epochsFor(desk.database, evaluation, { account: desk.people[who], role: 'assessor' });
    expect(epochs).toEqual({ [`sheet/${evaluation}/1`]: 2, [`sheet/${evaluation}/2`]: 1 });
    expect(accessOf(who, sheet('1', 2))).toBe('write');
  }
  for (const who of ['reviewer', 'observer', 'owner', 'stranger'] as const)
    expect(accessOf(who, sheet('1', 2))).toBe('none');
  expect(listEarlierBallots(desk.database, evaluation, evaluation)).toMatchObject([
    { area: '1', values: { '1.1.1': { grades: { c1: 3, c2: 3 } }, '1.1.2': { grades: { c1: 3, c2: 3 } } } },
  ]);
  const carried = readBallot(desk.rooms.readDocument(sheet('2'))!, documentShape(next, '2')!);
  expect(carried['2.1.1']!.grades).toEqual({ c1: 3, c2: 3 });
});

test('it is finished on the new version as any other', () => {
  grade('a', sheet('1'), desk.instrument, '1');
  move();
  grade('b', sheet('1', 2), next, '1');
  finish('b', sheet('1', 2), next, '1');
  const { a, b } = desk.people;
  expect(desk.state(evaluation).revealed['1']).toMatchObject({
    ballots: { [evaluation]: { '1.1.1': { grades: { c1: 3, c2: 3 } } } },
    authors: { '1.1.1': { c1: b, c2: b } },
  });
  expect(JSON.stringify(desk.state(evaluation).revealed['1']!.authors)).not.toContain(a);
});

test('in an area that is finished, what is open again is judged together, and what stood is kept', () => {
  grade('a', sheet('1'), desk.instrument, '1');
  finish('a', sheet('1'), desk.instrument, '1');
  move();
  const state = desk.state(evaluation);
  expect(isJudgedTogether(state, '1.1.1')).toBe(true);
  expect(state.revealed['1']!.ballots[evaluation]!['1.1.1']!.grades).toEqual({});
  expect(frozenBallots(state.revealed['1']!)[evaluation]).toMatchObject({
    '1.1.1': { grades: { c1: 3, c2: 3 } },
    '1.1.2': { grades: { c1: 3, c2: 3 } },
  });
  expectOk(
    desk.run(evaluation, 'a', {
      kind: 'decide',
      indicator: '1.1.1',
      outcome: { kind: 'graded', grades: { c1: 4, c2: 4 } },
      seenDecision: null,
    }),
  );
});
