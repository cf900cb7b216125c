import {
  liveMessages,
  liveSubprotocol,
  type EvaluationSnapshot,
  type MovePlanView,
} from '@samskar/shared/api';
import {
  ballotName,
  ballotRevision,
  documentShape,
  noteText,
  readBallot,
  reasonText,
  setGrade,
} from '@samskar/shared/documents';
import { parseInstrument, type Instrument } from '@samskar/shared/instrument';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSealedBallots } from '../../../server/src/storage/sealed-ballot.ts';
import {
  everybodyNames,
  gatherEverybody,
  type Everybody,
  type Name,
} from '../../end-to-end/support/everybody.ts';
import { findIn } from '../../end-to-end/support/heard.ts';
import { smallInstrumentFile } from '../../end-to-end/support/small-evaluation.ts';
import {
  closeClients,
  openAckedClient,
  openRawClient,
  type RawClient,
} from '../../realtime/support/clients.ts';
import { until } from '../../realtime/support/until.ts';
import { getPaths } from '../../support/get-paths.ts';
import { startTestServer, type TestServer } from '../../support/start-test-server.ts';

/** What A writes of area 1 before the first move, and between the two. */
const [first, second] = ['Kanarifugl «7391» æøå', 'Kanarifugl «2846» æøå'] as const;
const others = everybodyNames.filter((name) => name !== 'a');

let server: TestServer;
let all: Everybody;
let versions: readonly [Instrument, Instrument];
/** Kept open over both moves. */
const sockets: Record<Name, RawClient[]> = {
  a: [],
  b: [],
  reviewer: [],
  observer: [],
  administrator: [],
  owner: [],
  stranger: [],
};
const secrets: string[] = [first, second];

beforeAll(async () => {
  server = await startTestServer();
  all = await gatherEverybody({
    server,
    enter: () => Promise.reject(new Error('There is no browser here')),
  });
  versions = nextVersions();
});

/** Each test asks everybody for everything. */
const slow = { timeout: 60_000 };

afterAll(async () => {
  closeClients();
  await server.stop();
});

/** 1.1.1 has another maximum, 1.1.2 is gone, area 3 is new; then area 1 is gone. Area 2, which is revealed, is as it was. */
function nextVersions(): readonly [Instrument, Instrument] {
  const parsed = parseInstrument(smallInstrumentFile);
  if (!parsed.ok) throw new Error('The small instrument is good');
  const two = structuredClone(parsed.value);
  Object.assign(two, { id: 'test-2.0', version: '2.0' });
  const [subarea] = two.areas[0]!.subareas;
  subarea!.indicators[0]!.max = 12;
  subarea!.indicators.splice(1, 1);
  const question = { nb: 'Helt nytt' };
  two.areas.push({
    id: '3',
    name: { nb: 'Område 3' },
    subareas: [
      { id: '3.1', name: { nb: 'Nytt' }, indicators: [{ id: '3.1.1', question, max: 5, basis: 'official' }] },
    ],
  });
  const three = structuredClone(two);
  Object.assign(three, { id: 'test-3.0', version: '3.0' });
  three.areas.shift();
  return [two, three];
}

async function publishAndMove(to: Instrument): Promise<void> {
  expect((await all.people.owner.call('POST', '/api/instruments', to)).status).toBe(201);
  const seen = await all.get('owner', `/move-plan?to=${to.id}`);
  hear('owner', seen.text);
  const { plan, planHash } = seen.body as MovePlanView;
  const moved = await all.command('owner', {
    kind: 'move-instrument',
    to: to.id,
    hash: plan.to.hash,
    planHash,
    reason: 'Ny versjon er publisert.',
  });
  expect(moved.status).toBe(200);
  hear('owner', moved.text);
}

/** Answers of commands, which no GET repeats. */
const heard: Partial<Record<Name, Buffer[]>> = {};
function hear(who: Name, text: string): void {
  (heard[who] ??= []).push(Buffer.from(text));
}

/** As the person's own screen writes: over a socket, and stored when it is done. Gives what that screen would send as seen. */
async function write(
  who: 'a' | 'b',
  name: string,
  of: Instrument,
  area: string,
  words: string,
): Promise<string> {
  const shape = documentShape(of, area)!;
  const { cookie } = all.people[who];
  const { doc, synced, saved } = openAckedClient(address(), name, who === 'a' ? 'A' : 'B', { cookie });
  await synced();
  for (const [indicator, criteria] of shape.indicators) {
    for (const criterion of criteria.keys()) setGrade(doc, indicator, criterion, 4);
    reasonText(doc, indicator).insert(0, words);
    noteText(doc, indicator).insert(0, words);
  }
  await saved();
  return ballotRevision(readBallot(doc, shape));
}

const address = () => ({ url: server.origin.replace('http', 'ws'), origin: server.origin });

/** The feed, and every document of the evaluation that might be asked for, of epochs that are, were and will be. */
async function openSockets(who: Name): Promise<void> {
  const { evaluation, people } = all;
  const documents = [1, 2, 3].flatMap((epoch) =>
    ['1', '2', '3'].flatMap((area) => [
      ...[people.a, people.b].map(({ id }) => ballotName(evaluation, id, area, epoch)),
      `joint/${evaluation}/${area}@${epoch}`,
    ]),
  );
  const paths = [`/live/feed/${evaluation}?since=0`, ...documents.map((name) => `/live/document/${name}`)];
  const { cookie } = people[who];
  const opened = await Promise.all(
    paths.map((path) =>
      openRawClient(address(), path, {
        cookie,
        protocols: [liveSubprotocol],
      }),
    ),
  );
  for (const client of opened) {
    // Step 1 of somebody who has nothing: the server answers with all that they may have.
    if (client.closed() === undefined) client.send(liveMessages.sync, 0, 1, 0);
    await until(() => client.closed() !== undefined || client.received.length > 0);
  }
  sockets[who].push(...opened);
}

type Found = { readonly place: string; readonly bytes: Buffer };

/** Everything that this person can ask for, and has been told. */
async function everythingFor(who: Name): Promise<Found[]> {
  const client = all.people[who];
  const snapshots = await all.get('b', '/snapshots');
  const kept = (snapshots.body as { seq: number }[]).map(({ seq }) => String(seq));
  const paths = getPaths().flatMap((path) => {
    if (path.startsWith('/api/instruments/'))
      return ['test-1.0', 'test-2.0', 'test-3.0'].map((id) =>
        path.replace(':id', id).replace(':indicator', '1.1.1'),
      );
    const ours = path.replace(':id', all.evaluation).replace(':area', '1');
    if (ours.includes(':seq')) return kept.map((seq) => ours.replace(':seq', seq));
    return ours.endsWith('/move-plan') ? [`${ours}?to=test-2.0`, `${ours}?to=test-3.0`] : [ours];
  });
  const answers = [];
  for (const path of paths) {
    const { text, headers } = await client.call('GET', path);
    answers.push({ place: path, bytes: Buffer.from(JSON.stringify([...headers]) + text) });
  }
  const frames = sockets[who].flatMap(({ received, closed, socket }) => [
    ...received.map((frame) => ({ place: `socket ${socket.url}`, bytes: Buffer.from(frame) })),
    { place: `close ${socket.url}`, bytes: Buffer.from(closed()?.reason ?? '') },
  ]);
  const told = (heard[who] ?? []).map((bytes) => ({ place: 'command', bytes }));
  return [...answers, ...frames, ...told];
}

async function expectHidden(): Promise<void> {
  for (const who of others) {
    const found = await everythingFor(who);
    for (const secret of secrets) expect(placesOf(found, secret), `${secret} for ${who}`).toEqual([]);
  }
  const logged = Buffer.from(server.logged.join('\n'));
  for (const secret of secrets) expect(findIn([logged], secret), `${secret} in the log`).toEqual([]);
}

function placesOf(found: readonly Found[], secret: string): string[] {
  return found.filter(({ bytes }) => findIn([bytes], secret).length > 0).map(({ place }) => place);
}

const epochOf = async (who: 'a' | 'b', area: string) => {
  const { epochs } = (await all.get(who)).body as EvaluationSnapshot;
  return epochs[`ballot/${all.evaluation}/${all.people[who].id}/${area}`]!;
};

test('[R13] a move that begins A’s ballot anew tells nobody but A a byte of it', slow, async () => {
  for (const who of ['a', 'b'] as const) expect((await all.sayReady(who, '2', 3)).status).toBe(200);
  const seenBallot = all.grade('a', '1', 4, first);
  expect((await all.command('a', { kind: 'say-ready', area: '1', seenBallot })).status).toBe(200);
  const sealed = listSealedBallots(server.people.database, all.evaluation, ['1'], [all.people.a.id]);
  // A hash without the nonce is found by trying; the nonce makes one of the commitment.
  secrets.push(seenBallot, sealed[0]!.nonce);
  for (const who of everybodyNames) await openSockets(who);
  await publishAndMove(versions[0]);
  expect(await epochOf('a', '1')).toBe(2);
  for (const who of everybodyNames) await openSockets(who);
  await expectHidden();
});

test('[R13] nor one that takes the area away, whatever was written in it between the two', slow, async () => {
  const { evaluation, people } = all;
  await write('a', ballotName(evaluation, people.a.id, '1', 2), versions[0], '1', second);
  await publishAndMove(versions[1]);
  for (const who of everybodyNames) await openSockets(who);
  await expectHidden();
});

test('[R13] nor the reveal of what has come instead', slow, async () => {
  for (const who of ['a', 'b'] as const) {
    const name = ballotName(all.evaluation, all.people[who].id, '3', await epochOf(who, '3'));
    const seenBallot = await write(who, name, versions[1], '3', 'Åpent');
    expect((await all.command(who, { kind: 'say-ready', area: '3', seenBallot })).status).toBe(200);
  }
  expect(Object.keys((await all.snapshot('b')).state.revealed)).toEqual(['2', '3']);
  expect((await all.command('b', { kind: 'take-snapshot', name: 'Etter flyttingene' })).status).toBe(200);
  await expectHidden();
});

test('A alone is given it, where it is asked for as A’s own', slow, async () => {
  const found = await everythingFor('a');
  for (const secret of [first, second])
    expect(placesOf(found, secret)).toContain(`/api/evaluations/${all.evaluation}/earlier-ballots`);
  // So the search would have found it in a frame, too.
  expect(placesOf(found, first).some((place) => place.endsWith(`${all.people.a.id}/1@1`))).toBe(true);
  expect(placesOf(found, second).some((place) => place.endsWith(`${all.people.a.id}/1@2`))).toBe(true);
  const addresses = new Set(
    [first, second].flatMap((secret) => placesOf(found, secret)).filter((place) => place.startsWith('/api')),
  );
  expect([...addresses].map((place) => place.split('/').at(-1))).toEqual(['earlier-ballots']);
  for (const who of others)
    expect((await all.get(who, '/earlier-ballots')).body, who).toEqual(
      who === 'b' ? [] : { error: { kind: expect.any(String) as string } },
    );
});
