import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCommand } from '../../server/src/storage/command-log.ts';
import { until } from '../realtime/support/until.ts';
import { sendCommand, type AskedCommand } from './support/command.ts';
import { isLong, reportFigures, seed } from './support/extent.ts';
import { ballotOfA, jointText, type Ground, type GroundPerson } from './support/ground.ts';
import { expectKept, expectSameReplicas, expectSameStored, promisedIn } from './support/same.ts';
import { Stage } from './support/stage.ts';
import { StoredCopy } from './support/stored-copy.ts';
import type { Database } from '../../server/src/storage/database.ts';
import { tracesOf, tracesWhen, type GreatCommand } from './support/traces.ts';

/** When a process is killed: after so many more acknowledged edits, or at a place within what it writes. */
type Moment =
  | { readonly kind: 'typing'; readonly edits: number; readonly laterMs: number }
  | { readonly kind: 'commit' | 'compaction' | GreatCommand; readonly places: number };

/** Twenty to a life of one data folder. */
const moments: fc.Arbitrary<Moment[]> = fc
  .tuple(
    some(8, fc.record({ kind: fc.constant('typing'), edits: fc.nat(25), laterMs: fc.nat(9) })),
    some(4, within('commit', 7)),
    some(3, within('compaction', 5)),
    some(3, within('reveal', 90)),
    some(1, within('first-signature', 40)),
    some(1, within('last-signature', 40)),
  )
  .chain((kinds) => fc.shuffledSubarray(kinds.flat(), { minLength: 20 }));

const seeds = isLong ? Array.from({ length: 10 }, (_, place) => seed + place) : [seed];

/** The statement from which places within are counted. */
const firstStatement = {
  commit: 'insert into "update_log"',
  compaction: 'insert into "document_snapshot"',
  reveal: 'insert into "event"',
  'first-signature': 'insert into "event"',
  'last-signature': 'insert into "event"',
} as const;

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open({ reveals: 3, signatures: 2 });
});

// Absent when the server did not start.
afterEach(() => (stage as Stage | undefined)?.close());

test.each(seeds)(
  '[R1] [R2] [R14] kill -9 at twenty moments (seed %i): nothing acknowledged is lost, nothing is half done or damaged, and clients come together again by themselves',
  // Ends what hangs: on a busy machine a start alone takes seconds.
  { timeout: 600_000 },
  async (seedOfLife) => {
    const { ground, server, writers } = stage;
    const ballot = await stage.openPlace(ballotOfA(ground), { letter: 'a' }, { letter: 'b' });
    const joint = await stage.openPlace(
      jointText(ground),
      { letter: 'c' },
      { letter: 'd', person: ground.b },
    );
    for (const writer of writers) writer.type(15);
    const [plan] = fc.sample(moments, { seed: seedOfLife, numRuns: 1 });
    const waiting = { toReveal: [...ground.toReveal], toSign: [...ground.toSign] };
    const done: Asked[] = [];
    for (const moment of plan!) {
      await untilPromised(moment.kind === 'typing' ? moment.edits : 1);
      const asked = await dieAt(moment, waiting);
      const promised = [ballot, joint].map((place) => ({ place, ids: promisedIn(place) }));
      const stored = new StoredCopy(ground.folder);
      const isUp = server.start();
      await stored.read((database) => {
        for (const { place, ids } of promised) expectKept(database, place, ids);
        if (asked) expectWholeOrNot(database, asked);
      });
      await isUp;
      if (asked === undefined) continue;
      // A person whose command was not answered sends it again, with its key.
      expect(await sendCommand(server, ground.b, asked)).toBe(200);
      done.push(asked);
    }
    for (const place of [ballot, joint]) await expectSameReplicas(server, place);
    await server.kill();
    await new StoredCopy(ground.folder).read((database) => {
      for (const place of [ballot, joint]) expectSameStored(database, place);
      for (const { evaluation, kind } of done)
        expect(tracesOf(database, ground, evaluation, kind)).toEqual(tracesWhen[kind].done);
    });
    const edits = writers.reduce((sum, { promised }) => sum + promised, 0);
    reportFigures(`${plan!.length} kills, ${edits} edits acknowledged, 0 lost (seed ${seedOfLife})`);
  },
);

function some<Value>(count: number, one: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.array(one, { minLength: count, maxLength: count });
}

function within<Kind extends Exclude<Moment['kind'], 'typing'>>(kind: Kind, placesMax: number) {
  return fc.record({ kind: fc.constant(kind), places: fc.nat(placesMax) });
}

/** Each writer is back, and the first has got on by so many edits. */
async function untilPromised(edits: number): Promise<void> {
  const { writers } = stage;
  const before = writers.map(({ promised }) => promised);
  const isBack = () =>
    writers.every(({ promised }, place) => promised > before[place]!) &&
    writers[0]!.promised >= before[0]! + edits;
  await until(isBack, 'everybody gets on', 30_000);
}

type Waiting = { readonly toReveal: Ground['toReveal'][number][]; readonly toSign: string[] };
type Asked = AskedCommand & { readonly kind: GreatCommand; readonly wasAnswered: boolean };

/** Brings the process to its moment and waits until it is dead; tells of the command that was under way. */
async function dieAt(moment: Moment, waiting: Waiting): Promise<Asked | undefined> {
  const { kind } = moment;
  const { ground, server } = stage;
  if (kind === 'typing') {
    await new Promise((resolve) => setTimeout(resolve, moment.laterMs));
    await server.kill();
    return undefined;
  }
  const asked = kind === 'commit' || kind === 'compaction' ? undefined : await prepareCommand(kind, waiting);
  await server.tell({ kind: 'die', after: firstStatement[kind], places: moment.places });
  const status = asked && (await sendCommand(server, ground.b, asked));
  expect([200, undefined]).toContain(status);
  expect((await server.ended()).signal).toBe('SIGKILL');
  return asked && { ...asked, wasAnswered: status === 200 };
}

type Prepared = AskedCommand & { readonly kind: GreatCommand };

/** A command of B on an evaluation that is ready for it. */
async function prepareCommand(kind: GreatCommand, { toReveal, toSign }: Waiting): Promise<Prepared> {
  if (kind === 'reveal') return { kind, ...toReveal.pop()!, key: crypto.randomUUID() };
  const { server, ground } = stage;
  const { a, b } = ground;
  const evaluation = toSign.pop()!;
  const draft = await fetch(`${server.origin}/api/evaluations/${evaluation}/package/draft`, {
    headers: { cookie: a.cookie },
  });
  // The route answers so; a test that is wrong about it fails at the first signature.
  const { hash: packageHash } = (await draft.json()) as { hash: string };
  const signatureOf = ({ password }: GroundPerson): AskedCommand => ({
    evaluation,
    key: crypto.randomUUID(),
    command: { kind: 'sign', packageHash, password },
  });
  if (kind === 'last-signature') expect(await sendCommand(server, a, signatureOf(a))).toBe(200);
  return { kind, ...signatureOf(b) };
}

/** A command has done everything that goes with it or nothing; everything, when it was answered. */
function expectWholeOrNot(database: Database, { evaluation, key, kind, wasAnswered }: Asked): void {
  const { ground } = stage;
  const isLogged = findCommand(database, ground.b.id, key) !== undefined;
  const { before, done } = tracesWhen[kind];
  expect(tracesOf(database, ground, evaluation, kind)).toEqual(isLogged ? done : before);
  if (wasAnswered) expect(isLogged).toBe(true);
}
