import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Interviewee } from '@samskar/shared/api';
import type { Interview } from '@samskar/shared/evaluation';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportEvaluation } from '../../../server/src/evaluation/export-evaluation.ts';
import { deleteEvaluation } from '../../../server/src/evaluation/delete-evaluation.ts';
import {
  forgetInterviewee,
  readInterviewees,
  writeInterviewee,
} from '../../../server/src/evaluation/interviewees.ts';
import { round } from '../../../server/src/retention/round.ts';
import { findIn } from '../../end-to-end/support/heard.ts';
import { expectOk, openEvaluationDesk, type EvaluationDesk } from '../../support/evaluation-desk.ts';

const name = (which: string) => `Kanarifugl ${which} 7741`;

let folder: string;
let desk: EvaluationDesk;
let evaluation: string;
let interview: Interview;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-interviewees-'));
  desk = await openEvaluationDesk(join(folder, 'samskar.db'));
  evaluation = desk.create();
  interview = plan();
});

afterEach(() => {
  desk.database.close();
  rmSync(folder, { recursive: true });
});

function plan(): Interview {
  const planned: Interview = {
    id: randomUUID(),
    group: 'unit-leaders',
    role: 'Enhetsledere',
    persons: 3,
    time: null,
    place: null,
    lead: null,
  };
  expectOk(desk.run(evaluation, 'a', { kind: 'plan-interview', interview: planned }));
  return planned;
}

const callFor = (person: string) => ({ evaluation, interview: interview.id, by: desk.people.a, person });

const write = (person: string, change: Partial<Interviewee> = {}, seenRevision: number | null = null) => {
  const { position = 'Rektor', contact = '', deleteOn = '2027-01-20' } = change;
  const written = { name: change.name ?? name('én'), position, contact, deleteOn, seenRevision };
  return writeInterviewee(desk.evaluations, callFor(person), written);
};

const persons = () => readInterviewees(desk.evaluations, { evaluation, interview: interview.id }).persons;

const bytesOnDisk = () => readdirSync(folder).map((file) => readFileSync(join(folder, file)));
const isOnDisk = (text: string) => findIn(bytesOnDisk(), text).length > 0;

/** As at the start of the server, or in the night. */
function retentionAt(moment: string): void {
  desk.travelTo(moment);
  Array.from(round(desk.evaluations));
}

test('whoever is behind an interview goes on the day, with every byte, and nobody sooner', () => {
  expectOk(write(randomUUID()));
  expectOk(write(randomUUID(), { name: name('to'), deleteOn: '2027-01-21' }));
  retentionAt('2027-01-19T23:00:00.000Z');
  expect(isOnDisk(name('én'))).toBe(true);
  retentionAt('2027-01-20T02:00:00.000Z');
  expect(isOnDisk(name('én'))).toBe(false);
  expect(isOnDisk(name('to'))).toBe(true);
  expect(persons().map((person) => person.name)).toEqual([name('to')]);
});

test('a row whose day has come is as good as gone before anybody has deleted it', () => {
  expectOk(write(randomUUID()));
  desk.travelTo('2027-01-20T00:00:01.000Z');
  expect(persons()).toEqual([]);
});

test('a corrected name, and one that was taken out by hand, leave no byte after the night', () => {
  const [corrected, gone] = [randomUUID(), randomUUID()];
  const { revision } = expectOk(write(corrected));
  expectOk(write(gone, { name: name('to') }));
  expectOk(write(corrected, { name: name('rettet') }, revision));
  expectOk(forgetInterviewee(desk.evaluations, callFor(gone)));
  expect(persons().map((person) => person.name)).toEqual([name('rettet')]);
  retentionAt('2026-11-22T02:00:00.000Z');
  for (const which of ['én', 'to']) expect(isOnDisk(name(which)), which).toBe(false);
});

test('a removed interview takes its names along', () => {
  expectOk(write(randomUUID()));
  const { revision } = desk.state(evaluation).interviews[interview.id]!;
  const removal = { kind: 'remove-interview', interview: interview.id, seenRevision: revision } as const;
  expectOk(desk.run(evaluation, 'b', removal));
  retentionAt('2026-11-22T02:00:00.000Z');
  expect(isOnDisk(name('én'))).toBe(false);
});

test('a deleted evaluation takes them along, after an export that names them', () => {
  expectOk(write(randomUUID()));
  const archiving = { kind: 'archive', reason: 'Oppdraget er avsluttet.' } as const;
  expectOk(desk.run(evaluation, 'administrator', archiving));
  const { text, hash } = exportEvaluation(desk.evaluations, evaluation, desk.people.a);
  expect(text).toContain(name('én'));
  const deletion = { evaluation, by: desk.people.administrator, exportHash: hash };
  expectOk(deleteEvaluation(desk.evaluations, deletion));
  expect(isOnDisk(name('én'))).toBe(false);
});

test('the log says that the list has changed, by whom, and not what it holds', () => {
  expectOk(write(randomUUID()));
  const rows = desk.database.raw.prepare('select * from event where evaluation_id = ?').all(evaluation);
  expect(rows.at(-1)).toMatchObject({ kind: 'interviewees-changed', by_account: desk.people.a });
  expect(JSON.stringify(rows)).not.toContain('Kanarifugl');
  expect(desk.announced.at(-1)).toBe(evaluation);
});

test('[R2] what somebody else has corrected meanwhile is not overwritten', () => {
  const person = randomUUID();
  const { revision } = expectOk(write(person));
  const { revision: current } = expectOk(write(person, { position: 'Barnehagestyrer' }, revision));
  const stale = { kind: 'stale', seen: String(revision), current: String(current) };
  expect(write(person, { name: name('tre') }, revision)).toEqual({ ok: false, error: stale });
  expect(write(person, {}, null)).toMatchObject({ ok: false, error: { kind: 'stale', seen: null } });
  expect(persons()).toMatchObject([{ name: name('én'), position: 'Barnehagestyrer' }]);
});

test('the day lies after today and is not later than names may be kept', () => {
  const { days } = readInterviewees(desk.evaluations, { evaluation, interview: interview.id });
  expect(days).toEqual({ proposed: '2027-02-19', last: '2027-05-20' });
  for (const day of ['2026-11-21', '2026-01-01', '2027-05-21'])
    expect(write(randomUUID(), { deleteOn: day })).toMatchObject({
      ok: false,
      error: { kind: 'bad-request', problems: [{ path: 'deleteOn' }] },
    });
  expectOk(write(randomUUID(), { deleteOn: days.last }));
});

test('an archived evaluation takes no names, and lets go of those that it has', () => {
  const person = randomUUID();
  expectOk(write(person));
  expectOk(desk.run(evaluation, 'administrator', { kind: 'archive', reason: 'Ferdig' }));
  expect(write(randomUUID())).toEqual({ ok: false, error: { kind: 'archived' } });
  expectOk(forgetInterviewee(desk.evaluations, callFor(person)));
});

test('nobody writes behind an interview that is not there, nor over a row of another one', () => {
  const person = randomUUID();
  expectOk(write(person));
  interview = plan();
  expect(write(person)).toMatchObject({ error: { kind: 'bad-request', problems: [{ path: 'person' }] } });
  interview = { ...interview, id: randomUUID() };
  expect(write(randomUUID())).toMatchObject({ error: { kind: 'unknown-id' } });
});

test('there is an end to how many stand behind one interview', () => {
  for (let count = 0; count < 60; count += 1) expectOk(write(randomUUID(), { name: `Person ${count}` }));
  expect(write(randomUUID())).toEqual({ ok: false, error: { kind: 'limit-reached', max: 60 } });
});
