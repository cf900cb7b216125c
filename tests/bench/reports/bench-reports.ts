import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportFormats, type ReportFormat } from '@samskar/shared/api';
import { dataFileName } from '../../../server/src/storage/data-folder.ts';
import { openDemoDesk, signDemo } from '../../support/signed-demo.ts';
import { atMost, type BenchReport, type Figure } from '../bench-report.ts';
import { pinGenerator } from '../servers/cores.ts';
import { quantileOf } from '../statistics.ts';
import type { Rendered } from './render-process.ts';
import { typeBesideReports } from './type-beside-reports.ts';

const warmRounds = 20;
/** Of the whole report as PDF, warm (issue 5). */
const pdfMedianMsMax = 1_000;
/** Of any; a few hundred MB, since a server has no more to spare. */
const peakMegabytesMax = 600;

type Options = { readonly runs: number; readonly tell: (progress: string) => void };

/** What each kind of file takes, and what those who type feel while ten of them are made. */
export async function benchReports({ runs, tell }: Options): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), 'samskar-bench-reports-'));
  try {
    const dataFile = join(folder, dataFileName);
    const demo = await openDemoDesk(dataFile);
    signDemo(demo);
    const { desk, evaluation } = demo;
    const figures: Figure[] = [];
    for (const format of reportFormats) {
      tell(`${format}, ${warmRounds} times`);
      figures.push(...figuresOf(format, await render(format, [dataFile, evaluation, desk.people.a])));
    }
    desk.database.close();
    const pinning = pinGenerator();
    figures.push(...(await typeBesideReports({ folder: join(folder, 'data'), runs, tell })));
    return {
      name: `report: Midtre Gauldal 2023 of the demo; medians of ${runs} runs beside the live engine`,
      notes: [
        'cold: the first one of a process, with its start and the loading of its libraries; warm: those after it, one at once after the other',
        'peak: the most that the workshop’s process held, which made nothing else',
        pinning,
      ],
      figures,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `stored`: a data file, and in it an evaluation and who reads it. */
async function render(format: ReportFormat, stored: readonly string[]): Promise<Rendered> {
  const script = join(import.meta.dirname, 'render-process.ts');
  const child = fork(script, [format, String(warmRounds), ...stored]);
  const gone = once(child, 'exit');
  // Both ends are ours: the child sends nothing else.
  const [rendered] = (await Promise.race([
    once(child, 'message'),
    gone.then(() => Promise.reject(new Error(`The process that makes ${format} has ended`))),
  ])) as [Rendered];
  await gone;
  return rendered;
}

function figuresOf(
  format: ReportFormat,
  { coldMs, warmMs, fileBytes, peakBytes }: Rendered,
): readonly Figure[] {
  const median = quantileOf(warmMs, 0.5);
  const peak = peakBytes / 1024 ** 2;
  return [
    {
      name: `${format}: median, warm`,
      value: median,
      unit: 'ms',
      beside: [
        { name: '95th percentile, warm', value: quantileOf(warmMs, 0.95) },
        { name: 'cold', value: coldMs },
      ],
      ...(format === 'pdf' && { goals: [atMost('must', median, pdfMedianMsMax)] }),
    },
    {
      name: `${format}: peak`,
      value: peak,
      unit: 'MB',
      beside: [{ name: 'the file itself', value: fileBytes / 1024 ** 2 }],
      goals: [atMost('must', peak, peakMegabytesMax)],
    },
  ];
}
