import 'fake-indexeddb/auto';
import type { EvaluationSnapshot } from '@samskar/shared/api';
import { appendParagraphs, ballotName, jointName, justificationFragment } from '@samskar/shared/documents';
import { foldEvents, type EvaluationEvent } from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import { failure, success, type Result } from '@samskar/shared/result';
import { toNumber } from '@samskar/shared/scoring';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLiveServer, type LiveServer } from '../../realtime/support/live-server.ts';
import { accountOf } from '../../realtime/support/table-of-rights.ts';
import { until } from '../../realtime/support/until.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import type { CallFailure } from '../../../web/src/lib/api/call.ts';
import { EvaluationScreen } from '../../../web/src/lib/evaluation/evaluation-screen.svelte.ts';
import { keptEvaluation } from '../../../web/src/lib/sync/kept-evaluation.ts';
import { openLocalStore, type LocalStore } from '../../../web/src/lib/sync/local-store.ts';
import {
  createdEvent,
  evaluationId,
  personA,
  personB,
  readyEvent,
  revealEvent,
  said,
} from '../support/events.ts';
import { TestLine } from '../../realtime/support/test-line.ts';

/** Two areas of two indicators, on one criterion 0-5 that the live engine's made-up shape knows. */
const instrument = buildInstrument({ areas: [[[10, 10]], [[10, 10]]], criteria: [{ topGrade: 5 }] });
const ballot = ballotName(evaluationId, personA, '1', 1);

let server: LiveServer;
let device: LocalStore;
let line: TestLine;
const screens: EvaluationScreen[] = [];

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  expect(accountOf('A')).toBe(personA);
  server = await startLiveServer();
  server.rooms.createDocument(ballot);
  server.rights.grant('A', ballot, 'write');
  server.rights.grant('A', evaluationId, 'read');
  server.events.add(createdEvent);
  device = (await openLocalStore(personA))!;
  line = new TestLine();
});

afterEach(async () => {
  await Promise.all(screens.splice(0).map((screen) => screen.close()));
  device.close();
  await server.stop();
});

type Answers = {
  snapshot?: Result<EvaluationSnapshot, CallFailure> | Promise<Result<EvaluationSnapshot, CallFailure>>;
  /** By hash; the one above where there is none. */
  instruments?: Readonly<Record<string, Instrument>>;
};

const snapshotOf = (events: readonly EvaluationEvent[]): EvaluationSnapshot => ({
  state: foldEvents(events)!,
  people: [
    { id: personB, name: 'Vurderer B', role: 'assessor' },
    { id: personA, name: 'Vurderer A', role: 'assessor' },
  ],
  role: 'assessor',
  epochs: {},
  lastVisit: null,
  textChanges: [],
  restored: null,
});

/** What the server answers may be changed in `answers` while the screen is open. */
async function openScreen(answers: Answers = {}) {
  const { instruments = {} } = answers;
  const snapshotNow = () => Promise.resolve(answers.snapshot ?? success(snapshotOf([createdEvent])));
  const offline = () => Promise.resolve(failure({ kind: 'offline' } as const));
  const screen = new EvaluationScreen({
    id: evaluationId,
    account: personA,
    calls: {
      snapshot: snapshotNow,
      instrument: async (_, hash) =>
        (await snapshotNow()).ok ? success(instruments[hash] ?? instrument) : offline(),
      points: offline,
      command: offline,
      sheetOwners: () => Promise.resolve(success({})),
      earlierBallots: () => Promise.resolve(success([])),
      fieldNotes: () => Promise.resolve(success({ sources: [], isCut: false })),
      visit: offline,
    },
    device: Promise.resolve(device),
    kept: keptEvaluation(Promise.resolve(device), evaluationId),
    sockets: server.url,
    onSignedOut: () => undefined,
    isOnline: () => true,
    newKey: () => crypto.randomUUID(),
    now: () => new Date('2026-11-21T12:00:00Z'),
    Socket: line.socketOf('A'),
  });
  screens.push(screen);
  await screen.open();
  return screen;
}

test('assessors have letters in the order of the evaluation, whatever order people come in', async () => {
  const screen = await openScreen();
  expect(screen.assessors.map(({ letter, name }) => `${letter} ${name}`)).toEqual([
    'A Vurderer A',
    'B Vurderer B',
  ]);
  expect(screen.me.letter).toBe('A');
  expect(screen.otherAssessors.map(({ letter }) => letter)).toEqual(['B']);
});

test('own points follow the own ballot, which opens on demand and is kept on the server', async () => {
  const screen = await openScreen();
  expect(screen.ownValues('1')).toBeUndefined();
  const own = screen.openBallot('1');
  await until(() => own.document.isSynced);
  own.setApplicable('1.1.1', false);
  expect(screen.incomplete('1')).toEqual(['1.1.2']);
  expect(toNumber(screen.ownScore.total.possibleMax)).toBe(30);
  await until(() => screen.saving.kind === 'saved');
  expect(screen.nextSteps).toEqual([{ kind: 'grade', area: '1', missing: 1, indicator: '1.1.2' }]);
});

test('after ready the ballot is read only, before the server has said so', async () => {
  const screen = await openScreen();
  const own = screen.openBallot('1');
  expect(own.document.isReadOnly).toBe(false);
  screen.feed.apply([readyEvent(2, personA, '1')]);
  expect(own.document.isReadOnly).toBe(true);
  expect(screen.areaPhase('1')).toEqual({ kind: 'independent', ready: [personA] });
});

test('a reveal that comes over the feed shows tiers and interval at once', async () => {
  const screen = await openScreen();
  await until(() => screen.feed.line === 'open');
  const values = (grade: number) => ({ '1.1.1': said({ c1: grade }), '1.1.2': said({ c1: 3 }) });
  server.events.add(revealEvent(2, '1', { [personA]: values(0), [personB]: values(4) }));
  server.feed.publish(evaluationId);
  await until(() => screen.isRevealed('1'));
  expect(screen.judged.map(({ indicatorId, tier }) => `${indicatorId} ${tier}`)).toEqual([
    '1.1.1 red',
    '1.1.2 green',
  ]);
  expect(toNumber(screen.totalInterval!.lowest)).toBe(6);
  expect(toNumber(screen.totalInterval!.highest)).toBe(14);
  expect(screen.revealedBallots('1.1.1')?.map(({ grades }) => grades)).toEqual([{ c1: 0 }, { c1: 4 }]);
});

test('corrected texts are shown as soon as they are known, and kept for when there is no line', async () => {
  const corrected = { ...instrument, notice: { nb: 'Rettet' } };
  const hash = '1'.repeat(64);
  const screen = await openScreen({ instruments: { [hash]: corrected } });
  const own = screen.openBallot('1');
  await until(() => own.document.isSynced);
  own.setApplicable('1.1.1', false);
  server.events.add({
    ...{ seq: 2, at: '2026-11-21T12:00:00.000Z', by: personB, kind: 'instrument-revised' },
    ...{ instrument: instrument.id, before: screen.state.instrument.hash, after: hash },
  });
  server.feed.publish(evaluationId);
  await until(() => screen.instrument.notice?.nb === 'Rettet');
  expect(screen.incomplete('1')).toEqual(['1.1.2']);
  await until(() => screen.saving.kind === 'saved');
  await screen.close();
  line.cut();
  const again = await openScreen({ snapshot: failure({ kind: 'offline' }) });
  expect(again.instrument.notice).toEqual({ nb: 'Rettet' });
});

test('what was opened once opens again without a line, with instrument and last place', async () => {
  const first = await openScreen();
  first.rememberPlace('1.1.2');
  await first.close();
  line.cut();
  const second = await openScreen({ snapshot: failure({ kind: 'offline' }) });
  expect(second.opening).toEqual({ kind: 'ready' });
  expect(second.instrument.id).toBe('test-1.0');
  expect(second.lastPlace).toBe('1.1.2');
});

test('nothing of a deleted evaluation comes onto the device after it has been emptied', async () => {
  await (await openScreen()).close();
  const answer = Promise.withResolvers<Result<EvaluationSnapshot, CallFailure>>();
  const screen = await openScreen({ snapshot: answer.promise });
  expect(screen.opening.kind).toBe('ready');
  // The document is still being opened on the device when the server says that all is gone.
  screen.openBallot('1');
  answer.resolve(failure({ kind: 'deleted' }));
  await until(() => screen.opening.kind === 'failed');
  await screen.close();
  expect(await device.getAllKeys('documents')).toEqual([]);
  expect(await device.getAllKeys('snapshots')).toEqual([expect.stringMatching(/^instrument\//)]);
});

test('what was never opened here says why it cannot be without a line', async () => {
  const screen = await openScreen({ snapshot: failure({ kind: 'offline' }) });
  expect(screen.opening).toEqual({ kind: 'failed', why: { kind: 'offline' } });
});

test('[R4] documents that have begun anew are opened under their new name, with what was typed into the earlier ones laid aside', async () => {
  const answers: Answers = { snapshot: success(snapshotOf([createdEvent])) };
  const screen = await openScreen(answers);
  const before = screen.openBallot('1');
  await until(() => before.document.isSynced);
  before.setGrade('1.1.1', 'c1', 3);
  await until(() => before.document.saving.kind === 'saved');
  const epoch = 179525631;
  const base = ballot.replace(/@1$/, '');
  server.rooms.createDocument(`${base}@${epoch}`);
  server.rights.grant('A', `${base}@${epoch}`, 'write');
  const restored = { epoch, at: '2026-11-21T13:00:00.000Z', backupMadeAt: '2026-11-21T12:00:00.000Z' };
  const now = { ...snapshotOf([createdEvent]), restored, epochs: { [base]: epoch } };
  answers.snapshot = success(now);
  await screen.feed.refetch();
  await until(() => screen.ballot('1')?.document.name === `${base}@${epoch}`);
  await until(() => screen.ballot('1')!.document.late.length > 0);
  expect(screen.ballot('1')!.of('1.1.1').grades).toEqual({});
  expect(screen.ballot('1')!.document.late[0]!.changes).toEqual([
    { key: '1.1.1/c1', mine: 3, current: undefined },
  ]);
});

/** The text of area 1 is written, saved and revealed; then the server's data come back from before the reveal. */
async function loseRevealedText(answers: Answers) {
  const joint = jointName(evaluationId, '1', 1);
  server.rooms.createDocument(joint);
  server.rights.grant('A', joint, 'write');
  const reveal = revealEvent(2, '1', { [personA]: {}, [personB]: {} });
  answers.snapshot = success(snapshotOf([createdEvent, reveal]));
  const screen = await openScreen(answers);
  const written = screen.openJoint('1');
  await until(() => written.isSynced);
  appendParagraphs(justificationFragment(written.doc, '1.1.1'), ['Felles tekst']);
  await until(() => written.saving.kind === 'saved' && written.saving.at !== undefined);
  server.rights.grant('A', joint, 'none');
  const restored = {
    epoch: 179525631,
    at: '2026-11-21T13:00:00.000Z',
    backupMadeAt: '2026-11-21T12:00:00.000Z',
  };
  answers.snapshot = success({ ...snapshotOf([createdEvent]), restored });
  return { screen, reveal, restored };
}

const lostText = [{ key: 'justification/1.1.1', mine: 'Felles tekst', current: undefined }];

test('[R4] joint text that was revealed only after the backup is offered for copying, and the screen says nothing of access', async () => {
  const answers: Answers = {};
  const { screen, reveal, restored } = await loseRevealedText(answers);
  await screen.feed.refetch();
  await until(() => (screen.joint('1')?.late.length ?? 0) > 0);
  const lost = screen.joint('1')!;
  expect(lost.late[0]).toMatchObject({ why: 'new-epoch', changes: lostText });
  expect(lost.isReadOnly).toBe(true);
  expect(screen.saving.kind).toBe('saved');

  // Once the area is revealed again, there is a document to take it over into.
  const base = jointName(evaluationId, '1', restored.epoch);
  server.rooms.createDocument(base);
  server.rights.grant('A', base, 'write');
  answers.snapshot = success({ ...snapshotOf([createdEvent, reveal]), restored });
  await screen.feed.refetch();
  await until(() => screen.joint('1')?.isSynced === true && screen.joint('1')!.late.length > 0);
  screen.joint('1')!.takeOverLate(screen.joint('1')!.late[0]!.store, ['justification/1.1.1']);
  expect(screen.joint('1')!.late).toEqual([]);
});

test('[R4] a page that is opened after the restoration offers such text too, until its owner drops it', async () => {
  const answers: Answers = {};
  const { screen } = await loseRevealedText(answers);
  await screen.close();
  const next = await openScreen(answers);
  await until(() => (next.joint('1')?.late.length ?? 0) > 0);
  expect(next.joint('1')!.late[0]!.changes).toEqual(lostText);
  await next.joint('1')!.dropLate(next.joint('1')!.late[0]!.store);
  expect(next.joint('1')!.late).toEqual([]);
  await next.close();
  expect((await device.getAll('updates')).filter(({ store }) => store.startsWith('joint/'))).toEqual([]);
});

test('[R4] it offers such text also when the instrument comes after the state: on a slow device, or one that has none', async () => {
  const answers: Answers = {};
  const { screen } = await loseRevealedText(answers);
  await screen.close();
  await device.clear('snapshots');
  // Nothing else comes that it could look again for.
  line.cut();
  const next = await openScreen(answers);
  await until(() => (next.joint('1')?.late.length ?? 0) > 0);
  expect(next.joint('1')!.late[0]!.changes).toEqual(lostText);
});
