import 'fake-indexeddb/auto';
import { ballotName, jointName } from '@samskar/shared/documents';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { origin, startLiveServer, type LiveServer } from '../realtime/support/live-server.ts';
import { evaluation } from '../realtime/support/names.ts';
import { storedDoc } from '../realtime/support/stored-doc.ts';
import { accountOf, cookieOf, shape, type PersonName } from '../realtime/support/table-of-rights.ts';
import { until } from '../realtime/support/until.ts';
import { isLong, reportFigures, seed } from './support/extent.ts';
import { idsIn, Writer } from './support/writer.ts';

// Thousands of connections, on machines that do other things as well.
vi.setConfig({ testTimeout: isLong ? 1_800_000 : 120_000 });

/** What a network and a person do: TCP keeps the order within a socket, and loses what was under way with it. */
type Step =
  | {
      readonly kind: 'write' | 'stall-up' | 'stall-down' | 'flow' | 'break' | 'leave' | 'come' | 'reload';
      readonly who: number;
    }
  /** The same update once more, as from a client that does not know that it arrived. */
  | { readonly kind: 'repeat'; readonly who: number }
  | { readonly kind: 'breathe' };

const runs = isLong ? 200 : 20;

let server: LiveServer;
let round = 0;

beforeAll(async () => {
  server = await startLiveServer({
    limits: { heartbeatMs: 30, logUpdatesMax: 10, idleMs: 10, retrySpreadMs: 0 },
  });
});

afterAll(() => server.stop());

test.each([{ people: ['A', 'B'] }, { people: ['A', 'B', 'B'] }] satisfies { people: PersonName[] }[])(
  '[R1] [R2] [R10] whatever the network does to $people, in the end all replicas, the server and the disk hold every edit, once',
  async ({ people }) => {
    let edits = 0;
    const plans = fc.array(stepOf(people.length), { minLength: 20, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const name = jointName(evaluation, String((round += 1)), 1);
        const writers = await openWriters(name, people);
        try {
          for (const step of plan) await take(step, writers);
          for (const writer of writers) mend(writer);
          await Promise.all(writers.map((writer) => writer.saved()));
          await until(() => writers.every(({ doc }) => isSame(doc, writers[0]!.doc)), 'replicas equal');
          edits += expectEveryEdit(writers, name);
        } finally {
          await Promise.all(writers.map((writer) => writer.close()));
        }
      }),
      { seed, numRuns: runs, endOnFailure: true },
    );
    expect(server.reports).toEqual([]);
    reportFigures(`${runs} random networks of ${people.length}, ${edits} edits, 0 lost (seed ${seed})`);
  },
);

test('[R2] [R10] whatever the network does while a ballot is locked: what was acknowledged counts, and all else is shown to its owner as late', async () => {
  const figures = { edits: 0, late: 0 };
  const plans = fc.tuple(
    fc.array(stepOf(2), { minLength: 10, maxLength: 50 }),
    fc.array(stepOf(2), { minLength: 5, maxLength: 30 }),
  );
  await fc.assert(
    fc.asyncProperty(plans, async ([before, after]) => {
      const name = ballotName(evaluation, accountOf('A'), String((round += 1)), 1);
      const writers = await openWriters(name, ['A', 'A']);
      try {
        for (const step of before) await take(step, writers);
        lock(name);
        const locked = idsIn(storedDoc(server, name), { name, shape });
        for (const step of after) await take(step, writers);
        for (const writer of writers) mend(writer);
        await until(() => writers.every((writer) => isTold(writer, locked)), 'told of every edit', 20_000);
        expect(idsIn(storedDoc(server, name), { name, shape })).toEqual(locked);
        for (const writer of writers) expect(lateIn(writer).filter((id) => locked.includes(id))).toEqual([]);
        for (const writer of writers)
          expect(writer.idsOf(writer.promised).filter((id) => !locked.includes(id))).toEqual([]);
        figures.edits += writers.reduce((sum, writer) => sum + writer.edits, 0);
        figures.late += writers.reduce((sum, writer) => sum + lateIn(writer).length, 0);
      } finally {
        await Promise.all(writers.map((writer) => writer.close()));
      }
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
  reportFigures(`${runs} locks, ${figures.edits} edits, of them ${figures.late} late, 0 lost (seed ${seed})`);
});

function stepOf(people: number): fc.Arbitrary<Step> {
  const who = fc.nat(people - 1);
  const troubles = fc.constantFrom(
    'stall-up',
    'stall-down',
    'flow',
    'break',
    'leave',
    'come',
    'reload',
    'repeat',
  );
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('write'), who }) },
    { weight: 5, arbitrary: fc.record({ kind: troubles, who }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'breathe' }) },
  );
}

async function openWriters(name: string, people: readonly PersonName[]): Promise<Writer[]> {
  server.rooms.createDocument(name);
  for (const person of people) server.rights.grant(person, name, 'write');
  const writers: Writer[] = [];
  for (const [place, letter] of people.entries()) {
    const person = { id: accountOf(letter), cookie: cookieOf(letter) };
    writers.push(
      await Writer.open({ server: { url: server.url, origin }, name, shape, person, letter: 'abc'[place]! }),
    );
  }
  return writers;
}

async function take(step: Step, writers: readonly Writer[]): Promise<void> {
  if (step.kind === 'breathe') return new Promise((resolve) => setTimeout(resolve, 15));
  await trouble[step.kind](writers[step.who]!);
}

const trouble: Readonly<Record<Exclude<Step['kind'], 'breathe'>, (writer: Writer) => void | Promise<void>>> =
  {
    // A screen that knows better lets nobody type.
    write: (writer) => {
      if (!writer.document.isReadOnly) writer.write();
    },
    'stall-up': ({ line }) => line.stall('up'),
    'stall-down': ({ line }) => line.stall('down'),
    flow: ({ line }) => line.flow(),
    break: ({ line }) => line.break(),
    leave: ({ line }) => line.cut(),
    come: ({ line }) => line.mend(),
    reload: (writer) => writer.reload(),
    repeat: ({ line }) => line.repeat(),
  };

function mend({ line, document }: Writer): void {
  line.mend();
  line.flow();
  // As the page does when the browser says that the line is back.
  document.resume();
}

function lock(name: string): void {
  server.database.transaction(() => server.rooms.lock(name));
  server.rights.grant('A', name, 'read');
  server.permissionsChanged();
}

function expectEveryEdit(writers: readonly Writer[], name: string): number {
  const edits = writers.flatMap((writer) => writer.idsOf(writer.edits)).sort();
  expect(idsIn(writers[0]!.doc, { name, shape })).toEqual(edits);
  for (const doc of [storedDoc(server, name), server.rooms.readDocument(name)!])
    expect(isSame(doc, writers[0]!.doc)).toBe(true);
  return edits.length;
}

/** Each edit is in the ballot as it was locked, or among those that the screen shows as late. */
function isTold(writer: Writer, locked: readonly string[]): boolean {
  const told = new Set([...locked, ...lateIn(writer)]);
  const isSettled = writer.saving.kind === 'saved' && writer.document.isSynced;
  return isSettled && writer.idsOf(writer.edits).every((id) => told.has(id));
}

function lateIn({ document }: Writer): string[] {
  return document.late.flatMap(({ changes }) =>
    changes.map(({ key }) => key.slice(key.lastIndexOf('/') + 1)),
  );
}

function isSame(one: Y.Doc, other: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other));
}
