import { randomUUID } from 'node:crypto';
import type { NewEvaluation } from '@samskar/shared/api';
import { ballotName, jointName } from '@samskar/shared/documents';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEvaluation } from '../../../server/src/evaluation/create-evaluation.ts';
import { EvaluationLists } from '../../../server/src/evaluation/evaluation-lists.ts';
import { openEvaluationDesk, revealAll, type EvaluationDesk } from '../../support/evaluation-desk.ts';

let desk: EvaluationDesk;

beforeEach(async () => {
  desk = await openEvaluationDesk();
});

function refusalOf(change: Partial<NewEvaluation>): unknown {
  const { evaluations, input, people, database } = desk;
  const created = createEvaluation(evaluations, {
    by: people.administrator,
    input: { ...input, ...change },
    madeUp: false,
  });
  expect(created.ok).toBe(false);
  expect(database.raw.prepare('select count(*) as n from evaluation').get()!.n).toBe(0);
  expect(database.raw.prepare('select count(*) as n from document').get()!.n).toBe(0);
  return created.ok ? undefined : created.error;
}

describe('an evaluation is refused, whole,', () => {
  test('when what was agreed or counted lies in the future', () => {
    const entry = { indicator: '1.1.1', by: 'Kontaktperson', date: '2099-01-01' };
    expect(refusalOf({ populationDate: '2099-01-01', outOfFocus: [entry] })).toEqual({
      kind: 'bad-request',
      problems: [
        { path: 'populationDate', rule: 'must not lie in the future' },
        { path: 'outOfFocus.0.date', rule: 'must not lie in the future' },
      ],
    });
  });

  test('for an assessor without a certificate', () => {
    const { a, stranger } = desk.people;
    expect(refusalOf({ assessors: [a, stranger] })).toEqual({
      kind: 'no-certificate',
      account: stranger,
      expiredOn: null,
    });
  });

  test('for an assessor whose certificate has expired, with the day', () => {
    const { a, b } = desk.people;
    const expire = desk.database.raw.prepare('update certificate set expires_on = ? where account_id = ?');
    expire.run('2026-11-20', b);
    expect(refusalOf({})).toEqual({ kind: 'no-certificate', account: b, expiredOn: '2026-11-20' });
    expire.run('2026-11-21', b);
    expect(desk.create({ assessors: [a, b] })).toBeTypeOf('string');
  });

  test('[R16] for anybody who would have two roles', () => {
    const { a, b, reviewer } = desk.people;
    expect(refusalOf({ assessors: [a, a] })).toEqual({ kind: 'roles-exclude', account: a });
    expect(refusalOf({ reviewers: [b] })).toEqual({ kind: 'roles-exclude', account: b });
    expect(refusalOf({ observers: [reviewer] })).toEqual({ kind: 'roles-exclude', account: reviewer });
  });

  test('for somebody without an account, or with one that is closed', () => {
    const account = randomUUID();
    expect(refusalOf({ observers: [account] })).toEqual({ kind: 'unknown-account', account });
    desk.database.raw.exec(`update account set disabled_at = 1 where id = '${desk.people.observer}'`);
    expect(refusalOf({})).toEqual({ kind: 'unknown-account', account: desk.people.observer });
  });

  test('for an instrument or indicators that there are not', () => {
    expect(refusalOf({ instrument: 'kk-9.9' })).toEqual({
      kind: 'unknown-id',
      what: 'instrument',
      id: 'kk-9.9',
    });
    const entry = { indicator: '9.9.9', by: 'Kontaktperson', date: '2026-01-15' };
    expect(refusalOf({ outOfFocus: [entry] })).toEqual({
      kind: 'unknown-id',
      what: 'indicator',
      id: '9.9.9',
    });
    const twice = { ...entry, indicator: '1.1.1' };
    expect(refusalOf({ outOfFocus: [twice, twice] })).toMatchObject({ kind: 'bad-request' });
  });

  test('for blocks that the instrument does not divide its areas into', () => {
    expect(refusalOf({ blocks: 'perspective' })).toMatchObject({
      kind: 'bad-request',
      problems: [{ path: 'blocks' }],
    });
  });
});

describe('a new evaluation', () => {
  test('has an empty ballot for each assessor and area, and no joint text', () => {
    const id = desk.create();
    for (const area of ['1', '2']) {
      for (const who of [desk.people.a, desk.people.b])
        expect(desk.log.find(ballotName(id, who, area, 1))).toMatchObject({ seq: 0, isLocked: false });
      expect(desk.log.find(jointName(id, area, 1))).toBeUndefined();
    }
  });

  test('knows its people, and the day each certificate ends', () => {
    const { a, b, reviewer, observer } = desk.people;
    const { participants, creation } = desk.state(desk.create());
    expect(participants).toEqual({
      [a]: 'assessor',
      [b]: 'assessor',
      [reviewer]: 'internal-reviewer',
      [observer]: 'observer',
    });
    expect(creation.assessors).toEqual([
      { account: a, certificateExpiresOn: '2027-06-30' },
      { account: b, certificateExpiresOn: '2027-06-30' },
    ]);
  });

  test('finds the size group by the population of its day', () => {
    const groupOf = (population: number) =>
      desk.state(desk.create({ instrument: 'kk-3.2', population })).creation.sizeGroup;
    expect(new Set([4_999, 5_000, 10_000].map(groupOf)).size).toBeGreaterThan(1);
    expect(desk.state(desk.create()).creation.sizeGroup).toBeNull();
  });

  test('belongs to the municipality that bears the code, however its name is spelt', () => {
    const first = desk.state(desk.create()).creation.municipality;
    const again = { country: 'NO', code: '5029', name: 'Skaun kommune' };
    expect(desk.state(desk.create({ municipality: again })).creation.municipality).toEqual({
      ...again,
      id: first.id,
    });
    const other = { country: 'SE', code: '5029', name: 'Annen' };
    expect(desk.state(desk.create({ municipality: other })).creation.municipality.id).not.toBe(first.id);
  });

  test('may have three assessors', () => {
    const { a, b, c } = desk.people;
    expect(desk.state(desk.create({ assessors: [a, b, c] })).creation.assessors).toHaveLength(3);
  });
});

describe('the list', () => {
  test('shows people their own evaluations and administrators all, without a role', () => {
    const id = desk.create();
    const lists = new EvaluationLists(desk.evaluations);
    const listOf = (who: 'a' | 'stranger' | 'administrator') =>
      lists.listFor({
        accountId: desk.people[who],
        roles: who === 'administrator' ? ['administrator'] : [],
      });
    expect(listOf('a')).toMatchObject([{ id, role: 'assessor', phase: 'independent', madeUp: false }]);
    expect(listOf('stranger')).toEqual([]);
    expect(listOf('administrator')).toMatchObject([{ id, role: null }]);
    revealAll(desk, id);
    expect(listOf('a')).toMatchObject([{ phase: 'agreeing' }]);
  });
});
