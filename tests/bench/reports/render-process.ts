import type { ReportFormat } from '@samskar/shared/api';
import { childrenPeakBytes } from '../servers/peak-bytes.ts';
import { Workshop } from '../../../server/src/workshop/workshop.ts';

/** What making one kind of file took. */
export type Rendered = {
  readonly coldMs: number;
  readonly warmMs: readonly number[];
  readonly fileBytes: number;
  /** The most that the workshop's process ever held. */
  readonly peakBytes: number;
};

/** Started by its path with a format, how often to make it warm, a data file, and in it an evaluation and its reader; sends `Rendered`. */
const [, , format, rounds, dataFile = '', evaluation = '', account = ''] = process.argv;
const order = {
  ...{ dataFile, evaluation, account },
  language: 'nb',
  // The bench passes one of them.
  format: format as ReportFormat,
  hasOwnLayout: true,
} as const;

// In its process and with its limits, as the server has them made.
const workshop = new Workshop();

const cold = await timed();
const warmMs: number[] = [];
for (let round = 0; round < Number(rounds); round += 1) warmMs.push((await timed()).ms);
const answer: Rendered = {
  coldMs: cold.ms,
  warmMs,
  fileBytes: cold.bytes,
  peakBytes: childrenPeakBytes(),
};
process.send?.(answer);
await workshop.close();

async function timed(): Promise<{ readonly ms: number; readonly bytes: number }> {
  const begin = performance.now();
  const made = await workshop.make('report', order, 'file');
  if (!made.ok || !made.value.ok) throw new Error(`No file: ${JSON.stringify(made)}`);
  return { ms: performance.now() - begin, bytes: made.value.value.bytes.length };
}
