import 'fake-indexeddb/auto';
import { ballotName, ballotRevision, jointName, readBallot, setGrade } from '@samskar/shared/documents';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { smallShapeOf } from '../end-to-end/support/everybody.ts';
import { isLong, reportFigures } from '../faults/support/extent.ts';
import { expectSameReplicas, expectSameStored, type Place } from '../faults/support/same.ts';
import { StoredCopy } from '../faults/support/stored-copy.ts';
import { Writer } from '../faults/support/writer.ts';
import { emptyUpdate, openStockClient, updatesOf, type RawClient } from '../realtime/support/clients.ts';
import { until } from '../realtime/support/until.ts';
import { Stage } from './support/stage.ts';

const rounds = isLong ? 100 : 2;
let stage: Stage;
let writers: Writer[];

beforeEach(async () => {
  writers = [];
  stage = await Stage.open(async (everybody) => {
    await everybody.sayReady('a', '1', 3);
    await everybody.sayReady('b', '1', 3);
  });
});

afterEach(async () => {
  await Promise.all(writers.map((writer) => writer.close()));
  await stage.close();
});

test('[R10] who takes client ids from awareness and writes under them is refused for good: no text diverges, and nobody’s edit is lost', async () => {
  const name = jointName(stage.evaluation, '1', 1);
  const place = await openWriters(name, ['a', 'b']);
  for (const writer of place.writers) writer.type(20);
  // What an attacker who takes part is shown like everybody else.
  const { provider, doc } = openStockClient(stage, name, 'B', { cookie: stage.people.b.cookie });
  await until(() => provider.awareness.getStates().size >= 2, 'ids are seen');
  const codes = new Map<number, number>();
  for (let round = 0; round < rounds; round++)
    for (const forge of Object.values(forgeries)) {
      const attacker = await stage.openSocket('b', `/live/document/${name}`);
      attacker.sendStep2(emptyUpdate);
      forge(attacker, doc, writers[0]!.doc.clientID);
      const code = await attacker.closing();
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  expect([...codes.keys()]).toEqual([4422]);
  await expectSameReplicas(stage, place);
  expect(writers.flatMap(({ line }) => line.closes)).toEqual([]);
  await new StoredCopy(stage.folder).read((database) => expectSameStored(database, place));
  reportFigures(`forgery: ${codes.get(4422)} forged updates refused, ${edits()} honest edits kept`);
});

test('[R14] and its "ready" is said as if nobody had tried', async () => {
  const name = ballotName(stage.evaluation, stage.people.a.id, '2', 1);
  const place = await openWriters(name, ['a']);
  const [writer] = place.writers;
  for (const criterion of ['c1', 'c2']) setGrade(writer!.doc, '2.1.1', criterion, 3);
  const victim = writer!.doc.clientID;
  // Wherever else B may write, A's id is as good as any other; it is A's in A's ballot all the same.
  const own = await stage.openSocket(
    'b',
    `/live/document/${ballotName(stage.evaluation, stage.people.b.id, '2', 1)}`,
  );
  const doc = new Y.Doc();
  doc.clientID = victim;
  setGrade(doc, '2.1.1', 'c1', 5);
  own.sendStep2(Y.encodeStateAsUpdate(doc));
  await writer!.saved();
  const seenBallot = ballotRevision(readBallot(writer!.doc, smallShapeOf('2')));
  expect((await stage.command('a', { kind: 'say-ready', area: '2', seenBallot })).status).toBe(200);
  expect(own.closed()).toBeUndefined();
});

/** Each brings what nobody has, under the victim's id. */
const forgeries: Readonly<Record<string, (client: RawClient, seen: Y.Doc, victim: number) => void>> = {
  next: (client, seen, victim) => sendForged(client, copyOf(seen, victim)),
  'before the victim has written': (client, _seen, victim) => sendForged(client, copyOf(new Y.Doc(), victim)),
  'far ahead': (client, seen, victim) => {
    const doc = copyOf(seen, victim);
    updatesOf(doc, () => write(doc));
    sendForged(client, doc);
    client.sendStep2(emptyUpdate);
  },
  'behind an edit of one’s own': (client, seen, victim) => {
    const doc = copyOf(seen, 7_000_000 + Math.floor(Math.random() * 1_000_000));
    write(doc);
    doc.clientID = victim;
    write(doc);
    client.sendStep2(Y.encodeStateAsUpdate(doc));
  },
  'after saying that the victim has gone': (client, seen, victim) => {
    client.sendAwareness([
      { client: victim, clock: 2 ** 31, json: 'null' },
      { client: victim, clock: 2 ** 31 + 1, json: '{"cursor":1}' },
    ]);
    sendForged(client, copyOf(seen, victim));
  },
};

function copyOf(seen: Y.Doc, clientID: number): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seen));
  doc.clientID = clientID;
  return doc;
}

function sendForged(client: RawClient, doc: Y.Doc): void {
  for (const update of updatesOf(doc, () => write(doc))) client.sendUpdate(update);
}

/** More than the victim can have written meanwhile: what the server knows already would change nothing, and be let pass. */
function write(doc: Y.Doc): void {
  doc.getText('forged').insert(0, 'x'.repeat(50_000));
}

async function openWriters(name: string, people: readonly ('a' | 'b')[]): Promise<Place> {
  const shape = smallShapeOf(name.includes('/1@') ? '1' : '2');
  for (const [at, who] of people.entries()) {
    const letter = String.fromCharCode('a'.charCodeAt(0) + at);
    writers.push(await Writer.open({ server: stage, name, shape, person: stage.people[who], letter }));
  }
  return { name, shape, cookie: stage.people.a.cookie, writers };
}

function edits(): number {
  return writers.reduce((sum, writer) => sum + writer.edits, 0);
}
