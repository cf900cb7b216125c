import { failure } from '@samskar/shared/result';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import type { Database } from '../storage/database.ts';
import { planFile } from './plan-file.ts';
import type { PublishedImportTools } from './published-imports.ts';
import { unreadableTable } from './unreadable-table.ts';

/** Plans in this thread: for a command, which nobody else waits for. */
export function planHere(database: Database, instruments: InstrumentLibrary): PublishedImportTools['plan'] {
  return async (bytes) => {
    const planned = await planFile(bytes, database, instruments);
    return planned.ok ? planned : failure(unreadableTable(planned.error));
  };
}
