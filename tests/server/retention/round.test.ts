import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  appendParagraphs,
  ballotName,
  fieldworkName,
  jointName,
  justificationFragment,
  noteText,
  seatingText,
} from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import { defaultSetting, type RetentionKind, type RetentionSetting } from '@samskar/shared/retention';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packageToSign } from '../../../server/src/evaluation/evaluation-package.ts';
import { exportEvaluation } from '../../../server/src/evaluation/export-evaluation.ts';
import { readStoredSnapshot } from '../../../server/src/evaluation/read-stored-snapshot.ts';
import { hashToken } from '../../../server/src/people/chance.ts';
import { changeRetentionSetting } from '../../../server/src/retention/change-setting.ts';
import { readEvaluationRetention, readRetention } from '../../../server/src/retention/read-retention.ts';
import { round } from '../../../server/src/retention/round.ts';
import { insertEarlierBallot } from '../../../server/src/storage/earlier-ballot.ts';
import { saveInterviewee } from '../../../server/src/storage/interviewee.ts';
import { insertLink } from '../../../server/src/storage/one-time-link.ts';
import { appendPeopleEvent } from '../../../server/src/storage/people-event.ts';
import { listRetentionDeletions } from '../../../server/src/storage/retention.ts';
import { setVisit } from '../../../server/src/storage/visit.ts';
import { findIn } from '../../end-to-end/support/heard.ts';
import {
  decideAll,
  expectOk,
  openEvaluationDesk,
  revealAll,
  type EvaluationDesk,
  type PersonName,
} from '../../support/evaluation-desk.ts';

const dayMs = 86_400_000;
const canaries: Partial<Record<RetentionKind, string>> = {
  interviewees: 'Kanarifugl i navn 8812',
  fieldwork: 'Kanarifugl i feltnotat 8812',
  ballots: 'Kanarifugl i notat 8812',
  snapshots: 'Kanarifugl i utkast 8812',
  links: hashToken('Kanarifugl i lenke 8812'),
  commands: randomUUID(),
  'people-log': 'Kanarifugl i logg 8812',
};

let folder: string;
let desk: EvaluationDesk;
let evaluation: string;
let archivedAt: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-retention-'));
  desk = await openEvaluationDesk(join(folder, 'samskar.db'));
  evaluation = desk.create();
});

afterEach(() => {
  desk.database.close();
  rmSync(folder, { recursive: true });
});

const command = (who: PersonName, asked: Command, key?: string) => desk.run(evaluation, who, asked, key);

const ballotOfA = () => ballotName(evaluation, desk.people.a, '1', 1);

function sign(who: PersonName): void {
  const packageHash = desk.database.transaction(
    () => packageToSign(desk.evaluations, desk.state(evaluation)).hashes.package,
  );
  expectOk(command(who, { kind: 'sign', packageHash, password: 'given before' }));
}

/** Signed by both and archived, with a canary in every kind of record. */
function finish(): void {
  fillRecords();
  decideAll(desk, evaluation);
  sign('a');
  sign('b');
  archive();
}

function archive(): void {
  expectOk(command('administrator', { kind: 'archive', reason: 'Oppdraget er avsluttet.' }));
  archivedAt = Date.parse(desk.state(evaluation).archived?.at ?? '');
}

const canary = (kind: RetentionKind) => canaries[kind] ?? '';

function fillRecords(): void {
  const source = randomUUID();
  const evidence = {
    kind: 'document',
    id: source,
    title: 'Økonomiplan',
    status: 'in-use',
    withdrawn: false,
  } as const;
  expectOk(command('a', { kind: 'save-evidence', evidence, seenRevision: null }, canary('commands')));
  desk.write(fieldworkName(evaluation, source, 1), 'a', (doc) =>
    seatingText(doc).insert(0, canary('fieldwork')),
  );
  desk.write(ballotOfA(), 'a', (doc) => noteText(doc, '1.1.1').insert(0, canary('ballots')));
  revealAll(desk, evaluation);
  const joint = jointName(evaluation, '1', 1);
  desk.write(joint, 'a', (doc) =>
    appendParagraphs(justificationFragment(doc, '1.1.1'), [canary('snapshots')]),
  );
  expectOk(command('a', { kind: 'take-snapshot', name: 'Utkast' }));
  desk.write(joint, 'a', (doc) => justificationFragment(doc, '1.1.1').delete(0, 1));
  // As the room does now and then: the log, with the words that were taken out, is folded away.
  desk.database.raw.exec(`delete from update_log where document_id in
    (select id from document where base_name like 'joint/%')`);
  const now = desk.evaluations.chance.now();
  desk.database.transaction(() => {
    const { database } = desk;
    setVisit(database, evaluation, desk.people.a, { seq: 1, at: now });
    const link = { purpose: 'recovery', accountId: desk.people.c, issuedBy: null } as const;
    insertLink(database, canary('links'), { ...link, issuedAt: now, expiresAt: now + dayMs });
    const detail = { name: canary('people-log') };
    appendPeopleEvent(database, { at: now, kind: 'account-created', by: null, account: null, detail });
    insertEarlierBallot(database, evaluation, {
      seq: 1,
      owner: desk.people.a,
      area: '1',
      instrument: desk.state(evaluation).instrument.hash,
      at: new Date(now).toISOString(),
      values: {},
      notes: { '1.1.1': canary('ballots') },
    });
    const row = { id: randomUUID(), interview: randomUUID(), position: 'Ordfører', contact: '', revision: 1 };
    saveInterviewee(
      database,
      evaluation,
      { ...row, name: canary('interviewees'), deleteOn: '2027-01-10' },
      now,
    );
  });
}

const bytesOnDisk = () => readdirSync(folder).map((file) => readFileSync(join(folder, file)));
const isOnDisk = (secret: string) => findIn(bytesOnDisk(), secret).length > 0;

/** So many days after the archiving. */
const travel = (days: number) => desk.travelTo(new Date(archivedAt + days * dayMs).toISOString());

function runRound(): void {
  for (const step = round(desk.evaluations); !step.next().done;);
}

function set(kind: RetentionKind, setting: Partial<RetentionSetting>, seenRevision = 0): void {
  const by = desk.people.administrator;
  const whole = { ...defaultSetting(kind), ...setting };
  expectOk(changeRetentionSetting(desk.evaluations, { kind, setting: whole, seenRevision, by }));
}

const deletedKinds = () => readEvaluationRetention(desk.database, evaluation).deleted.map(({ kind }) => kind);

describe('what is due is gone, in every byte of the data folder', () => {
  test.each(Object.keys(canaries) as RetentionKind[])('%s', (kind) => {
    finish();
    expect(isOnDisk(canary(kind)), 'the search finds what is there').toBe(true);
    const { days } = defaultSetting(kind);
    travel((days ?? 0) + 2);
    runRound();
    expect(isOnDisk(canary(kind))).toBe(false);
    const deletion = listRetentionDeletions(desk.database, 50).find((one) => one.kind === kind);
    expect(deletion?.count).toBeGreaterThan(0);
  });

  test('a round that was cut off is finished by the next', () => {
    finish();
    travel(400);
    const step = round(desk.evaluations);
    for (let left = 8; left > 0; left -= 1) step.next();
    step.return(undefined);
    expect(isOnDisk(canary('interviewees'))).toBe(true);
    runRound();
    for (const kind of ['interviewees', 'fieldwork', 'ballots', 'snapshots'] as const)
      expect(isOnDisk(canary(kind)), kind).toBe(false);
  });
});

describe('nothing goes before its day', () => {
  test('a day before and a day after', () => {
    finish();
    travel(364);
    runRound();
    expect(deletedKinds()).toEqual(['fieldwork']);
    expect(desk.rooms.readDocument(ballotOfA())).toBeDefined();
    travel(366);
    runRound();
    expect(deletedKinds()).toEqual(['ballots', 'fieldwork', 'snapshots']);
    expect(desk.rooms.readDocument(ballotOfA())).toBeUndefined();
  });

  test('another period moves the day, for what is there already', () => {
    finish();
    set('ballots', { days: 30 });
    travel(31);
    runRound();
    expect(deletedKinds()).toEqual(['ballots']);
  });

  test('[R13] nothing of an evaluation at work, nor a ballot of one that was archived unsigned', () => {
    fillRecords();
    archivedAt = Date.parse('2026-11-21T12:00:00.000Z');
    travel(5_000);
    runRound();
    expect(deletedKinds()).toEqual([]);
    archive();
    travel(5_000);
    runRound();
    expect(deletedKinds()).toEqual(['fieldwork', 'snapshots']);
    expect(isOnDisk(canary('ballots'))).toBe(true);
  });

  test('nothing of what was taken out of the archive between two steps', () => {
    finish();
    set('fieldwork', { days: 1_800 });
    travel(366);
    const step = round(desk.evaluations);
    while (deletedKinds().length === 0) step.next();
    const reason = 'Innsyn.';
    expectOk(command('administrator', { kind: 'take-out-of-archive', reason }));
    for (; !step.next().done;);
    // The first ballot went, the three others stayed.
    expect(listRetentionDeletions(desk.database, 9).find(({ kind }) => kind === 'ballots')?.count).toBe(1);
    expect(deletedKinds()).toEqual(['ballots']);
  });

  test('and the log of accounts lets go of nothing but at its old end', () => {
    finish();
    const removeAll = () => desk.database.raw.exec('delete from people_event');
    expect(removeAll).toThrow('append-only');
    travel(5 * 365 + 2);
    runRound();
    const now = desk.evaluations.chance.now();
    desk.database.transaction(() =>
      appendPeopleEvent(desk.database, { at: now, kind: 'link-used', by: null, account: null }),
    );
    expect(removeAll).toThrow('append-only');
  });
});

describe('what stays', () => {
  beforeEach(() => {
    finish();
    travel(10 * 365);
    runRound();
  });

  test('log, signed package, calibration and the snapshots of reveal and signature', () => {
    expect(desk.state(evaluation).signatures).toHaveLength(2);
    const count = (table: string) =>
      Number(desk.database.raw.prepare(`select count(*) as count from ${table}`).get()?.count);
    expect(count('signed_package')).toBe(1);
    expect(count('calibration_diff')).toBeGreaterThan(0);
    const moments = desk.database.raw.prepare('select moment from snapshot order by seq').all();
    expect(moments.map(({ moment }) => moment)).toEqual(['reveal', 'reveal', 'signature']);
    expect(
      readStoredSnapshot(desk.evaluations, evaluation, 'assessor', desk.state(evaluation).seq - 1),
    ).toBeDefined();
    expect(exportEvaluation(desk.evaluations, evaluation, desk.people.a).text).toContain('samskar-export/1');
  });
});

test('an evaluation whose ballots are gone can be taken out, unlocked, corrected and signed again', () => {
  finish();
  set('ballots', { days: 30 });
  travel(31);
  runRound();
  const reason = 'Feil tall.';
  expectOk(command('administrator', { kind: 'take-out-of-archive', reason }));
  expectOk(command('a', { kind: 'unlock', reason }));
  desk.write(jointName(evaluation, '1', 1), 'a', (doc) =>
    appendParagraphs(justificationFragment(doc, '1.1.1'), ['Rettet.']),
  );
  sign('a');
  sign('b');
  expect(desk.state(evaluation).signatures).toHaveLength(2);
});

describe('a document that is gone', () => {
  const openAs = (who: PersonName) => {
    const closed: unknown[] = [];
    const seat = desk.rooms.enter(
      {
        viewer: { accountId: desk.people[who], sessionHash: '' },
        isOurs: true,
        send: () => undefined,
        close: (...how) => closed.push(how),
      },
      ballotOfA(),
    );
    return { seat, closed };
  };

  test('[R7] is closed with a final code that says so to its owner alone, and nobody can bring it back', () => {
    finish();
    const before = openAs('a');
    expect(before.seat).toBeDefined();
    travel(366);
    runRound();
    expect(before.closed).toEqual([[4410, 'deleted']]);
    expect(openAs('a').closed).toEqual([[4410, 'deleted']]);
    expect(openAs('b').closed).toEqual([[4403, 'not-yours']]);
    expect(desk.log.find(ballotOfA())).toBeUndefined();
  });
});

describe('whole evaluations', () => {
  const isGone = () => desk.evaluations.states.find(evaluation) === undefined;
  const exportNow = () => exportEvaluation(desk.evaluations, evaluation, desk.people.a);
  const upcoming = async () => {
    const asking = {
      database: desk.database,
      now: desk.evaluations.chance.now(),
      account: desk.people.administrator,
    };
    return (await readRetention(asking, undefined)).upcoming.filter(({ kind }) => kind === 'evaluations');
  };

  test('are kept for ever, unless it is set otherwise', async () => {
    finish();
    travel(20_000);
    expect(await upcoming()).toEqual([]);
    runRound();
    expect(isGone()).toBe(false);
  });

  test('are said to be due, and left to a person', async () => {
    finish();
    set('evaluations', { days: 365, automatic: false });
    travel(366);
    exportNow();
    runRound();
    expect(isGone()).toBe(false);
    expect(await upcoming()).toMatchObject([
      { count: 1, evaluation: { id: evaluation, municipality: 'Skaun', year: 2026, mayOpen: false } },
    ]);
  });

  test('go by themselves when that is set, once everything has been exported', () => {
    finish();
    set('evaluations', { days: 365, automatic: true });
    travel(366);
    runRound();
    expect(isGone()).toBe(false);
    exportNow();
    runRound();
    expect(isGone()).toBe(true);
    expect(isOnDisk('Oppdraget er avsluttet.')).toBe(false);
  });
});

describe('the preview', () => {
  test('counts what falls due within 30 days, and what is due already', async () => {
    finish();
    travel(340);
    const asking = {
      database: desk.database,
      now: desk.evaluations.chance.now(),
      account: desk.people.administrator,
    };
    const { upcoming, upcomingLeftOut } = await readRetention(asking, undefined);
    const counts = Object.fromEntries(upcoming.map(({ kind, count }) => [kind, count]));
    expect(counts).toMatchObject({
      fieldwork: 1,
      ballots: 5,
      snapshots: 1,
      visits: 1,
      interviewees: 1,
      links: 1,
    });
    expect(counts['people-log']).toBeUndefined();
    expect(upcoming.map(({ dueAt }) => dueAt)).toEqual(upcoming.map(({ dueAt }) => dueAt).toSorted());
    expect(upcomingLeftOut).toBe(0);
  });

  test('tells whoever takes part what of theirs will go, and what has gone', () => {
    finish();
    const due = () => readEvaluationRetention(desk.database, evaluation);
    const at = new Date(archivedAt + 365 * dayMs).toISOString();
    expect(due().due).toContainEqual({ kind: 'ballots', at });
    travel(366);
    runRound();
    expect(due().due).not.toContainEqual({ kind: 'ballots', at });
    expect(due().deleted.map(({ kind }) => kind)).toContain('ballots');
  });
});
