import { ballotName, jointName } from '@samskar/shared/documents';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isLong, reportFigures } from '../faults/support/extent.ts';
import { until } from '../realtime/support/until.ts';
import { attacks, fillJoint, refusedUpgrade, type AttackName, type Target } from './support/attacks.ts';
import { KeptSocket } from './support/kept-socket.ts';
import { Stage } from './support/stage.ts';

// Real servers, each in a process of its own, under all that they should bear.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const mib = 1024 * 1024;
/** A tenth of it shows the same, in the time that everybody has who runs all tests. */
const scale = isLong ? 1 : 0.1;

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open(async (everybody) => {
    await everybody.sayReady('a', '1', 3);
    await everybody.sayReady('b', '1', 3);
  });
});

afterEach(() => stage.close());

type Expected = {
  /** Of the sockets: how they may end. */
  readonly endings: readonly string[];
  /** What the process may need beside what it needs at rest. */
  readonly bytesMax: number;
};

const expected: Readonly<Record<AttackName, Expected>> = {
  '20,000 states in one message': { endings: ['4422'], bytesMax: 100 * mib },
  // While the client is still sending, it may find the line cut instead of a close frame.
  'frames of 60 MB': { endings: ['1009', '1006'], bytesMax: 100 * mib },
  'updates of 1 MB that build on what never comes': {
    endings: ['4422', '4413', 'open, and read slowly'],
    bytesMax: 120 * mib,
  },
  'garbage frames': { endings: ['4422'], bytesMax: 100 * mib },
  'endless small updates': { endings: ['open, and read slowly'], bytesMax: 100 * mib },
  'idle sockets': { endings: ['open', '4429'], bytesMax: 100 * mib },
  'slow readers': { endings: ['open, and answered once it reads', '1013'], bytesMax: 130 * mib },
  'frames that never end': { endings: ['open, and read slowly', '4413'], bytesMax: 100 * mib },
  'frames that never end, of who was refused': { endings: ['4401', '1006'], bytesMax: 100 * mib },
  'slow upgrades': { endings: ['still waiting', 'cut off'], bytesMax: 100 * mib },
};

// Every key of the table is the name of an attack.
test.each(Object.keys(attacks) as AttackName[])(
  '[R12] %s: refused for good or bounded, in memory that is bounded; who writes elsewhere is served',
  async (name) => {
    const { endings, bytesMax } = expected[name];
    await fillJoint(target());
    const { peakBytes: atRest } = await stage.process.usage();
    const honest = await KeptSocket.open(
      stage,
      stage.people.a,
      ballotName(stage.evaluation, stage.people.a.id, '2', 1),
    );
    honest.keepWriting();
    const ended = await attacks[name](target(), scale);
    const { peakBytes } = await stage.process.usage();
    reportFigures(
      `${name}: ${JSON.stringify(ended)}, peak ${mibOf(peakBytes)} MiB resident, ${mibOf(atRest)} at rest`,
    );
    const allowed = [...endings, refusedUpgrade];
    expect(Object.keys(ended).filter((ending) => !allowed.includes(ending))).toEqual([]);
    expect(peakBytes - atRest).toBeLessThan(bytesMax);
    await expectServed(honest);
  },
);

function target(): Target {
  const { url, origin, evaluation, people } = stage;
  return {
    url,
    origin,
    cookie: people.b.cookie,
    ballot: ballotName(evaluation, people.b.id, '2', 1),
    joint: jointName(evaluation, '1', 1),
    indicator: '2.1.1',
    criterion: 'c1',
  };
}

/** What the other wrote meanwhile is acknowledged, and nothing has gone wrong inside. */
async function expectServed(honest: KeptSocket): Promise<void> {
  honest.stopWriting();
  await until(() => honest.isSaved, 'the other is served', 60_000);
  expect(honest.client.closed()).toBeUndefined();
  expect(stage.process.printed()).not.toMatch(/"level":(50|60)/);
}

function mibOf(bytes: number): string {
  return (bytes / mib).toFixed(0);
}
