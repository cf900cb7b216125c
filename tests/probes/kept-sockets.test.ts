import { randomUUID } from 'node:crypto';
import { livePaths } from '@samskar/shared/api';
import {
  ballotName,
  ballotRevision,
  fieldworkName,
  jointName,
  readBallot,
  reportName,
} from '@samskar/shared/documents';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { smallShapeOf, type Everybody } from '../end-to-end/support/everybody.ts';
import { smallFamily } from '../end-to-end/support/small-evaluation.ts';
import { reportFigures } from '../faults/support/extent.ts';
import { StoredCopy } from '../faults/support/stored-copy.ts';
import type { RawClient } from '../realtime/support/clients.ts';
import { storedDoc } from '../realtime/support/stored-doc.ts';
import { until } from '../realtime/support/until.ts';
import type { Answer, SignedIn } from '../support/start-test-server.ts';
import { KeptSocket } from './support/kept-socket.ts';
import { Stage } from './support/stage.ts';

const source = randomUUID();
const closedAfterMs: number[] = [];
let stage: Stage;
let successor: SignedIn;

/** Area 1 is revealed, area 2 graded by both. */
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
    await everybody.sayReady('a', '1', 3);
    await everybody.sayReady('b', '1', 3);
    everybody.grade('a', '2', 3);
    everybody.grade('b', '2', 3);
    successor = await everybody.server.addPerson('Vurderer C', { certified: smallFamily });
  });
});

afterAll(async () => {
  reportFigures(
    `kept sockets: the last of each closed ${Math.max(...closedAfterMs).toFixed(0)} ms after the answer, at most`,
  );
  await stage.close();
});

const joint = () => jointName(stage.evaluation, '1', 1);
const report = () => reportName(stage.evaluation, 1);
const notes = () => fieldworkName(stage.evaluation, source, 1);
const ballotOf = (who: 'a' | 'b', area: string) =>
  ballotName(stage.evaluation, stage.people[who].id, area, 1);
const feed = () => `${livePaths.feed}${stage.evaluation}?since=0`;
const byAdministrator = (method: string, path: string, body?: unknown) =>
  stage.people.administrator.call(method, path, body);

/** What the person's screen would send with "ready" in area 2. */
const seenBy = async (who: 'a' | 'b') =>
  ballotRevision(readBallot(await stored(ballotOf(who, '2')), smallShapeOf('2')));

type Ending = {
  /** Whose sockets, into which documents that they may write. */
  readonly who: Pick<SignedIn, 'cookie'>;
  readonly documents: readonly string[];
  readonly act: () => Promise<Answer>;
  readonly code: number;
  /** Whether they may read on. */
  readonly keepsFeed?: boolean;
};

/**
 * Opens a socket to each document and one to the feed, writes without end into the documents, acts, and waits until all are
 * closed. What was sent after the answer has come is nowhere.
 */
async function expectClosed({ who, documents, act, code, keepsFeed = false }: Ending): Promise<void> {
  const follower = await stage.openSocket(who, feed());
  const writers = await openWriters(who, documents);
  const { status, text } = await act();
  const answeredAt = performance.now();
  expect([200, 201, 204], text).toContain(status);
  const sentBefore = writers.map(({ entries }) => entries.length);
  const ended = keepsFeed ? writers : [...writers, follower];
  const codes = await Promise.all(ended.map((one) => one.closing()));
  closedAfterMs.push(performance.now() - answeredAt);
  expect(codes).toEqual(codes.map(() => code));
  for (const [place, writer] of writers.entries()) await expectNothingLater(writer, sentBefore[place]!);
}

async function openWriters(who: Ending['who'], documents: readonly string[]): Promise<KeptSocket[]> {
  const writers = await Promise.all(documents.map((name) => KeptSocket.open(stage, who, name)));
  for (const writer of writers) writer.keepWriting();
  // Some of it is stored: on a busy machine much may be sent before the first is read.
  await until(
    () => writers.every(({ entries, acknowledged }) => entries.length > 20 && acknowledged > 0),
    'they write',
  );
  return writers;
}

/** Of what it sent, the first part is stored, without a hole, and nothing of what came after the answer. */
async function expectNothingLater(writer: KeptSocket, sentBefore: number): Promise<void> {
  const found = writer.foundIn(await stored(writer.name));
  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(writer.entries.slice(0, found.length));
  expect(found.length).toBeLessThanOrEqual(sentBefore);
}

describe('[R8] a socket that is kept is closed, and what it sends from then on is stored nowhere', () => {
  test('after signing out: those of that session, and of no other', async () => {
    const b = await stage.signIn('b');
    const other = await stage.openSocket('b', feed());
    await expectClosed({
      who: b,
      documents: [joint(), report(), notes(), ballotOf('b', '2')],
      act: () => b.call('DELETE', '/api/session'),
      code: 4401,
    });
    expect(other.closed()).toBeUndefined();
  });

  test('after a change of the password elsewhere, as for a stolen session', async () => {
    const thief = await stage.signIn('b');
    const { password } = stage.people.b;
    await expectClosed({
      who: thief,
      documents: [joint(), report(), notes(), ballotOf('b', '2')],
      act: () =>
        stage.people.b.call('PUT', '/api/account/password', { current: password, next: `${password} anew` }),
      code: 4401,
    });
    expect((await thief.call('GET', '/api/session')).status).toBe(401);
  });

  test('after "ready": the writing into the ballot of that area', async () => {
    const path = livePaths.document + ballotOf('a', '2');
    const [reader, writer] = [await stage.openSocket('a', path), await stage.openSocket('a', path)];
    expect(
      (await stage.command('a', { kind: 'say-ready', area: '2', seenBallot: await seenBy('a') })).status,
    ).toBe(200);
    for (const one of [reader, writer]) expect(await one.closing()).toBe(4423);
  });

  test('after the reveal, which the other has made', async () => {
    const own = await stage.openSocket('b', livePaths.document + ballotOf('b', '2'));
    expect(
      (await stage.command('b', { kind: 'say-ready', area: '2', seenBallot: await seenBy('b') })).status,
    ).toBe(200);
    expect(await own.closing()).toBe(4423);
    for (const who of ['a', 'b'] as const) {
      const writer = await KeptSocket.open(stage, stage.people[who], ballotOf(who, '2'));
      writer.write();
      expect(await writer.closing()).toBe(4423);
    }
  });

  test('after losing a role: of the feed and of all texts', async () => {
    const { id, cookie } = stage.people.reviewer;
    const sockets = [await stage.openSocket({ cookie }, feed()), await openReader({ cookie }, joint())];
    const answer = await stage.command('administrator', { kind: 'remove-participant', account: id });
    expect(answer.status).toBe(200);
    for (const one of sockets) expect(await one.closing()).toBe(4403);
    const back = await stage.command('administrator', {
      kind: 'add-participant',
      account: id,
      role: 'observer',
    });
    expect(back.status).toBe(200);
    expect((await openReader({ cookie }, joint())).closed()).toBeUndefined();
  });

  test('after the account has been disabled', async () => {
    const { id, cookie } = stage.people.observer;
    const sockets = [await stage.openSocket({ cookie }, feed()), await openReader({ cookie }, joint())];
    expect((await byAdministrator('PUT', `/api/accounts/${id}/disabled`, { disabled: true })).status).toBe(
      204,
    );
    for (const one of sockets) expect(await one.closing()).toBe(4401);
  });

  test('after the place went to a successor: of texts, notes, ballots and the feed', async () => {
    await expectClosed({
      who: stage.people.b,
      documents: [joint(), report(), notes()],
      act: () =>
        stage.command('administrator', {
          kind: 'replace-assessor',
          account: stage.people.b.id,
          successor: successor.id,
          reason: 'Har sluttet.',
        }),
      code: 4403,
    });
    const again = await stage.openSocket('b', livePaths.document + ballotOf('b', '1'));
    expect(await again.closing()).toBe(4403);
  });

  test('after a recovery, which ends every session', async () => {
    await expectClosed({
      who: stage.people.a,
      documents: [joint(), report(), notes()],
      act: () => byAdministrator('POST', `/api/accounts/${stage.people.a.id}/recovery`),
      code: 4401,
    });
  });

  test('after archiving: the writing; the successor may still read', async () => {
    await expectClosed({
      who: successor,
      documents: [joint(), report(), notes()],
      act: () => stage.command('administrator', { kind: 'archive', reason: 'Ferdig.' }),
      code: 4403,
      keepsFeed: true,
    });
    expect((await openReader(successor, notes())).closed()).toBeUndefined();
  });

  test('after the evaluation has been deleted: the reading too, of everything', async () => {
    const path = `/api/evaluations/${stage.evaluation}`;
    const sockets = [
      await stage.openSocket(successor, feed()),
      await openReader(successor, joint()),
      await openReader(successor, report()),
      await openReader(successor, notes()),
    ];
    const { headers } = await successor.call('GET', `${path}/export`);
    const exportHash = headers.get('x-content-sha256');
    expect((await byAdministrator('DELETE', path, { exportHash })).status).toBe(204);
    for (const one of sockets) expect(await one.closing()).toBe(4403);
  });
});

describe('[R8] a socket that is kept over the signatures', () => {
  let signed: Stage;

  /** Everything is decided and confirmed. */
  beforeAll(async () => {
    signed = await Stage.open(decideEverything);
  });

  afterAll(() => signed.close());

  const sign = async (who: 'a' | 'b') => {
    const path = `/api/evaluations/${signed.evaluation}/package/draft`;
    const { hash } = (await signed.people[who].call('GET', path)).body as { hash: string };
    const { password } = signed.people[who];
    expect((await signed.command(who, { kind: 'sign', packageHash: hash, password })).status).toBe(200);
  };

  const text = () => jointName(signed.evaluation, '1', 1);
  const storedText = () => new StoredCopy(signed.folder).read((database) => storedDoc({ database }, text()));

  test('writes nothing after the first', async () => {
    const kept = await KeptSocket.open(signed, signed.people.b, text());
    kept.keepWriting();
    await until(() => kept.entries.length > 20, 'it writes');
    await sign('a');
    const sentBefore = kept.entries.length;
    expect(await kept.closing()).toBe(4423);
    const found = kept.foundIn(await storedText());
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(kept.entries.slice(0, found.length));
    expect(found.length).toBeLessThanOrEqual(sentBefore);
  });

  test('writes nothing after the one that completes them, and may be read on', async () => {
    const [kept, reader, followed] = [
      await KeptSocket.open(signed, signed.people.b, text()),
      await signed.openSocket('a', livePaths.document + text()),
      await signed.openSocket('b', `${livePaths.feed}${signed.evaluation}?since=0`),
    ];
    await sign('b');
    kept.write();
    expect(await kept.closing()).toBe(4423);
    expect(kept.foundIn(await storedText())).toEqual([]);
    expect([reader.closed(), followed.closed()]).toEqual([undefined, undefined]);
  });
});

async function decideEverything(everybody: Everybody): Promise<void> {
  for (const area of ['1', '2'])
    for (const who of ['a', 'b'] as const) await everybody.sayReady(who, area, 3);
  for (const indicator of ['1.1.1', '1.1.2', '2.1.1'])
    await everybody.command('a', {
      kind: 'decide',
      indicator,
      outcome: { kind: 'graded', grades: { c1: 3, c2: 3 } },
      reason: { code: 'slip', text: 'Lest feil.' },
      seenDecision: null,
    });
  const { decisions } = (await everybody.snapshot('a')).state;
  const made = Object.values(decisions).flatMap((history) => history.map(({ id }) => id));
  await everybody.command('b', { kind: 'confirm', decisions: made });
}

/** A document as the disk has it now. */
function stored(name: string): Promise<Y.Doc> {
  return new StoredCopy(stage.folder).read((database) => storedDoc({ database }, name));
}

/** A socket that has been given the whole document. */
async function openReader(who: Ending['who'], name: string): Promise<RawClient> {
  const client = await stage.openSocket(who, livePaths.document + name);
  client.send(0, 0, 1, 0);
  await until(() => client.received.some((message) => message[0] === 0 && message[1] === 1), 'synced');
  return client;
}
