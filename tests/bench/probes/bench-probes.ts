import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ballotName, jointName } from '@samskar/shared/documents';
import { attacks, type AttackName, type Target } from '../../probes/support/attacks.ts';
import { KeptSocket } from '../../probes/support/kept-socket.ts';
import { Stage } from '../../probes/support/stage.ts';
import { until } from '../../realtime/support/until.ts';
import { atMost, type BenchReport, type Figure } from '../bench-report.ts';
import { pinGenerator } from '../servers/cores.ts';
import { quantileOf, spreadOf } from '../statistics.ts';
import { timeRefusals } from './time-refusals.ts';

/** An honest person's edits, in each part of a run. */
const edits = { count: 300, everyMs: 20 };

/** What others feel of each attack, and whether the time of a refusal tells what is there. */
export async function benchProbes(runs: number, tell: (progress: string) => void): Promise<BenchReport> {
  const pinning = pinGenerator();
  const stage = await Stage.open(async (everybody) => {
    await everybody.sayReady('a', '1', 3);
    await everybody.sayReady('b', '1', 3);
  });
  try {
    const figures: Figure[] = [];
    for (const name of names) figures.push(await measure(stage, name, runs, tell));
    tell('refusals by their time');
    figures.push(...(await timeRefusals(stage)));
    return {
      name: `probes: medians of ${runs} runs; acknowledgements of another person's edits while somebody attacks`,
      notes: [pinning, 'the attacker shares the generator’s core, so what is measured is the worse for it'],
      figures,
    };
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
  const quiet: number[] = [];
  const attacked: number[] = [];
  for (let run = 0; run < runs; run++) {
    tell(`${name}, run ${run + 1} of ${runs}`);
    quiet.push(await p99Of(stage));
    attacked.push(await underAttack(stage, name, () => p99Of(stage)));
  }
  const undisturbed = spreadOf(quiet);
  const { median, min, max } = spreadOf(attacked);
  return {
    name: `${name}: key to acknowledgement, p99`,
    unit: 'ms',
    value: median,
    range: [min, max],
    beside: [{ name: 'undisturbed', value: undisturbed.median, range: [undisturbed.min, undisturbed.max] }],
    goals: [atMost('must', median, 2 * undisturbed.median, 'at most 2 x undisturbed =')],
  };
}

/** From when each edit is sent until it is on disk, of A in a document of A's own. */
async function p99Of(stage: Stage): Promise<number> {
  const { evaluation, people } = stage;
  const honest = await KeptSocket.open(stage, people.a, ballotName(evaluation, people.a.id, '2', 1));
  const sentAt: number[] = [];
  const tookMs: number[] = [];
  honest.client.socket.on('message', () => {
    while (tookMs.length < sentAt.length && tookMs.length < honest.acknowledged)
      tookMs.push(performance.now() - sentAt[tookMs.length]!);
  });
  for (let edit = 0; edit < edits.count; edit++) {
    sentAt.push(performance.now());
    honest.write();
    await pause(edits.everyMs);
  }
  await until(() => honest.isSaved, 'all is acknowledged', 60_000);
  honest.client.socket.terminate();
  return quantileOf(tookMs, 0.99);
}

async function underAttack<Value>(stage: Stage, name: AttackName, act: () => Promise<Value>): Promise<Value> {
  const attacker = fork(join(import.meta.dirname, 'attack-process.ts'), [
    name,
    JSON.stringify(targetIn(stage)),
  ]);
  try {
    await once(attacker, 'message');
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
