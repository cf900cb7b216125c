import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countResults, type Counts } from './count-results.ts';
import { cacheFolder, listChecks, reportPath, type Check, type Extent, type Stage } from './list-checks.ts';
import { killCommands, runCommand, type CommandResult } from './run-command.ts';

const root = join(import.meta.dirname, '../../..');

/** Where Node keeps what it has compiled, by its content: some hundred processes of a run begin with the same modules. */
const compiled = join(root, cacheFolder, 'compiled');

/** Two programs share two cores well; more of them only take each other's memory. */
const lanes = 2;

/**
 * Runs the checks, prints a line for each, its lines of figures (`# …`) and the whole output of those that fail, and closes with `N passed, N failed`.
 * The exit code is 1 when anything failed.
 */
export async function runChecks(extent: Extent): Promise<void> {
  const reportFolder = mkdtempSync(join(tmpdir(), 'samskar-checks-'));
  const removeReports = () => rmSync(reportFolder, { recursive: true, force: true });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(removeReports));

  const all: Counts[] = [];
  for (const stage of listChecks(extent, reportFolder)) all.push(...(await runStage(stage, reportFolder)));
  removeReports();

  const failed = sum(all.map((counts) => counts.failed));
  const failures = all.flatMap((counts) => counts.failures);
  if (failures.length > 0) console.log(`Failed:\n  ${failures.join('\n  ')}`);
  console.log(`\n${sum(all.map((counts) => counts.passed))} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function stop(removeReports: () => void): never {
  killCommands();
  removeReports();
  process.exit(130);
}

async function runStage(stage: Stage, reportFolder: string): Promise<Counts[]> {
  const waiting = [...stage];
  const done: Counts[] = [];
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      done.push(await runCheck(check, reportFolder));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}

async function runCheck(check: Check, reportFolder: string): Promise<Counts> {
  const start = performance.now();
  const result = await runCommands(check);
  const counts = countResults(check.counts, { ...result, report: readReport(reportFolder, check.name) });
  print(check, counts, result.output, (performance.now() - start) / 1000);
  return counts;
}

async function runCommands(check: Check): Promise<CommandResult> {
  let output = '';
  for (const command of check.commands) {
    const result = await runCommand(command, {
      cwd: join(root, check.folder),
      environment: { NODE_COMPILE_CACHE: compiled, ...check.environment },
      limitMs: check.limitS * 1000,
    });
    output += result.output;
    if (result.exitCode !== 0 || result.timedOut) return { ...result, output };
  }
  return { exitCode: 0, timedOut: false, output };
}

function readReport(reportFolder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(reportPath(reportFolder, name), 'utf8'));
  } catch {
    // Absent or cut off: the counting says so, as a failure.
    return undefined;
  }
}

function print(
  check: Check,
  { passed, failed, failures, notes }: Counts,
  output: string,
  seconds: number,
): void {
  const tests = check.counts === 'single' ? '' : `${passed} passed, ${failed} failed`;
  const verdict = failed === 0 ? 'passed' : 'FAILED';
  console.log(
    `${verdict}  ${check.name.padEnd(14)}${`${seconds.toFixed(1)} s`.padStart(8)}  ${tests}`.trimEnd(),
  );
  if (failed === 0) {
    for (const figures of output.match(/^# .*/gm) ?? []) console.log(`        ${figures.slice(2)}`);
    return;
  }
  for (const failure of failures) console.log(`        ${failure}`);
  console.log(`\n${output.trimEnd()}\n`);
  for (const note of notes) console.log(`${check.name}: ${note}`);
  console.log(`--- end of ${check.name} ---\n`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
