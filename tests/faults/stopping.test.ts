import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../realtime/support/until.ts';
import { isLong } from './support/extent.ts';
import { ballotOfA, jointText } from './support/ground.ts';
import { expectKept, expectSameReplicas, expectSameStored, promisedIn, type Place } from './support/same.ts';
import { Stage } from './support/stage.ts';
import { StoredCopy } from './support/stored-copy.ts';

let stage: Stage;
let ballot: Place;
let joint: Place;

beforeEach(async () => {
  stage = await Stage.open();
  ballot = await stage.openPlace(ballotOfA(stage.ground), { letter: 'a' }, { letter: 'b' });
  joint = await stage.openPlace(
    jointText(stage.ground),
    { letter: 'c' },
    { letter: 'd', person: stage.ground.b },
  );
  for (const writer of stage.writers) writer.type(5);
  await until(() => stage.writers.every(({ promised }) => promised > 20), 'all are at work', 30_000);
});

// Absent when the server did not start.
afterEach(() => (stage as Stage | undefined)?.close());

test('[R1] [R2] [R6] SIGTERM under load: all that was acknowledged is on disk, everybody is told when to come back, and does', async () => {
  const { server, writers, ground } = stage;
  server.signal('SIGTERM');
  expect(await server.ended()).toEqual({ code: 0, signal: null });
  await until(() => writers.every(({ line }) => line.closes.length > 0), 'everybody is told');
  for (const { line } of writers)
    expect(line.closes[0]).toEqual({ code: 1012, reason: expect.stringMatching(/^retry=\d+$/) as string });
  await until(() => writers.every(({ saving }) => saving.kind === 'local'), 'edits are on the devices');
  await new StoredCopy(ground.folder).read((database) => {
    for (const place of [ballot, joint]) expectKept(database, place, promisedIn(place));
  });
  await server.start();
  await expectAllSame();
});

test('[R2] a process that stands still (SIGSTOP) promises nothing meanwhile, and takes everything when it goes on', async () => {
  const { server, writers } = stage;
  server.signal('SIGSTOP');
  const edits = writers.map((writer) => writer.edits);
  // What had been acknowledged was still under way to the clients.
  await until(() => writers.every((writer, place) => writer.edits >= edits[place]! + 40), 'typing goes on');
  const promised = writers.map((writer) => writer.promised);
  // A line that is silent for 30 s is given up; until then it looks as if the server were busy.
  if (isLong) await until(() => writers.every(({ saving }) => saving.kind === 'local'), 'given up', 45_000);
  else await until(() => writers.every((writer, place) => writer.edits >= edits[place]! + 200), 'typing');
  expect(writers.map((writer) => writer.promised)).toEqual(promised);
  for (const { saving } of writers) expect(saving.kind).toBe(isLong ? 'local' : 'saving');
  server.signal('SIGCONT');
  await expectAllSame();
});

async function expectAllSame(): Promise<void> {
  for (const place of [ballot, joint]) await expectSameReplicas(stage.server, place);
  await stage.server.kill();
  await new StoredCopy(stage.ground.folder).read((database) => {
    for (const place of [ballot, joint]) expectSameStored(database, place);
  });
}
