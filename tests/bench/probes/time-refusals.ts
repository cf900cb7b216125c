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
  const timeOfSocket = (of: string) => timeSocket(stage, path(of));
  const timeOfRequest = (of: string) => timeRequest(stage, `/api/evaluations/${of}`);
  return [
    ...(await compareTimes('a socket to another’s ballot', timeOfSocket, evaluation)),
    ...(await compareTimes('an evaluation, to a stranger', timeOfRequest, evaluation)),
  ];
}

async function compareTimes(
  what: string,
  time: (evaluation: string) => Promise<number>,
  evaluation: string,
): Promise<readonly Figure[]> {
  const there: number[] = [];
  const absent: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    there.push(await time(evaluation));
    absent.push(await time(randomUUID()));
  }
  const medians = [quantileOf(there, 0.5), quantileOf(absent, 0.5)] as const;
  const ratio = Math.max(...medians) / Math.min(...medians);
  const quantiles = [0.5, 0.9].map((share) => ({
    name: `${what}, if it is there: p${share * 100}`,
    unit: 'ms',
    value: quantileOf(there, share),
    beside: [{ name: 'if it is not', value: quantileOf(absent, share) }],
  }));
  const goals = [atMost('must', ratio, ratioMax)];
  return [...quantiles, { name: `${what}: ratio of the medians`, unit: 'x', value: ratio, goals }];
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
