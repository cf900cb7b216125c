import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRawClient, openStockClient } from '../realtime/support/clients.ts';
import { until } from '../realtime/support/until.ts';
import { sendCommand } from './support/command.ts';
import { ballotOfA, jointText, type GroundPerson } from './support/ground.ts';
import { expectSameReplicas, expectSameStored } from './support/same.ts';
import { Stage } from './support/stage.ts';
import { StoredCopy } from './support/stored-copy.ts';

const dayMs = 24 * 3_600_000;

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open({ reveals: 1 });
});

// Absent when the server did not start.
afterEach(() => (stage as Stage | undefined)?.close());

test('[R2] a clock that jumps a day forward ends the sessions: nothing is saved that is not, and after signing in all is', async () => {
  const { server, ground } = stage;
  const ballot = await stage.openPlace(ballotOfA(ground), { letter: 'a' }, { letter: 'b' });
  for (const writer of ballot.writers) writer.type(10);
  await until(() => ballot.writers.every(({ promised }) => promised > 5), 'all are at work');
  await server.tell({ kind: 'set-clock', aheadMs: dayMs });
  await until(() => ballot.writers.every(({ saving }) => saving.kind === 'refused'), 'told');
  for (const { saving, line } of ballot.writers) {
    expect(saving).toMatchObject({ why: 'signed-out', isKept: true });
    expect(line.closes.at(-1)).toMatchObject({ code: 4401 });
  }
  const cookie = await signIn(ground.a);
  for (const writer of ballot.writers) {
    writer.cookie = cookie!;
    writer.document.resume();
  }
  await expectSameReplicas(server, { ...ballot, cookie: cookie! });
  await server.kill();
  await new StoredCopy(ground.folder).read((database) => expectSameStored(database, ballot));
});

test('[R2] a clock that jumps a day back disturbs nobody: edits are saved, commands follow on, the feed tells of them', async () => {
  const { server, ground } = stage;
  const [{ evaluation, command }] = ground.toReveal as [(typeof ground.toReveal)[number]];
  const joint = await stage.openPlace(jointText(ground), { letter: 'a' }, { letter: 'b', person: ground.b });
  for (const writer of joint.writers) writer.type(10);
  await until(() => joint.writers.every(({ promised }) => promised > 5), 'all are at work');
  await server.tell({ kind: 'set-clock', aheadMs: -dayMs });
  const promised = joint.writers.map((writer) => writer.promised);
  await until(
    () => joint.writers.every((writer, place) => writer.promised > promised[place]! + 5),
    'they go on',
  );
  const feed = await openRawClient(server, `/live/feed/${evaluation}?since=0`, ground.a);
  expect(await sendCommand(server, ground.b, { evaluation, key: crypto.randomUUID(), command })).toBe(200);
  await until(() => Buffer.concat(feed.received).includes('block-revealed'), 'the feed tells of it');
  await expectSameReplicas(server, joint);
});

test('[R11] a clock that jumps a day back does not hide where others are', async () => {
  const { server, ground } = stage;
  const [a, b] = [ground.a, ground.b].map(({ cookie }) =>
    openStockClient(server, jointText(ground), 'A', { cookie }),
  );
  await Promise.all([a!.synced(), b!.synced()]);
  const isSeen = (at: string) =>
    [...b!.provider.awareness.getStates().values()].some((state) => state.at === at);
  a!.provider.awareness.setLocalStateField('at', 'before');
  await until(() => isSeen('before'), 'seen');
  await server.tell({ kind: 'set-clock', aheadMs: -dayMs });
  a!.provider.awareness.setLocalStateField('at', 'after');
  await until(() => isSeen('after'), 'seen after the jump');
});

test('a clock that was a day ahead does not keep people out who mistyped their password then', async () => {
  const { server, ground } = stage;
  await server.tell({ kind: 'set-clock', aheadMs: dayMs });
  const wrong = { ...ground.a, password: 'a wrong one' };
  for (let attempt = 0; attempt < 10; attempt++) expect(await signIn(wrong)).toBeUndefined();
  expect(await signIn(ground.a)).toBeUndefined();
  await server.tell({ kind: 'set-clock', aheadMs: 0 });
  expect(await signIn(ground.a)).toBeDefined();
});

/** The new session's cookie; undefined when it is refused. */
async function signIn({ email, password }: GroundPerson): Promise<string | undefined> {
  const { origin } = stage.server;
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return answer.ok ? answer.headers.get('set-cookie')?.split(';')[0] : undefined;
}
