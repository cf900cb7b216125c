import { success, type Result } from '@samskar/shared/result';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import { archiveMark } from '../storage/archive-mark.ts';
import type { Database } from '../storage/database.ts';
import { planImport, type ImportPlan } from './plan-import.ts';
import { readTable, type TableProblem } from './read-table.ts';

/** A plan, and the archive that it was made for. */
export type PlannedFile = ImportPlan & { readonly mark: string };

/** What a file of published results would do to the archive as it stands. Reads only; of thousands of rows it takes a second. */
export async function planFile(
  bytes: Uint8Array,
  database: Database,
  instruments: InstrumentLibrary,
): Promise<Result<PlannedFile, TableProblem>> {
  const table = await readTable(bytes);
  if (!table.ok) return table;
  const mark = archiveMark(database);
  const plan = planImport(database, instruments, table.value);
  return plan.ok ? success({ ...plan.value, mark }) : plan;
}
