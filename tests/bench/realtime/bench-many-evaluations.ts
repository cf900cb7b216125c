import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestServer } from '../../support/start-test-server.ts';
import { atMost, type Figure } from '../bench-report.ts';
import { samskar } from '../servers/samskar.ts';
import { addPair, benchOrigin, createEvaluation } from '../site/prepare-site.ts';
import { quantileOf } from '../statistics.ts';

const startSecondsMax = 2;
const openRatioMax = 1.2;
/** Evaluations of the two whose opening is measured; the same in the small file and the large one. */
const ownCount = 20;
/** How often each is opened. */
const rounds = 5;

/** What a full data file costs: until the server takes connections, and to open one evaluation in it. */
export async function benchManyEvaluations(
  evaluationCount: number,
  tell: (progress: string) => void,
): Promise<readonly Figure[]> {
  const few = await measure(ownCount, tell);
  const many = await measure(evaluationCount, tell);
  const ratio = many.openMs / few.openMs;
  return [
    {
      name: `start with ${evaluationCount} evaluations`,
      value: many.startSeconds,
      unit: 's',
      beside: [{ name: `with ${ownCount}`, value: few.startSeconds }],
      goals: [atMost('must', many.startSeconds, startSecondsMax)],
    },
    {
      name: `open one of ${evaluationCount} evaluations, p50`,
      value: many.openMs,
      unit: 'ms',
      beside: [{ name: `of ${ownCount}`, value: few.openMs }],
      goals: [
        atMost('must', many.openMs, openRatioMax * few.openMs, `at most ${openRatioMax} x an empty file’s =`),
      ],
    },
    { name: 'large file to empty one', value: ratio, unit: 'times' },
  ];
}

async function measure(evaluationCount: number, tell: (progress: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'samskar-bench-'));
  try {
    const { cookie, evaluations } = await fill(folder, evaluationCount, tell);
    const startedAt = performance.now();
    const server = await samskar.start(folder);
    const startSeconds = (performance.now() - startedAt) / 1000;
    try {
      return { startSeconds, openMs: await timeOpening(server.port, cookie, evaluations) };
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Those of others first: what is measured lies at the end of the file. */
async function fill(folder: string, evaluationCount: number, tell: (progress: string) => void) {
  const server = await startTestServer({ dataFolder: folder });
  try {
    const administrator = await server.addPerson('Administrator', { roles: ['administrator'] });
    let pair = await addPair(server, '0');
    for (let made = 0; made < evaluationCount - ownCount; made++) {
      if (made % ownCount === 0) pair = await addPair(server, String(made + 1));
      await createEvaluation(administrator, pair, made, 'blind');
      if (made % 1_000 === 999) tell(`many evaluations: ${made + 1} of ${evaluationCount} made`);
    }
    const own = await addPair(server, 'own');
    const evaluations: string[] = [];
    while (evaluations.length < ownCount)
      evaluations.push(await createEvaluation(administrator, own, evaluations.length, 'blind'));
    return { cookie: own[0].cookie, evaluations };
  } finally {
    await server.stop();
  }
}

async function timeOpening(port: number, cookie: string, evaluations: readonly string[]): Promise<number> {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const evaluation of evaluations) {
      const startedAt = performance.now();
      const answer = await fetch(`http://127.0.0.1:${port}/api/evaluations/${evaluation}`, {
        headers: { cookie, origin: benchOrigin },
      });
      await answer.text();
      if (answer.status !== 200) throw new Error(`The evaluation was answered with ${answer.status}`);
      samples.push(performance.now() - startedAt);
    }
  return quantileOf(samples, 0.5);
}
