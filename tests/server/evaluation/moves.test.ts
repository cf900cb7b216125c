import {
  ballotName,
  ballotRevision,
  documentShape,
  justificationFragment,
  noteText,
  parseDocumentName,
  readBallot,
  setGrade,
} from '@samskar/shared/documents';
import { currentDecision, movePlanHash } from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import { verifyPackage } from '@samskar/shared/package';
import { beforeEach, describe, expect, test } from 'vitest';
import { downloadPackage } from '../../../server/src/evaluation/evaluation-package.ts';
import {
  evaluationsOnInstruments,
  takeShippedTexts,
} from '../../../server/src/evaluation/evaluations-on-instruments.ts';
import { exportEvaluation } from '../../../server/src/evaluation/export-evaluation.ts';
import { listMovable, readMovePlan } from '../../../server/src/evaluation/read-move-plan.ts';
import { readSnapshot } from '../../../server/src/evaluation/read-snapshot.ts';
import { readStoredSnapshot } from '../../../server/src/evaluation/read-stored-snapshot.ts';
import { listEarlierBallots } from '../../../server/src/storage/earlier-ballot.ts';
import { beginAnew } from '../../../server/src/storage/restoration.ts';
import {
  decideAll,
  expectOk,
  openEvaluationDesk,
  revealAll,
  type EvaluationDesk,
  type PersonName,
} from '../../support/evaluation-desk.ts';

const next = 'test-2.0';
let desk: EvaluationDesk;
let evaluation: string;

/** 1.1.1 has another maximum, 1.1.2 is gone, area 3 is new; area 2 is as it was. */
function revise({ instrument }: EvaluationDesk): Instrument {
  const copy = structuredClone(instrument);
  copy.id = next;
  copy.version = '2.0';
  const [first] = copy.areas[0]!.subareas;
  first!.indicators[0]!.max = 12;
  first!.indicators.splice(1, 1);
  const question = { nb: 'Helt nytt' };
  copy.areas.push({
    id: '3',
    name: { nb: 'Område 3' },
    subareas: [
      {
        id: '3.1',
        name: { nb: 'Nytt' },
        indicators: [{ id: '3.1.1', question, max: 5, basis: 'official' }],
      },
    ],
  });
  return copy;
}

beforeEach(async () => {
  desk = await openEvaluationDesk();
  evaluation = desk.create();
  publish(revise(desk));
});

function publish(instrument: Instrument): void {
  expectOk(
    desk.evaluations.instruments.publish(instrument, {
      by: desk.people.owner,
      against: undefined,
      onPublished: () => undefined,
    }),
  );
}

function move(who: PersonName = 'owner', to = next) {
  const { plan, planHash } = expectOk(readMovePlan(desk.evaluations, evaluation, to));
  return desk.run(evaluation, who, {
    kind: 'move-instrument',
    to,
    hash: plan.to.hash,
    planHash,
    reason: 'Ny versjon er publisert.',
  });
}

const ballotOf = (who: 'a' | 'b', area: string, epoch: number) =>
  ballotName(evaluation, desk.people[who], area, epoch);
const gradesIn = (name: string, instrument = desk.instrument, area = '1') => {
  const ballot = readBallot(desk.rooms.readDocument(name)!, documentShape(instrument, area)!);
  return Object.fromEntries(Object.entries(ballot).map(([id, { grades }]) => [id, grades]));
};

describe('ballots that are not revealed', () => {
  test('[R4] begin anew under the next epoch, with what is carried and without the rest', () => {
    desk.grade(evaluation, 'a', '1', 3);
    desk.grade(evaluation, 'a', '2', 4);
    desk.write(ballotOf('a', '1', 1), 'a', (doc) => noteText(doc, '1.1.1').insert(0, 'Husk dette'));
    expectOk(move());
    const { epochs } = readSnapshot(desk.evaluations, evaluation, {
      account: desk.people.a,
      role: 'assessor',
    });
    const base = `ballot/${evaluation}/${desk.people.a}`;
    expect([1, 2, 3].map((area) => epochs[`${base}/${area}`])).toEqual([2, 1, 1]);
    expect(gradesIn(ballotOf('a', '1', 2))).toEqual({ '1.1.1': {}, '1.1.2': {} });
    expect(noteText(desk.rooms.readDocument(ballotOf('a', '1', 2))!, '1.1.1').toJSON()).toBe('Husk dette');
    expect(gradesIn(ballotOf('a', '2', 1), desk.instrument, '2')).toEqual({ '2.1.1': { c1: 4, c2: 4 } });
    expect(gradesIn(ballotOf('a', '1', 1))['1.1.1']).toEqual({ c1: 3, c2: 3 });
  });

  test('[R13] what they said is kept for their owner, and for nobody else', () => {
    desk.grade(evaluation, 'a', '1', 3);
    expectOk(move());
    const own = listEarlierBallots(desk.database, evaluation, desk.people.a);
    expect(own).toMatchObject([
      {
        area: '1',
        instrument: desk.state(evaluation).creation.instrument.hash,
        values: { '1.1.1': { grades: { c1: 3, c2: 3 } }, '1.1.2': { grades: { c1: 3, c2: 3 } } },
      },
    ]);
    expect(listEarlierBallots(desk.database, evaluation, desk.people.b)).toEqual([]);
    const exported = exportEvaluation(desk.evaluations, evaluation, desk.people.b).text;
    expect(exported).not.toContain('"c1": 3');
  });

  test('that were declared ready are opened, unlocked and without their seal; both are told by the same event', () => {
    desk.grade(evaluation, 'a', '1', 3);
    expectOk(desk.sayReady(evaluation, 'a', '1'));
    expectOk(move());
    expect(desk.state(evaluation).ready).toEqual({});
    expect(desk.log.find(ballotOf('a', '1', 2))!.isLocked).toBe(false);
    expect(desk.log.find(ballotOf('a', '1', 1))!.isLocked).toBe(true);
    const [last] = desk.state(evaluation).instrumentMoves;
    expect(last!.plan.areas.readyDiscarded).toEqual(['1']);
  });
});

test('an evaluation is moved half-way, agreed, signed, and its package verifies and says from where it came', () => {
  revealAllOfFirst();
  for (const indicator of ['1.1.1', '1.1.2']) decide(indicator);
  expectOk(move());
  expect(currentDecision(desk.state(evaluation), '1.1.1')).toBeUndefined();
  decide('1.1.1');
  for (const [area, indicator] of [
    ['2', '2.1.1'],
    ['3', '3.1.1'],
  ] as const) {
    for (const who of ['a', 'b'] as const) {
      desk.write(ballotOf(who, area, 1), who, (doc) => {
        for (const criterion of ['c1', 'c2']) setGrade(doc, indicator, criterion, 3);
      });
      expectOk(desk.sayReady(evaluation, who, area));
    }
    decide(indicator);
  }
  for (const who of ['a', 'b'] as const) sign(who);
  const file = downloadPackage(desk.evaluations, desk.state(evaluation), 'all')!;
  const report = verifyPackage(JSON.parse(JSON.stringify(file)), { verifySignature: () => true });
  expect(report.checks.filter(({ kind }) => kind === 'fails')).toEqual([]);
  expect(report.about!.instrument).toBe(next);
  expect(report.about!.remarks[0]).toContain('Moved from test-1.0 to test-2.0');
  expect(file.working!.decisions.filter(({ indicator }) => indicator === '1.1.2')).toMatchObject([
    { voided: { by: desk.people.owner }, follows: { kind: 'same' } },
  ]);
  expect(file.working!.decisions.filter(({ indicator }) => indicator === '1.1.1')).toMatchObject([
    { follows: { kind: 'same' } },
    { follows: null },
  ]);
});

test('the joint texts are kept as they stood, and go on with what is void in them', () => {
  revealAllOfFirst();
  const joint = `joint/${evaluation}/1@1`;
  desk.write(joint, 'a', (doc) => {
    justificationFragment(doc, '1.1.2').insert(0, []);
  });
  expectOk(move());
  const { seq } = desk.state(evaluation);
  const kept = readStoredSnapshot(desk.evaluations, evaluation, 'assessor', seq)!;
  expect(kept.moment).toBe('move');
  expect(kept.state.instrument.id).toBe('test-1.0');
  expect(
    desk.authority.findShape({ kind: 'joint', evaluation, area: '1', epoch: 1 })!.indicators.has('1.1.2'),
  ).toBe(true);
});

test('corrections of the instrument that it stands on now reach it, and those of the earlier one do not', () => {
  expectOk(move());
  const running = evaluationsOnInstruments(desk.evaluations);
  expect([running.countOn('test-1.0'), running.countOn(next)]).toEqual([0, 1]);
});

describe('who may move, and what they see', () => {
  test('the owner sees the evaluations on earlier versions, and what moving would do', () => {
    expect(listMovable(desk.evaluations, next, desk.people.owner)).toEqual([
      {
        id: evaluation,
        municipality: 'Skaun',
        year: 2026,
        instrument: 'test-1.0',
        isLocked: false,
        takesPart: false,
      },
    ]);
    expect(listMovable(desk.evaluations, 'test-1.0', desk.people.owner)).toEqual([]);
    const view = expectOk(readMovePlan(desk.evaluations, evaluation, next));
    expect(view.possibleMax).toEqual({ before: 35, after: 37 });
    expect(view.planHash).toBe(movePlanHash(view.plan));
  });

  test.each(['a', 'reviewer', 'observer', 'stranger'] as const)('%s may not', (who) => {
    const refused = move(who);
    expect(refused.ok).toBe(false);
    expect(desk.state(evaluation).instrument.id).toBe('test-1.0');
  });

  test('the administrator may; signed by one, it is refused until it is unlocked', () => {
    revealAll(desk, evaluation);
    decideAll(desk, evaluation);
    sign('a');
    expect(move('administrator')).toMatchObject({ ok: false, error: { kind: 'locked' } });
    expectOk(desk.run(evaluation, 'b', { kind: 'unlock', reason: 'Ny versjon.' }));
    expectOk(move('administrator'));
  });

  test('a plan that something has changed since is refused with both', () => {
    const { plan, planHash } = expectOk(readMovePlan(desk.evaluations, evaluation, next));
    revealAllOfFirst();
    const refused = desk.run(evaluation, 'owner', {
      kind: 'move-instrument',
      to: next,
      hash: plan.to.hash,
      planHash,
      reason: 'Ny.',
    });
    const current = expectOk(readMovePlan(desk.evaluations, evaluation, next)).planHash;
    expect(refused).toEqual({ ok: false, error: { kind: 'stale', seen: planHash, current } });
  });
});

function revealAllOfFirst(): void {
  for (const who of ['a', 'b'] as const) {
    desk.grade(evaluation, who, '1', 3);
    expectOk(desk.sayReady(evaluation, who, '1'));
  }
}

function decide(indicator: string): void {
  expectOk(
    desk.run(evaluation, 'a', {
      kind: 'decide',
      indicator,
      outcome: { kind: 'graded', grades: { c1: 3, c2: 3 } },
      seenDecision: null,
    }),
  );
  const { id } = currentDecision(desk.state(evaluation), indicator)!;
  expectOk(desk.run(evaluation, 'b', { kind: 'confirm', decisions: [id] }));
}

function sign(who: 'a' | 'b'): void {
  const asked = (packageHash: string) =>
    desk.run(evaluation, who, { kind: 'sign', packageHash, password: 'x' });
  const refused = asked('0'.repeat(64));
  if (refused.ok || refused.error.kind !== 'stale') throw new Error(JSON.stringify(refused));
  expectOk(asked(refused.error.current!));
}

describe('corrected texts', () => {
  const corrected = () => {
    const copy = structuredClone(desk.instrument);
    copy.areas[0]!.subareas[0]!.indicators[0]!.question = { nb: 'Rettet' };
    return copy;
  };

  test('that came while the evaluation was signed reach it when it is unlocked', () => {
    revealAll(desk, evaluation);
    decideAll(desk, evaluation);
    sign('a');
    const against = desk.state(evaluation).instrument.hash;
    const running = evaluationsOnInstruments(desk.evaluations);
    expectOk(
      desk.evaluations.instruments.publish(corrected(), {
        by: desk.people.owner,
        against,
        onPublished: ({ stored }) => running.onRevised(stored, desk.people.owner),
      }),
    );
    expect(desk.state(evaluation).instrument.hash).toBe(against);
    expectOk(desk.run(evaluation, 'b', { kind: 'unlock', reason: 'Noe mangler.' }));
    expect(desk.state(evaluation).instrumentRevisions).toMatchObject([
      { before: against, origin: 'unlocking', by: desk.people.b },
    ]);
  });

  test('that come with the program reach the evaluations that run', () => {
    const added = desk.evaluations.instruments.addShipped([corrected()]);
    takeShippedTexts(desk.evaluations, added);
    expect(desk.state(evaluation).instrumentRevisions).toMatchObject([
      { origin: 'program', by: desk.people.administrator },
    ]);
    takeShippedTexts(desk.evaluations, desk.evaluations.instruments.addShipped([corrected()]));
    expect(desk.state(evaluation).instrumentRevisions).toHaveLength(1);
  });
});

describe('[R4] after a restored backup', () => {
  /** The names that the screens of an assessor open. */
  const epochsOf = (account: string) =>
    readSnapshot(desk.evaluations, evaluation, { account, role: 'assessor' }).epochs;

  test('what a move makes and begins anew has names that were never in use, and is typed into', () => {
    desk.grade(evaluation, 'a', '1', 3);
    const { epoch } = desk.database.transaction(() =>
      beginAnew(desk.database, { at: Date.now(), backupMadeAt: 0, backupHash: '0'.repeat(64), returned: [] }),
    );
    expectOk(move());
    for (const who of ['a', 'b'] as const) {
      const base = `ballot/${evaluation}/${desk.people[who]}`;
      const epochs = epochsOf(desk.people[who]);
      expect(['1', '2', '3'].map((area) => epochs[`${base}/${area}`])).toEqual([epoch + 1, epoch, epoch]);
      for (const area of ['1', '2', '3']) {
        const name = ballotOf(who, area, epochs[`${base}/${area}`]!);
        const viewer = { accountId: desk.people[who], sessionHash: '' };
        expect(desk.authority.accessTo(viewer, parseDocumentName(name)!).kind).toBe('write');
      }
      const name = ballotOf(who, '3', epoch);
      desk.write(name, who, (doc) => {
        for (const criterion of ['c1', 'c2']) setGrade(doc, '3.1.1', criterion, 3);
      });
      const [, , added] = desk.evaluations.instruments.findById(next)!.instrument.areas;
      const shape = documentShape(desk.evaluations.instruments.findById(next)!.instrument, added!.id)!;
      const seenBallot = ballotRevision(readBallot(desk.rooms.readDocument(name)!, shape));
      expectOk(desk.run(evaluation, who, { kind: 'say-ready', area: '3', seenBallot }));
    }
    expect(desk.state(evaluation).revealed['3']).toBeDefined();
    expect(epochsOf(desk.people.a)[`joint/${evaluation}/3`]).toBe(epoch);
  });

  test('so has what a move makes in open mode, and the ballots of whoever comes after both', () => {
    const open = desk.create({ mode: 'open', blocks: 'all' });
    const { epoch } = desk.database.transaction(() =>
      beginAnew(desk.database, { at: Date.now(), backupMadeAt: 0, backupHash: '0'.repeat(64), returned: [] }),
    );
    expectOk(move());
    expectOk(
      desk.run(evaluation, 'administrator', {
        kind: 'replace-assessor',
        account: desk.people.b,
        successor: desk.people.c,
        reason: 'Syk.',
      }),
    );
    const own = epochsOf(desk.people.c);
    expect(Object.keys(own)).toHaveLength(3);
    expect(new Set(Object.values(own))).toEqual(new Set([epoch]));
    evaluation = open;
    expectOk(move());
    expect(epochsOf(desk.people.a)).toEqual({
      [`sheet/${open}/1`]: epoch + 1,
      [`sheet/${open}/2`]: epoch,
      [`sheet/${open}/3`]: epoch,
    });
  });
});
