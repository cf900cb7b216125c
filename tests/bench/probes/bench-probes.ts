import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ballotName, jointName } from '@samskar/shared/documents';
import { attacks, fillJoint, type AttackName, type Target } from '../../probes/support/attacks.ts';
import { KeptSocket } from '../../probes/support/kept-socket.ts';
import { Stage } from '../../probes/support/stage.ts';
import { until } from '../../realtime/support/until.ts';
import { atMost, type BenchReport, type Figure } from '../bench-report.ts';
import { pinAttacker, pinObserver } from '../servers/cores.ts';
import { quantileOf, spreadOf } from '../statistics.ts';
import { timeRefusals } from './time-refusals.ts';

/** An honest person's edits, in each part of a run. */
const edits = { count: 300, everyMs: 20 };

const settlingMs = 1_000;

type Options = {
  readonly runs: number;
  /** Of those that are wanted alone; none stands for all of them. */
  readonly names: readonly string[];
  readonly tell: (progress: string) => void;
};

/** What others feel of each attack, and whether the time of a refusal tells what is there. */
export async function benchProbes({ runs, names: wanted, tell }: Options): Promise<BenchReport> {
  const pinning = pinObserver();
  const figures: Figure[] = [];
  await onStage({}, async (stage) => {
    const { joint } = targetIn(stage);
    await fillJoint(targetIn(stage));
    // As in a meeting: somebody has the long text open. To open it first takes its time, attack or not.
    await KeptSocket.open(stage, stage.people.a, joint);
    for (const name of names.filter((one) => wanted.length === 0 || wanted.includes(one)))
      figures.push(await measure(stage, name, runs, tell));
  });
  if (wanted.length === 0) {
    tell('refusals by their time');
    // Two thousand sockets in a row are more than a person may open.
    await onStage({ SAMSKAR_LIMIT_HANDSHAKES_BURST: '10000' }, async (stage) => {
      figures.push(...(await timeRefusals(stage)));
    });
  }
  return {
    name: `probes: medians of ${runs} runs; acknowledgements of another person's edits while somebody attacks`,
    notes: [
      pinning,
      'lateness: of the timers of who measures while the other is attacked, p99; no server makes that better',
    ],
    figures,
  };
}

async function onStage(
  limits: Readonly<Record<string, string>>,
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const stage = await Stage.open(async (everybody) => {
    await everybody.sayReady('a', '1', 3);
    await everybody.sayReady('b', '1', 3);
  }, limits);
  try {
    await act(stage);
  } finally {
    await stage.close();
  }
}

// Every key of the table is the name of an attack.
const names = Object.keys(attacks) as AttackName[];

async function measure(
  stage: Stage,
  name: AttackName,
  runs: number,
  tell: (progress: string) => void,
): Promise<Figure> {
  const quiet: Typing[] = [];
  const attacked: Typing[] = [];
  for (let run = 0; run < runs; run++) {
    tell(`${name}, run ${run + 1} of ${runs}`);
    quiet.push(await type(stage));
    attacked.push(await underAttack(stage, name, () => type(stage)));
  }
  const undisturbed = measured('undisturbed', quiet, 'tookMs');
  const { value, range } = measured(name, attacked, 'tookMs');
  return {
    name: `${name}: key to acknowledgement, p99`,
    unit: 'ms',
    value,
    range,
    beside: [undisturbed, measured('lateness of who measures', attacked, 'lateMs')],
    goals: [atMost('must', value, 2 * undisturbed.value, 'at most 2 x undisturbed =')],
  };
}

function measured(name: string, runs: readonly Typing[], figure: keyof Typing) {
  const { median, min, max } = spreadOf(runs.map((run) => run[figure]));
  return { name, value: median, range: [min, max] } as const;
}

/** p99 of each. */
type Typing = {
  /** From when an edit is sent until it is on disk. */
  readonly tookMs: number;
  /** By which an edit was sent too late. */
  readonly lateMs: number;
};

/** Edits of A in a document of A's own. */
async function type(stage: Stage): Promise<Typing> {
  const { evaluation, people } = stage;
  const honest = await KeptSocket.open(stage, people.a, ballotName(evaluation, people.a.id, '2', 1));
  const sentAt: number[] = [];
  const tookMs: number[] = [];
  const lateMs: number[] = [];
  honest.client.socket.on('message', () => {
    while (tookMs.length < sentAt.length && tookMs.length < honest.acknowledged)
      tookMs.push(performance.now() - sentAt[tookMs.length]!);
  });
  for (let edit = 0; edit < edits.count; edit++) {
    const now = performance.now();
    sentAt.push(now);
    honest.write();
    await pause(edits.everyMs);
    lateMs.push(performance.now() - now - edits.everyMs);
  }
  await until(() => honest.isSaved, 'all is acknowledged', 60_000);
  honest.client.socket.terminate();
  return { tookMs: quantileOf(tookMs, 0.99), lateMs: quantileOf(lateMs, 0.99) };
}

async function underAttack<Value>(stage: Stage, name: AttackName, act: () => Promise<Value>): Promise<Value> {
  const attacker = fork(join(import.meta.dirname, 'attack-process.ts'), [
    name,
    JSON.stringify(targetIn(stage)),
  ]);
  pinAttacker(attacker.pid);
  try {
    await once(attacker, 'message');
    // Until a program that has just been started costs nothing but what it attacks with.
    await pause(settlingMs);
    attacker.send('begin');
    return await act();
  } finally {
    attacker.kill('SIGKILL');
    await once(attacker, 'exit');
  }
}

function targetIn({ url, origin, evaluation, people: { b } }: Stage): Target {
  return {
    url,
    origin,
    cookie: b.cookie,
    ballot: ballotName(evaluation, b.id, '2', 1),
    joint: jointName(evaluation, '1', 1),
    indicator: '2.1.1',
    criterion: 'c1',
  };
}
