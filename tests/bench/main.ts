import { formatReport, type BenchReport } from './bench-report.ts';

/** Loaded only when asked for: some need a browser or a server. */
const benchByName: ReadonlyMap<string, () => Promise<BenchReport>> = new Map([
  ['realtime', async () => (await import('./realtime.ts')).benchRealtime()],
  ['scoring', async () => (await import('./scoring.ts')).benchScoring()],
  ['first-load', async () => (await import('./first-load.ts')).benchFirstLoad()],
]);

const [name = '', ...options] = process.argv.slice(2);
const bench = benchByName.get(name);
if (bench === undefined || options.some((option) => option !== '--json')) {
  console.error(`Usage: pnpm bench ${[...benchByName.keys()].join('|')} [--json]`);
  process.exitCode = 1;
} else {
  const report = await bench();
  console.log(options.includes('--json') ? JSON.stringify(report, undefined, 2) : formatReport(report));
}
