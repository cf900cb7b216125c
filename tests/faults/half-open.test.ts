import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openRawClient } from '../realtime/support/clients.ts';
import { until } from '../realtime/support/until.ts';
import { isLong } from './support/extent.ts';
import { ballotOfA } from './support/ground.ts';
import { expectSameReplicas, expectSameStored } from './support/same.ts';
import { Stage } from './support/stage.ts';
import { StoredCopy } from './support/stored-copy.ts';

/** Before anything is imported: y-websocket keeps the `Date.now` that it finds. */
const clock = vi.hoisted(() => {
  const machineNow = Date.now.bind(Date);
  const shown = { aheadMs: 0 };
  Date.now = () => machineNow() + shown.aheadMs;
  return shown;
});

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

// Absent when the server did not start.
afterEach(() => (stage as Stage | undefined)?.close());

test('[R2] on a line that is dead without a word nothing is called saved; the client leaves it by itself, and all is saved on a new one', async () => {
  const { server, ground } = stage;
  const ballot = await stage.openPlace(ballotOfA(ground), { letter: 'a' }, { letter: 'b' });
  for (const writer of ballot.writers) writer.write();
  await Promise.all(ballot.writers.map((writer) => writer.saved()));
  server.proxy.swallow();
  for (const writer of ballot.writers) {
    writer.write();
    expect(writer.saving).toEqual({ kind: 'saving' });
  }
  const told = new Set<string>();
  await until(
    () => {
      for (const { saving } of ballot.writers) told.add(saving.kind);
      // The 30 s of silence after which a client leaves a line go by at once.
      if (!isLong && !told.has('local')) clock.aheadMs += 1_000;
      return ballot.writers.every(({ isSaved }) => isSaved);
    },
    'saved on a new line',
    60_000,
  );
  expect(told).toContain('local');
  await expectSameReplicas(server, ballot);
  await server.kill();
  await new StoredCopy(ground.folder).read((database) => expectSameStored(database, ballot));
});

test('[R11] a line that is dead without a word is found by the server too: others are told that its person has gone', async () => {
  const { server, ground } = stage;
  const path = `/live/feed/${ground.written}?since=0`;
  const other = await openRawClient({ url: server.directUrl, origin: server.origin }, path, ground.b);
  await openRawClient(server, path, ground.a);
  const online = () => other.received.map(String).findLast((message) => message.includes('"presence"'));
  await until(() => online()?.includes(ground.a.id) === true, 'A is there');
  server.proxy.swallow();
  await until(() => online()?.includes(ground.a.id) === false, 'A has gone');
  expect(online()).toContain(ground.b.id);
});
