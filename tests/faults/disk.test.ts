import 'fake-indexeddb/auto';
import { chmodSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { dataFileName } from '../../server/src/storage/data-folder.ts';
import { until } from '../realtime/support/until.ts';
import { isLong, reportFigures, seed } from './support/extent.ts';
import { ballotOfA, jointText } from './support/ground.ts';
import { expectKept, expectSameReplicas, expectSameStored, promisedIn, type Place } from './support/same.ts';
import { SmallDisk } from './support/small-disk.ts';
import { Stage } from './support/stage.ts';
import { StoredCopy } from './support/stored-copy.ts';
import type { Writer } from './support/writer.ts';

// Real servers in processes of their own, on machines that do other things as well.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

let disk: SmallDisk | undefined;
let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
  disk?.unmount();
  disk = undefined;
});

test('[R1] [R2] on a full disk nothing is acknowledged that is not stored, everybody is told, and all goes on when there is room', async () => {
  disk = SmallDisk.mount(24);
  if (disk === undefined)
    reportFigures('no small disk may be mounted here: the data file is kept from growing instead');
  const { server, ground, ballot } = await begin(disk?.folder);
  const setFull = async (isFull: boolean) => {
    if (disk === undefined) await server.tell({ kind: 'set-full', isFull });
    else if (isFull) disk.fill();
    else disk.makeRoom();
  };
  await setFull(true);
  for (const writer of ballot.writers) writer.type(5);
  const isTold = (writer: Writer) =>
    writer.told.some((saving) => saving.kind === 'refused' && saving.why === 'storage-full');
  await until(() => ballot.writers.every(isTold), 'told', 60_000);
  const reason = expect.stringMatching(/^retry=\d+ full$/) as string;
  for (const { line } of ballot.writers)
    expect(line.closes).toEqual(line.closes.map(() => ({ code: 1013, reason })));
  expect((await fetch(`${server.origin}/api/health`)).status).toBe(200);
  const promised = promisedIn(ballot);
  await setFull(false);
  await expectSameReplicas(server, ballot);
  await server.kill();
  await new StoredCopy(ground.folder).read((database) => {
    expectKept(database, ballot, promised);
    expectSameStored(database, ballot);
  });
});

test('[R1] [R2] a data file that takes no write any more ends the process with nothing more promised; devices keep what came since', async () => {
  const { server, ballot } = await begin();
  await server.tell({ kind: 'refuse-writes' });
  const promised = ballot.writers.map((writer) => writer.promised);
  for (const writer of ballot.writers) writer.write();
  expect(await server.ended()).toEqual({ code: 1, signal: null });
  expect(server.printed).toContain('the disk has failed');
  await until(() => ballot.writers.every(({ saving }) => saving.kind === 'local'), 'told');
  expect(ballot.writers.map((writer) => writer.promised)).toEqual(promised);
  await expectAllSameAfterStart(ballot);
});

test('a data file made read-only is refused at the start, by name, and is as it was when it can be written again', async () => {
  const { server, ground, ballot } = await begin();
  const file = join(ground.folder, dataFileName);
  chmodSync(file, 0o400);
  // Who has it open goes on.
  for (const writer of ballot.writers) writer.write();
  await until(() => ballot.writers.every(({ isSaved }) => isSaved), 'saved');
  await server.kill();
  for (const writer of ballot.writers) writer.write();
  const before = readFileSync(file);
  expect(await server.launch({ within: withoutRootsPower() })).toEqual({ code: 1, signal: null });
  expect(server.printed).toContain(`The data file ${file} cannot be opened for writing`);
  expect(server.printed).not.toContain('    at ');
  expect(readFileSync(file).equals(before)).toBe(true);
  chmodSync(file, 0o600);
  await expectAllSameAfterStart(ballot);
});

test('[R1] [R2] a write-ahead log that is torn behind the last acknowledged commit costs nothing', async () => {
  const { server, ground, ballot } = await begin();
  const log = join(ground.folder, `${dataFileName}-wal`);
  const acknowledgedBytes = statSync(log).size;
  // Committed, and dead before it could be acknowledged: the last commit is the one that a power cut may tear.
  await server.tell({ kind: 'die', after: 'insert into "update_log"', places: 3 });
  ballot.writers[0]!.write();
  expect((await server.ended()).signal).toBe('SIGKILL');
  const promised = promisedIn(ballot);
  const bytes = statSync(log).size;
  expect(bytes).toBeGreaterThan(acknowledgedBytes);
  const tears = fc.sample(tear(acknowledgedBytes, bytes), { seed, numRuns: isLong ? 200 : 12 });
  for (const one of tears) {
    const copy = new StoredCopy(ground.folder);
    damage(copy.logFile, one);
    await copy.read((database) => expectKept(database, ballot, promised));
  }
  damage(log, tears[0]!);
  await expectAllSameAfterStart(ballot);
  reportFigures(`${tears.length} torn logs, ${promised.length} edits acknowledged, 0 lost (seed ${seed})`);
});

test('[R1] acknowledged edits that the disk itself has lost come back from the devices that made them', async () => {
  const { server, ground, ballot } = await begin();
  const log = join(ground.folder, `${dataFileName}-wal`);
  const begun = statSync(log).size;
  for (const writer of ballot.writers) writer.write();
  await until(() => ballot.writers.every(({ isSaved }) => isSaved), 'saved');
  await server.kill();
  const { size } = statSync(log);
  damage(log, { kind: 'flipped', at: begun + Math.floor((size - begun) / 2), byte: 1 });
  await expectAllSameAfterStart(ballot);
});

async function begin(parent?: string) {
  stage = await Stage.open(parent === undefined ? {} : { parent });
  const { ground, server } = stage;
  const ballot = await stage.openPlace(ballotOfA(ground), { letter: 'a' }, { letter: 'b' });
  const joint = await stage.openPlace(jointText(ground), { letter: 'c', person: ground.b });
  for (const writer of stage.writers) for (let edit = 0; edit < 5; edit++) writer.write();
  await Promise.all(stage.writers.map((writer) => writer.saved()));
  return { ground, server, ballot, joint };
}

async function expectAllSameAfterStart(place: Place): Promise<void> {
  const { server, ground } = stage!;
  await server.start();
  await expectSameReplicas(server, place);
  await server.kill();
  await new StoredCopy(ground.folder).read((database) => expectSameStored(database, place));
}

/** Root may write what nobody may; without that power it is told as everybody is. */
function withoutRootsPower(): readonly string[] {
  return process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-dac_override', '--'] : [];
}

type Tear =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'flipped'; readonly at: number; readonly byte: number }
  | { readonly kind: 'followed'; readonly by: Uint8Array };

function tear(from: number, to: number): fc.Arbitrary<Tear> {
  const at = fc.integer({ min: from, max: to - 1 });
  return fc.oneof(
    fc.record({ kind: fc.constant('cut'), at }),
    fc.record({ kind: fc.constant('flipped'), at, byte: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ kind: fc.constant('followed'), by: fc.uint8Array({ minLength: 1, maxLength: 9_000 }) }),
  );
}

function damage(file: string, one: Tear): void {
  if (one.kind === 'cut') return truncateSync(file, one.at);
  if (one.kind === 'followed') return writeFileSync(file, one.by, { flag: 'a' });
  const bytes = readFileSync(file);
  bytes[one.at]! ^= one.byte;
  writeFileSync(file, bytes);
}
