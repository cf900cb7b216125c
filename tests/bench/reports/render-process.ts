import { readFileSync } from 'node:fs';
import type { ReportFormat } from '@samskar/shared/api';
import { Workshop } from '../../../server/src/workshop/workshop.ts';
import type { SignedSources } from '../../support/signed-demo.ts';

/** What making one kind of file took. */
export type Rendered = {
  readonly coldMs: number;
  readonly warmMs: readonly number[];
  readonly fileBytes: number;
  /** The most that the process ever held, and that before anything was made. */
  readonly peakBytes: number;
  readonly beforeBytes: number;
};

/** Started by its path with a format, a file of `SignedSources` and how often to make it warm; sends `Rendered`. */
const [, , format, file, rounds] = process.argv;
const { sources, archive } = JSON.parse(readFileSync(file ?? '', 'utf8')) as SignedSources;
// The bench passes one of them.
const wanted = format as ReportFormat;
const order = { report: { sources, format: wanted, ...(wanted === 'zip' && { archive }) } };
const beforeBytes = process.resourceUsage().maxRSS * 1024;

// In its worker and with its limits, as the server has them made.
const workshop = new Workshop();

const cold = await timed();
const warmMs: number[] = [];
for (let round = 0; round < Number(rounds); round += 1) warmMs.push((await timed()).ms);
const answer: Rendered = {
  coldMs: cold.ms,
  warmMs,
  fileBytes: cold.bytes,
  peakBytes: process.resourceUsage().maxRSS * 1024,
  beforeBytes,
};
process.send?.(answer);
await workshop.close();

async function timed(): Promise<{ readonly ms: number; readonly bytes: number }> {
  const begin = performance.now();
  const made = await workshop.make('report', order, 'file');
  if (!made.ok) throw new Error(`No file: ${JSON.stringify(made.error)}`);
  return { ms: performance.now() - begin, bytes: made.value.length };
}
