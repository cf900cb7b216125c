import { randomUUID } from 'node:crypto';
import { ballotName, canonicalBallot, commitment, jointName, setGrade } from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import { beforeEach, describe, expect, test } from 'vitest';
import { packageToSign } from '../../../server/src/evaluation/evaluation-package.ts';
import { listCalibrationDiffs } from '../../../server/src/storage/calibration-diff.ts';
import { sqliteCodeOf, sqliteCodes } from '../../../server/src/storage/database.ts';
import { lastSeqOf } from '../../../server/src/storage/evaluation-event.ts';
import { listSealedBallots } from '../../../server/src/storage/sealed-ballot.ts';
import { listSignedPackages } from '../../../server/src/storage/signed-package.ts';
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

const ballotOf = (who: PersonName, area: string) => ballotName(evaluation, desk.people[who], area, 1);
const assessors = () => [desk.people.a, desk.people.b];
const isLocked = (name: string) => desk.log.find(name)!.isLocked;

function evidence(title = 'Plan'): Command {
  const piece = { kind: 'document', id: randomUUID(), title, status: 'in-use', withdrawn: false } as const;
  return { kind: 'save-evidence', evidence: piece, seenRevision: null };
}

describe('ready and reveal', () => {
  test('[R14] the ready that completes a block reveals it in the same answer, and nothing before', () => {
    desk.grade(evaluation, 'a', '1', 3);
    desk.grade(evaluation, 'b', '1', 4);
    const first = expectOk(desk.sayReady(evaluation, 'a', '1'));
    expect(first.events.map(({ kind }) => kind)).toEqual(['ready-said']);
    const second = expectOk(desk.sayReady(evaluation, 'b', '1'));
    expect(second.events.map(({ kind }) => kind)).toEqual(['ready-said', 'block-revealed']);
    const { grades } = desk.state(evaluation).revealed['1']!.ballots[desk.people.b]!['1.1.1']!;
    expect(grades).toEqual({ c1: 4, c2: 4 });
  });

  test('[R14] what was committed to when ready was said can be checked by anyone after the reveal', () => {
    revealAll(desk, evaluation, 4);
    const { ready, revealed } = desk.state(evaluation);
    for (const area of ['1', '2'])
      for (const person of [desk.people.a, desk.people.b]) {
        const { nonce } = revealed[area]!.proofs[person]!;
        const canonical = canonicalBallot(revealed[area]!.ballots[person]!);
        expect(commitment(nonce, canonical)).toBe(ready[area]![person]!.commitment);
      }
  });

  test('[R14] ready locks the ballot of the area, and taking it back opens it and discards what was sealed', () => {
    desk.grade(evaluation, 'a', '1', 3);
    expectOk(desk.sayReady(evaluation, 'a', '1'));
    expect(isLocked(ballotOf('a', '1'))).toBe(true);
    expect(isLocked(ballotOf('a', '2'))).toBe(false);
    expect(listSealedBallots(desk.database, evaluation, ['1'], assessors())).toHaveLength(1);
    expectOk(desk.run(evaluation, 'a', { kind: 'take-back-ready', area: '1' }));
    expect(isLocked(ballotOf('a', '1'))).toBe(false);
    expect(listSealedBallots(desk.database, evaluation, ['1'], assessors())).toEqual([]);
  });

  test('ready is refused when the screen had another ballot than the disk', () => {
    desk.grade(evaluation, 'a', '1', 3);
    const seenBallot = desk.seen(evaluation, 'a', '1');
    desk.write(ballotOf('a', '1'), 'a', (doc) => setGrade(doc, '1.1.1', 'c1', 4));
    expect(desk.run(evaluation, 'a', { kind: 'say-ready', area: '1', seenBallot })).toMatchObject({
      ok: false,
      error: { kind: 'stale', seen: seenBallot },
    });
  });

  test('whoever of two is last, the block is revealed once', () => {
    for (const [first, second] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      evaluation = desk.create();
      for (const who of [first, second]) desk.grade(evaluation, who, '2', 3);
      for (const who of [first, second]) expectOk(desk.sayReady(evaluation, who, '2'));
      expect(desk.state(evaluation).revealed['2']).toBeDefined();
      expect(desk.sayReady(evaluation, first, '2')).toMatchObject({ error: { kind: 'already-revealed' } });
    }
  });

  test('makes the joint text of the area, keeps both ballots side by side, and empties what was sealed', () => {
    desk.grade(evaluation, 'a', '1', 3);
    desk.grade(evaluation, 'b', '1', 4);
    expectOk(desk.sayReady(evaluation, 'a', '1'));
    expect(desk.log.find(jointName(evaluation, '1', 1))).toBeUndefined();
    expectOk(desk.sayReady(evaluation, 'b', '1'));
    expect(desk.log.find(jointName(evaluation, '1', 1))).toMatchObject({ isLocked: false });
    expect(listSealedBallots(desk.database, evaluation, ['1', '2'], assessors())).toEqual([]);
    const { a, b } = desk.people;
    expect(listCalibrationDiffs(desk.database, evaluation)).toMatchObject([
      {
        moment: 'reveal',
        seq: lastSeqOf(desk.database, evaluation),
        by: b,
        instrument: { id: 'test-1.0', version: '1.0' },
        assessors: [a, b],
        areas: [{ id: '1', points: { [a]: '9', [b]: '12' }, difference: '-3', agreed: null }],
        indicators: [{ id: '1.1.1', points: { [a]: '6', [b]: '8' }, outcome: null }, { id: '1.1.2' }],
      },
    ]);
  });

  test('nothing at all is kept of a reveal that fails half-way', () => {
    for (const who of ['a', 'b'] as const) desk.grade(evaluation, who, '1', 3);
    expectOk(desk.sayReady(evaluation, 'a', '1'));
    const before = { seq: lastSeqOf(desk.database, evaluation), announced: desk.announced.length };
    desk.database.raw.exec(`create trigger breaks before insert on calibration_diff
      begin select raise(abort, 'for the test'); end`);
    expect(() => desk.sayReady(evaluation, 'b', '1')).toThrow('for the test');
    expect(lastSeqOf(desk.database, evaluation)).toBe(before.seq);
    expect(desk.announced).toHaveLength(before.announced);
    expect(desk.state(evaluation).revealed).toEqual({});
    expect(isLocked(ballotOf('b', '1'))).toBe(false);
    expect(desk.log.find(jointName(evaluation, '1', 1))).toBeUndefined();
    desk.database.raw.exec('drop trigger breaks');
    expectOk(desk.sayReady(evaluation, 'b', '1'));
    expect(desk.state(evaluation).revealed['1']).toBeDefined();
  });
});

describe('a repeated request', () => {
  test('gets the first answer and does nothing', () => {
    const key = randomUUID();
    const command = evidence();
    const first = desk.run(evaluation, 'a', command, key);
    const seq = lastSeqOf(desk.database, evaluation);
    expect(desk.run(evaluation, 'a', command, key)).toEqual(first);
    expect(lastSeqOf(desk.database, evaluation)).toBe(seq);
  });

  test('of a command that made no event gets that answer', () => {
    revealAll(desk, evaluation);
    decideAll(desk, evaluation);
    const decisions = [desk.state(evaluation).decisions['1.1.1']![0]!.id];
    const key = randomUUID();
    const first = expectOk(desk.run(evaluation, 'b', { kind: 'confirm', decisions }, key));
    expect(first.events).toEqual([]);
    expectOk(desk.run(evaluation, 'a', evidence()));
    expect(expectOk(desk.run(evaluation, 'b', { kind: 'confirm', decisions }, key))).toEqual(first);
  });

  test('of a refused command is judged anew, since nothing was done', () => {
    const key = randomUUID();
    desk.grade(evaluation, 'a', '2', 3);
    const seenBallot = desk.seen(evaluation, 'a', '2');
    const command: Command = { kind: 'say-ready', area: '2', seenBallot: '0'.repeat(64) };
    expect(desk.run(evaluation, 'a', command, key).ok).toBe(false);
    expect(desk.run(evaluation, 'a', { ...command, seenBallot }, key).ok).toBe(true);
  });

  test('with the key of another evaluation is refused', () => {
    const key = randomUUID();
    expectOk(desk.run(evaluation, 'a', evidence(), key));
    expect(desk.run(desk.create(), 'a', evidence(), key)).toMatchObject({ error: { kind: 'bad-request' } });
  });

  test('with the key of another command is refused, and neither is done anew', () => {
    const key = randomUUID();
    expectOk(desk.run(evaluation, 'a', evidence('A'), key));
    const before = desk.state(evaluation).seq;
    expect(desk.run(evaluation, 'a', evidence('B'), key)).toMatchObject({ error: { kind: 'bad-request' } });
    expect(desk.state(evaluation).seq).toBe(before);
  });

  test('two people may use the same key', () => {
    const key = randomUUID();
    expectOk(desk.run(evaluation, 'a', evidence('A'), key));
    expect(expectOk(desk.run(evaluation, 'b', evidence('B'), key)).events).toMatchObject([
      { evidence: { title: 'B' } },
    ]);
  });
});

describe('who may command', () => {
  test('[R7] to a stranger an evaluation that exists and one that does not are the same', () => {
    const absent = randomUUID();
    for (const id of [evaluation, absent, 'no-id'])
      expect(desk.run(id, 'stranger', evidence())).toEqual({ ok: false, error: { kind: 'not-found' } });
  });

  test.each(['reviewer', 'observer'] as const)('a %s reads, and changes nothing', (who) => {
    revealAll(desk, evaluation);
    for (const command of [
      evidence(),
      { kind: 'take-back-ready', area: '1' },
      { kind: 'accept-greens', indicators: ['1.1.1'] },
      { kind: 'unlock', reason: 'x' },
      { kind: 'remove-participant', account: desk.people.observer },
    ] as const satisfies Command[])
      expect(desk.run(evaluation, who, command)).toEqual({ ok: false, error: { kind: 'not-allowed' } });
  });

  test('an administrator brings people in and out, and is shown nothing of the evaluation', () => {
    const account = desk.people.stranger;
    const added = desk.run(evaluation, 'administrator', {
      kind: 'add-participant',
      account,
      role: 'internal-reviewer',
    });
    expect(expectOk(added).events).toEqual([]);
    expect(desk.run(evaluation, 'stranger', evidence())).toMatchObject({ error: { kind: 'not-allowed' } });
    expectOk(desk.run(evaluation, 'administrator', { kind: 'remove-participant', account }));
    expect(desk.run(evaluation, 'stranger', evidence())).toMatchObject({ error: { kind: 'not-found' } });
    expect(desk.run(evaluation, 'administrator', evidence())).toMatchObject({
      error: { kind: 'not-allowed' },
    });
  });

  test('only people with an account that is open are brought in', () => {
    const command = { kind: 'add-participant', account: randomUUID(), role: 'observer' } as const;
    expect(desk.run(evaluation, 'administrator', command)).toEqual({
      ok: false,
      error: { kind: 'unknown-account', account: command.account },
    });
    desk.database.raw.exec(`update account set disabled_at = 1 where id = '${desk.people.stranger}'`);
    const disabled = { ...command, account: desk.people.stranger };
    expect(desk.run(evaluation, 'administrator', disabled)).toMatchObject({
      error: { kind: 'unknown-account' },
    });
  });
});

describe('signing', () => {
  const draftHash = () =>
    desk.database.transaction(() => packageToSign(desk.evaluations, desk.state(evaluation)).hashes.package);
  const sign = (who: PersonName, packageHash: string) =>
    desk.run(evaluation, who, { kind: 'sign', packageHash, password: 'checked before' });

  beforeEach(() => {
    revealAll(desk, evaluation, 5);
    decideAll(desk, evaluation);
  });

  test('locks the joint texts and keeps what was signed; unlocking opens them', () => {
    expectOk(sign('a', draftHash()));
    expect(isLocked(jointName(evaluation, '1', 1))).toBe(true);
    expect(listSignedPackages(desk.database, evaluation)).toHaveLength(1);
    expectOk(desk.run(evaluation, 'a', { kind: 'unlock', reason: 'Feil tall' }));
    expect(isLocked(jointName(evaluation, '1', 1))).toBe(false);
  });

  test('the second signs what the first has frozen, whatever somebody is called by then', () => {
    const hash = draftHash();
    expectOk(sign('a', hash));
    desk.database.raw.exec(`update account set name = 'Et annet navn' where id = '${desk.people.a}'`);
    expect(draftHash()).toBe(hash);
    expectOk(sign('b', hash));
    expect(listSignedPackages(desk.database, evaluation)).toHaveLength(1);
  });

  test('is refused with both hashes when somebody wrote after the screen was drawn', () => {
    const seen = draftHash();
    expectOk(desk.run(evaluation, 'b', evidence()));
    expect(sign('a', seen)).toEqual({ ok: false, error: { kind: 'stale', seen, current: draftHash() } });
  });

  test('the completing signature keeps what was agreed beside what each had said', () => {
    for (const who of ['a', 'b'] as const) expectOk(sign(who, draftHash()));
    const diffs = listCalibrationDiffs(desk.database, evaluation);
    expect(diffs.map(({ moment }) => moment)).toEqual(['reveal', 'reveal', 'signature']);
    expect(diffs[2]!.areas).toMatchObject([
      { id: '1', difference: '-6', agreed: '9' },
      { id: '2', difference: '-8', agreed: '12' },
    ]);
    expect(diffs[2]!.indicators[0]).toMatchObject({ outcome: { kind: 'graded', grades: { c1: 3, c2: 3 } } });
  });
});

test('a full disk refuses the command whole, and the next one works when there is room again', () => {
  const pages = Number(desk.database.raw.prepare('pragma page_count').get()!.page_count);
  desk.database.raw.exec(`pragma max_page_count = ${pages + 8}`);
  let stored = 0;
  const fill = () => {
    for (;;) {
      expectOk(desk.run(evaluation, 'a', evidence('x'.repeat(300))));
      stored += 1;
    }
  };
  expect(codeOf(fill)).toBe(sqliteCodes.full);
  expect(Object.keys(desk.state(evaluation).evidence)).toHaveLength(stored);
  desk.database.raw.exec('pragma max_page_count = 1000000');
  expectOk(desk.run(evaluation, 'a', evidence()));
  expect(Object.keys(desk.state(evaluation).evidence)).toHaveLength(stored + 1);
});

function codeOf(act: () => void): number | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return sqliteCodeOf(error);
  }
}
