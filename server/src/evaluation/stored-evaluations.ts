import { InstrumentLibrary } from '../instruments/instrument-library.ts';
import type { Database } from '../storage/database.ts';
import { openInstallationKey } from '../storage/installation-key.ts';
import { updateLog } from '../storage/update-log.ts';
import { EvaluationStates } from './evaluation-states.ts';
import type { ReadableEvaluations } from './evaluations.ts';
import { storedDocuments } from './stored-documents.ts';

/** The evaluations of a data folder as they are on disk, for whoever only reads, while a server works on them or nobody does. */
export function storedEvaluations(database: Database, dataFolder: string): ReadableEvaluations {
  return {
    database,
    states: new EvaluationStates(database),
    instruments: new InstrumentLibrary(database, () => Date.now()),
    documents: storedDocuments(updateLog(database)),
    // Read when something is sealed, and not before: who makes a report need not be able to. @throws InstallationKeyUnreadable
    get key() {
      return openInstallationKey(dataFolder, { isExpected: true });
    },
  };
}
