import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Refusal } from '@samskar/shared/api';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import type { Result } from '@samskar/shared/result';
import { InstrumentLibrary } from '../instruments/instrument-library.ts';
import { realChance } from '../people/chance.ts';
import type { CellProblem } from '../published/cell-problem.ts';
import { importMunicipalities } from '../published/import-municipalities.ts';
import { importPopulations } from '../published/import-populations.ts';
import { planHere } from '../published/plan-here.ts';
import { PublishedArchive } from '../published/published-archive.ts';
import { PublishedImports } from '../published/published-imports.ts';
import { readTable, type Table } from '../published/read-table.ts';
import { refreshComparison } from '../published/refresh-comparison.ts';
import type { Database } from '../storage/database.ts';
import type { Command, CommandAnswer } from './command.ts';
import { refuse, withData } from './open-data.ts';

/** What the operator may bring; the same bound as the most that the web can be set to. */
const fileBytesMax = 16 * 1024 * 1024;
/** As many as anybody mends at a time. */
const shownProblemsMax = 200;

const options = ['--dry-run', '--only-good'];

/** Files into the data of `pnpm serve`, whose settings it takes. Each is taken in whole or not at all. */
export const importData: Command = {
  usage: 'published|municipalities|populations FILE',
  about: 'published results (CSV, .xlsx), KLASS 131, inhabitants; stop the server first',
  run: ([kind, ...args], { folder }) => {
    const given = args.filter((arg) => arg.startsWith('--'));
    const [path, ...others] = args.filter((arg) => !arg.startsWith('--'));
    if (path === undefined || others.length > 0 || given.some((option) => !options.includes(option)))
      return undefined;
    const file = resolve(folder, path);
    switch (kind) {
      case 'published':
        return importPublished(file, {
          isDryRun: given.includes('--dry-run'),
          leavesOutWrong: given.includes('--only-good'),
        });
      case 'municipalities':
      case 'populations':
        return given.length > 0 ? undefined : importRegister(file, kind);
      default:
        return undefined;
    }
  },
};

async function importPublished(
  file: string,
  { isDryRun, leavesOutWrong }: { readonly isDryRun: boolean; readonly leavesOutWrong: boolean },
): Promise<CommandAnswer> {
  const bytes = readBytes(file);
  if (bytes === undefined) return unreadable(file);
  return withData(async (database) => {
    const instruments = openArchive(database);
    const plan = planHere(database, instruments);
    const imports = new PublishedImports({ database, chance: realChance, instruments, plan });
    const preview = await imports.preview(bytes);
    if (!preview.ok) return refuse(...refusalLines(preview.error));
    const { problems, wrongRows, ...shown } = preview.value;
    const lines = problems
      .slice(0, shownProblemsMax)
      .map(({ row, column, rule, value }) => `row ${row}, ${column}: ${rule} (${value})`);
    const refused = wrongRows > 0 && !leavesOutWrong;
    if (isDryRun || refused)
      return {
        exitCode: refused ? 1 : 0,
        output: { stored: false, wrongRows, ...shown },
        errors: refused ? [...lines, refusedText(wrongRows)] : lines,
      };
    const order = { bytes, fileName: basename(file), by: null, plan: shown.plan, leavesOutWrong };
    const done = await imports.take(order);
    if (!done.ok) return refuse(...refusalLines(done.error));
    return {
      exitCode: 0,
      output: { stored: true, import: done.value.id, wrongRows, ...shown },
      errors: lines,
    };
  });
}

function refusalLines(refusal: Refusal): readonly string[] {
  return refusal.kind === 'bad-request'
    ? refusal.problems.map(({ path, rule }) => `${path} ${rule}`.trim())
    : [JSON.stringify(refusal)];
}

function refusedText(wrongRows: number): string {
  return `${wrongRows} rows are wrong, and nothing was stored. Mend them, or leave them out with --only-good.`;
}

async function importRegister(file: string, kind: 'municipalities' | 'populations'): Promise<CommandAnswer> {
  const bytes = readBytes(file);
  if (bytes === undefined) return unreadable(file);
  const table = await readTable(bytes);
  if (!table.ok) return refuse(table.error);
  return withData((database) => {
    const instruments = openArchive(database);
    const taken = database.transaction(() => {
      const read = readRegister(database, kind, table.value);
      if (read.ok) refreshComparison(database, instruments);
      return read;
    });
    if (taken.ok) return { exitCode: 0, output: taken.value };
    const lines = taken.error
      .slice(0, shownProblemsMax)
      .map(({ row, column, rule, value }) => `row ${row}, ${column}: ${rule} (${value})`);
    return refuse(...lines, 'Nothing was stored.');
  });
}

function readRegister(
  database: Database,
  kind: 'municipalities' | 'populations',
  table: Table,
): Result<unknown, readonly CellProblem[]> {
  const country = 'NO';
  return kind === 'populations'
    ? importPopulations(database, table, { country })
    : importMunicipalities(database, table, { country, newId: () => realChance.newId() });
}

/** As the server finds it when it has started: with what comes with this release. */
function openArchive(database: Database): InstrumentLibrary {
  const instruments = new InstrumentLibrary(database, () => realChance.now());
  instruments.addShipped(shippedInstruments);
  new PublishedArchive({ database, chance: realChance, instruments }).takeShipped();
  return instruments;
}

function readBytes(file: string): Uint8Array | undefined {
  try {
    return statSync(file).size > fileBytesMax ? undefined : readFileSync(file);
  } catch {
    return undefined;
  }
}

function unreadable(file: string): CommandAnswer {
  return refuse(`${file} cannot be read, or is larger than ${fileBytesMax / 1024 / 1024} MB.`);
}
