import { randomUUID } from 'node:crypto';
import { livePaths } from '@samskar/shared/api';
import {
  addFieldNote,
  ballotName,
  fieldworkName,
  fieldworkShape,
  noteText,
  reasonText,
  seatingText,
  setGrade,
} from '@samskar/shared/documents';
import { parseInstrument } from '@samskar/shared/instrument';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { everybodyNames, type Name } from '../end-to-end/support/everybody.ts';
import { findIn } from '../end-to-end/support/heard.ts';
import { smallInstrumentFile } from '../end-to-end/support/small-evaluation.ts';
import { openAckedClient, type AckedClient } from '../realtime/support/clients.ts';
import { until } from '../realtime/support/until.ts';
import { getPaths } from '../support/get-paths.ts';
import { samskarAt } from '../support/samskar-at.ts';
import { Stage } from './support/stage.ts';

/** What A alone may read, and what the assessors alone may. */
const ofA = { reason: 'KANARI-begrunnelse-7f3a91c2', note: 'KANARI-notat-58d0be64' };
const ofAssessors = { noted: 'KANARI-feltnotat-e1b7740a', interviewee: 'KANARI-intervjuet-90c3d2f5' };
const [source, interview, person] = [randomUUID(), randomUUID(), randomUUID()];

let stage: Stage;
let author: AckedClient;
/** What B is answered on every address, before A has typed and after. */
let before: ReadonlyMap<string, string>;
let after: ReadonlyMap<string, string>;

beforeAll(async () => {
  stage = await Stage.open(async (everybody) => {
    const evidence = {
      kind: 'document',
      id: source,
      title: 'Plan',
      status: 'in-use',
      withdrawn: false,
    } as const;
    await everybody.command('a', { kind: 'save-evidence', evidence, seenRevision: null });
    const planned = {
      id: interview,
      group: 'staff-functions',
      role: 'Økonomi',
      persons: 1,
      time: null,
      place: null,
      lead: everybody.people.a.id,
    } as const;
    await everybody.command('a', { kind: 'plan-interview', interview: planned });
  });
  const { status } = await stage.people.a.call('PUT', `${persons()}/${person}`, {
    name: ofAssessors.interviewee,
    position: 'Økonomisjef',
    contact: 'person1@kommune.example',
    deleteOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    seenRevision: null,
  });
  expect(status).toBe(200);
  await writeNotes();
  before = await answersTo('b', unmarked);
  await typeBallot();
  after = await answersTo('b', unmarked);
});

afterAll(() => stage.close());

const persons = () => `/api/evaluations/${stage.evaluation}/interviews/${interview}/persons`;
const ballotOf = (who: 'a' | 'b') => ballotName(stage.evaluation, stage.people[who].id, '1', 1);

async function writeNotes(): Promise<void> {
  const parsed = parseInstrument(smallInstrumentFile);
  if (!parsed.ok) throw new Error('The small instrument is one');
  const { cookie } = stage.people.a;
  const notes = openAckedClient(stage, fieldworkName(stage.evaluation, source, 1), 'A', { cookie });
  await notes.synced();
  addFieldNote(notes.doc, fieldworkShape(parsed.value), randomUUID(), 0);
  seatingText(notes.doc).insert(0, ofAssessors.noted);
  await notes.saved();
}

async function typeBallot(): Promise<void> {
  author = openAckedClient(stage, ballotOf('a'), 'A', { cookie: stage.people.a.cookie });
  await author.synced();
  author.provider.awareness.setLocalStateField('cursor', ofA.reason);
  reasonText(author.doc, '1.1.1').insert(0, ofA.reason);
  noteText(author.doc, '1.1.1').insert(0, ofA.note);
  setGrade(author.doc, '1.1.1', 'c1', 4);
  await author.saved();
}

/** But the address that leaves a mark for everybody to see: who exported what when. */
const unmarked = getPaths().filter((path) => !path.endsWith('/export'));

/** Every answer of the API to somebody who asks every address, the sources' own list of them, by address. */
async function answersTo(who: Name, paths = getPaths()): Promise<ReadonlyMap<string, string>> {
  const idByName: Readonly<Record<string, string>> = { interview, area: '1', indicator: '1.1.1', seq: '1' };
  const answers = new Map<string, string>();
  for (const path of paths) {
    const own = path.startsWith('/api/instruments') ? 'test-1.0' : stage.evaluation;
    const address = path.replaceAll(/:(\w+)/g, (_all, name: string) => idByName[name] ?? own);
    const { status, text } = await stage.people[who].call('GET', address);
    answers.set(address, `${status} ${text}`);
  }
  return answers;
}

/** Every byte that somebody is sent who asks for everything, in every way that there is. */
async function heardBy(who: Name): Promise<Buffer[]> {
  const answers = [...(await answersTo(who)).values(), ...(await stage.toldOperator())];
  for (const name of ['KANARI', ...Object.values(ofA), ...Object.values(ofAssessors)])
    answers.push(
      (await stage.people[who].call('POST', '/api/interviewees/search', { name: `${name} x` })).text,
    );
  const paths = [
    livePaths.document + ballotOf('a'),
    livePaths.document + fieldworkName(stage.evaluation, source, 1),
    `${livePaths.feed}${stage.evaluation}?since=0`,
  ];
  const clients = await Promise.all(paths.map((path) => stage.openSocket(who, path, ['samskar.1'])));
  const [ballot, notes, feed] = clients;
  for (const client of [ballot!, notes!]) {
    client.send(0, 0, 1, 0);
    client.send(3);
    const isStep2 = (message: Uint8Array) => message[0] === 0 && message[1] === 1;
    await until(() => client.closed() !== undefined || client.received.some(isStep2), 'an answer');
  }
  await until(() => feed!.closed() !== undefined || feed!.received.length > 1, 'events and presence');
  return [
    ...answers.map((answer) => Buffer.from(answer)),
    ...clients.flatMap(({ received, closed }) => [
      ...received.map((one) => Buffer.from(one)),
      Buffer.from(closed()?.reason ?? ''),
    ]),
  ];
}

test('[R13] no byte of A’s ballot comes to anybody else, nor of the assessors’ notes and names to anybody but them', async () => {
  for (const who of everybodyNames) {
    const heard = await heardBy(who);
    const isAssessor = who === 'a' || who === 'b';
    for (const secret of Object.values(ofA))
      expect(findIn(heard, secret).length > 0, `${secret} for ${who}`).toBe(who === 'a');
    for (const secret of Object.values(ofAssessors))
      expect(findIn(heard, secret).length > 0, `${secret} for ${who}`).toBe(isAssessor);
  }
});

test('[R13] what the operator is told names no person, no evaluation, no document and no part of one', async () => {
  const told = (await stage.toldOperator()).join('\n');
  expect(told).toContain('samskar_');
  const names = [stage.evaluation, ...Object.values(stage.people).flatMap(({ id, email }) => [id, email])];
  for (const name of [...names, 'ballot/', 'area', '1.1.1', 'grade']) expect(told).not.toContain(name);
});

test('[R13] whatever A types, B is answered on every address with the bytes of before', () => {
  // When it was asked for stands in one of them.
  const timeless = (text = '') => text.replace(/("moment":"now","name":null,"at":)"[^"]+"/, '$1');
  expect(after.size).toBeGreaterThan(20);
  expect([...after.keys()].filter((one) => timeless(after.get(one)) !== timeless(before.get(one)))).toEqual(
    [],
  );
});

test('[R13] a state vector with A’s client id is answered as one without', async () => {
  const ask = async (stateVector: readonly number[]) => {
    const client = await stage.openSocket('b', livePaths.document + ballotOf('b'));
    client.send(0, 0, stateVector.length, ...stateVector);
    await until(() => client.received.some((message) => message[0] === 0 && message[1] === 1), 'a step 2');
    return client.received.map((message) => [...message]);
  };
  const seen = Y.encodeStateVector(author.doc);
  expect(await ask([...seen])).toEqual(await ask([0]));
});

test('[R13] nothing of them is in what the server logs and prints, nor in what a backup says of itself', async () => {
  const backup = await samskarAt(
    stage.folder,
    { SAMSKAR_DATA: stage.folder },
    'backup',
    `${stage.folder}/probe.backup`,
  );
  expect(backup.exitCode).toBe(0);
  const said = [stage.process.printed(), backup.output, backup.errors].map((text) => Buffer.from(text));
  expect(stage.process.printed()).toContain('"rule":"R7"');
  for (const secret of [...Object.values(ofA), ...Object.values(ofAssessors)])
    expect(findIn(said, secret)).toEqual([]);
});
