import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EvaluationListItem, ReportFormat } from '@samskar/shared/api';
import { ballotName } from '@samskar/shared/documents';
import { KeptSocket } from '../../probes/support/kept-socket.ts';
import { openRawClient } from '../../realtime/support/clients.ts';
import { until } from '../../realtime/support/until.ts';
import { clientAt, findFreePort, type TestClient } from '../../support/start-test-server.ts';
import { atMost, type Figure } from '../bench-report.ts';
import type { Usage } from '../servers/answer-bench.ts';
import { startProcess } from '../servers/start-process.ts';
import { quantileOf, spreadOf } from '../statistics.ts';
import { within } from '../within.ts';
import type { FilesAnswer, FilesOrder } from './order-reports.ts';

/** Made at once while somebody types: what people carry away, and the archive's. */
const wanted: readonly ReportFormat[] = [
  'pdf',
  'docx',
  'pptx',
  'xlsx',
  'html',
  'pdf',
  'docx',
  'pptx',
  'csv',
  'json',
];
const edits = { leastCount: 300, everyMs: 20 };
/** The live engine's p99 beside ten reports, over that undisturbed (issue 5). */
const ratioMax = 1.2;

/** For ten reports; they take some seconds. */
const madeMsMax = 60_000;

const main = join(import.meta.dirname, '../../../server/src/main.ts');

type Options = { readonly folder: string; readonly runs: number; readonly tell: (progress: string) => void };

type Stage = {
  readonly origin: string;
  /** One after the other asks for the reports, since each may ask for some only. */
  readonly readers: readonly TestClient[];
  /** In which they ask. */
  readonly orderer: ChildProcess;
  readonly typist: TestClient;
  /** Its ballot is written into. */
  readonly ballot: string;
  /** Of it the reports are. */
  readonly finished: string;
};

/** p99 from a key to its acknowledgement, on disk, while ten reports are made and while none is; in turn. */
export async function typeBesideReports({ folder, runs, tell }: Options): Promise<readonly Figure[]> {
  const port = await findFreePort();
  const environment = { SAMSKAR_DATA: folder, SAMSKAR_PORT: String(port) };
  const server = await startProcess({ script: [main, 'demo'], environment, port });
  const orderer = fork(join(import.meta.dirname, 'order-reports.ts'));
  try {
    const stage = await openStage(`http://localhost:${port}`, server.printed, orderer);
    // Libraries are loaded once; who comes first is not what is measured.
    await makeReports(stage, 0);
    const quiet: Typing[] = [];
    const beside: Typing[] = [];
    for (let run = 0; run < runs; run += 1) {
      tell(`typing beside reports, run ${run + 1} of ${runs}`);
      quiet.push(await type(stage, Promise.resolve(0)));
      beside.push(await type(stage, makeReports(stage, run + 1)));
    }
    return figuresOf(quiet, beside, await server.usage());
  } finally {
    orderer.disconnect();
    await server.stop();
  }
}

function figuresOf(
  quiet: readonly Typing[],
  beside: readonly Typing[],
  { peakBytes, childrenPeakBytes }: Usage,
): readonly Figure[] {
  const undisturbed = measured('undisturbed', quiet, 'tookMs');
  const { value, range } = measured('beside', beside, 'tookMs');
  return [
    {
      name: 'key to acknowledgement beside ten reports, p99',
      unit: 'ms',
      value,
      range,
      beside: [
        undisturbed,
        measured('lateness of the generator itself, undisturbed', quiet, 'lateMs'),
        measured('lateness of the generator itself, beside', beside, 'lateMs'),
      ],
      goals: [atMost('must', value, ratioMax * undisturbed.value, `at most ${ratioMax} x undisturbed =`)],
    },
    { ...measured('ten reports, beside typing', beside, 'madeMs'), unit: 'ms' },
    {
      name: 'server’s peak',
      unit: 'MB',
      value: peakBytes / 1024 ** 2,
      beside: [{ name: 'of the process that makes reports', value: childrenPeakBytes / 1024 ** 2 }],
    },
  ];
}

function measured(name: string, runs: readonly Typing[], figure: keyof Typing) {
  const { median, min, max } = spreadOf(runs.map((run) => run[figure]));
  return { name, value: median, range: [min, max] } as const;
}

async function openStage(origin: string, printed: () => string, orderer: ChildProcess): Promise<Stage> {
  await until(() => /Eier\s.*\n/.test(printed()), 'the demo has printed its accounts', 60_000);
  const signIn = async (name: string) => {
    const line = printed()
      .split('\n')
      .find((one) => one.includes(name));
    const [email, password] =
      line
        ?.slice(line.indexOf(name) + name.length)
        .trim()
        .split(/\s+/) ?? [];
    const { headers } = await clientAt(origin, '').call('POST', '/api/session', { email, password });
    return clientAt(origin, headers.get('set-cookie')?.split(';')[0] ?? '');
  };
  const [a, b, reviewer] = [await signIn('Vurderer A'), await signIn('Vurderer B'), await signIn('Fagfelle')];
  const list = (await b.call('GET', '/api/evaluations')).body as EvaluationListItem[];
  const [finished, midway] = [2023, 2026].map((year) => list.find((item) => item.year === year)?.id ?? '');
  const session = (await b.call('GET', '/api/session')).body as { account: { id: string } };
  return {
    origin,
    readers: [a, b, reviewer],
    orderer,
    typist: b,
    ballot: ballotName(midway ?? '', session.account.id, '2', 1),
    finished: finished ?? '',
  };
}

/** How long until all of them had come. @throws when one did not */
async function makeReports({ origin, readers, orderer, finished }: Stage, run: number): Promise<number> {
  const reader = readers[run % readers.length];
  if (reader === undefined) throw new Error('Somebody reads');
  const urls = wanted.map((format) => `${origin}/api/evaluations/${finished}/report?format=${format}`);
  const answered = once(orderer, 'message');
  orderer.send({ urls, cookie: reader.cookie } satisfies FilesOrder);
  // Both ends are ours: order-reports.ts sends nothing else.
  const [answer] = (await within(madeMsMax, 'ten reports are made', answered)) as [FilesAnswer];
  if ('refused' in answer) throw new Error(`A report was answered with ${answer.refused}`);
  return answer.madeMs;
}

/** p99 of the first two. */
type Typing = {
  /** From when an edit is sent until it is on disk. */
  readonly tookMs: number;
  /** By which an edit was sent too late. */
  readonly lateMs: number;
  /** What ran beside it. */
  readonly madeMs: number;
};

/** Edits at an even pace, until `beside` is over and enough have been made. */
async function type({ origin, typist, ballot }: Stage, beside: Promise<number>): Promise<Typing> {
  const place = { origin, url: origin.replace('http', 'ws') };
  const socket = await KeptSocket.open(
    {
      openSocket: (_, path, protocols) =>
        openRawClient(place, path, { cookie: typist.cookie, protocols: protocols ?? [] }),
    },
    typist,
    ballot,
  );
  const sentAt: number[] = [];
  const tookMs: number[] = [];
  const lateMs: number[] = [];
  socket.client.socket.on('message', () => {
    while (tookMs.length < sentAt.length && tookMs.length < socket.acknowledged)
      tookMs.push(performance.now() - (sentAt[tookMs.length] ?? 0));
  });
  let madeMs: number | undefined;
  void beside.then((ms) => (madeMs = ms));
  while (madeMs === undefined || sentAt.length < edits.leastCount) {
    const now = performance.now();
    sentAt.push(now);
    socket.write();
    await pause(edits.everyMs);
    lateMs.push(performance.now() - now - edits.everyMs);
  }
  await until(() => socket.isSaved, 'all is acknowledged', 60_000);
  socket.client.socket.terminate();
  return { tookMs: quantileOf(tookMs, 0.99), lateMs: quantileOf(lateMs, 0.99), madeMs: await beside };
}
