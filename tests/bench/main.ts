import { parseArgs } from 'node:util';
import { formatReport, type BenchReport } from './bench-report.ts';
import { realtimeParts, type RealtimePart } from './realtime/parts.ts';

const usage = `Usage: pnpm bench NAME [--json]
  scoring      what a changed grade costs
  first-load   sign-in and first grade on a bad line
  realtime     the live engine beside a floor: [--peers] [--runs 5] [--part ${realtimeParts.join('|')} ...]
               or a full data file, alone: [--evaluations 50000]
  soak         memory over [--minutes 30], and whether everything is let go of
  probes       what others feel of each attack, and what a refusal's time tells: [--runs 5] [--attack NAME ...]
  compare      every question of the comparison to [--evaluations 100000] published evaluations, and its first paint
  report       what each kind of file of a report takes, and what typing feels of ten of them: [--runs 5]
  screen       key press to the other's screen, grade click to repainted points: two Chromium pages`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    runs: { type: 'string', default: '5' },
    part: { type: 'string', multiple: true, default: [...realtimeParts] },
    attack: { type: 'string', multiple: true, default: [] },
    evaluations: { type: 'string' },
    minutes: { type: 'string', default: '30' },
  },
});

/** Loaded only when asked for: some need a browser or a server. */
const benchByName: ReadonlyMap<string, () => Promise<BenchReport>> = new Map([
  ['scoring', async () => (await import('./scoring.ts')).benchScoring()],
  ['first-load', async () => (await import('./first-load.ts')).benchFirstLoad()],
  ['realtime', measureRealtime],
  ['soak', async () => (await import('./soak/bench-soak.ts')).benchSoak(Number(options.minutes), tell)],
  ['probes', measureProbes],
  [
    'compare',
    async () =>
      (await import('./comparison/bench-comparison.ts')).benchComparison(
        Number(options.evaluations ?? 100_000),
        tell,
      ),
  ],
  ['report', measureReports],
  ['screen', async () => (await import('./screen/bench-screen.ts')).benchScreen()],
]);

const bench = benchByName.get(positionals[0] ?? '');
if (bench === undefined || !options.part.every(isPart)) {
  console.error(usage);
  process.exit(1);
}
const report = await bench();
console.log(options.json ? JSON.stringify(report, undefined, 2) : formatReport(report));

async function measureRealtime(): Promise<BenchReport> {
  const { benchRealtime } = await import('./realtime/bench-realtime.ts');
  return benchRealtime({
    peers: options.peers,
    runs: Number(options.runs),
    parts: options.part.filter(isPart),
    evaluations: options.evaluations === undefined ? undefined : Number(options.evaluations),
    tell,
  });
}

async function measureProbes(): Promise<BenchReport> {
  const { benchProbes } = await import('./probes/bench-probes.ts');
  return benchProbes({ runs: Number(options.runs), names: options.attack, tell });
}

async function measureReports(): Promise<BenchReport> {
  const { benchReports } = await import('./reports/bench-reports.ts');
  return benchReports({ runs: Number(options.runs), tell });
}

/** Beside the report, not in it. */
function tell(progress: string): void {
  console.error(progress);
}

function isPart(text: string): text is RealtimePart {
  return realtimeParts.some((part) => part === text);
}
