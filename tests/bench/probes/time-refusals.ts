import { randomUUID } from 'node:crypto';
import { livePaths } from '@samskar/shared/api';
import { ballotName } from '@samskar/shared/documents';
import type { Stage } from '../../probes/support/stage.ts';
import { atMost, type Figure } from '../bench-report.ts';
import { quantileOf } from '../statistics.ts';

const pairs = 1_000;
/** The clock of a browser is not finer than this share of what a refusal takes over a network. */
const ratioMax = 1.1;

/** "Not yours" beside "does not exist", in turn: a difference in time would tell which it is (R7). */
export async function timeRefusals(stage: Stage): Promise<readonly Figure[]> {
  const { evaluation, people } = stage;
  const path = (of: string) => livePaths.document + ballotName(of, people.a.id, '1', 1);
  return [
    await compareTimes('a socket to another’s ballot', (of) => timeSocket(stage, path(of)), evaluation),
    await compareTimes(
      'an evaluation, to a stranger',
      (of) => timeRequest(stage, `/api/evaluations/${of}`),
      evaluation,
    ),
  ];
}

async function compareTimes(
  what: string,
  time: (evaluation: string) => Promise<number>,
  evaluation: string,
): Promise<Figure> {
  const there: number[] = [];
  const absent: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    there.push(await time(evaluation));
    absent.push(await time(randomUUID()));
  }
  const medians = [quantileOf(there, 0.5), quantileOf(absent, 0.5)] as const;
  const ratio = Math.max(...medians) / Math.min(...medians);
  return {
    name: `${what}: time if it is there / if not`,
    unit: 'x',
    value: ratio,
    beside: [
      { name: 'median ms, there', value: medians[0] },
      { name: 'median ms, absent', value: medians[1] },
      { name: 'p90 ms, there', value: quantileOf(there, 0.9) },
      { name: 'p90 ms, absent', value: quantileOf(absent, 0.9) },
    ],
    goals: [atMost('must', ratio, ratioMax)],
  };
}

async function timeSocket(stage: Stage, path: string): Promise<number> {
  const startedAt = performance.now();
  const client = await stage.openSocket('stranger', path);
  if (client.closed() === undefined) await new Promise((resolve) => client.socket.once('close', resolve));
  return performance.now() - startedAt;
}

async function timeRequest({ people }: Stage, path: string): Promise<number> {
  const startedAt = performance.now();
  await people.stranger.call('GET', path);
  return performance.now() - startedAt;
}
