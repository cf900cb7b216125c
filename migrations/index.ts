import type { Migration } from 'kysely/migration';
import * as people from './0001-people.ts';
import * as documents from './0002-documents.ts';
import * as evaluations from './0003-evaluations.ts';
import * as commandHash from './0007-command-hash.ts';
import * as operatorRecovery from './0008-operator-recovery.ts';

/** Every change of the schema, in order of its name; forward only. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-people': people,
  '0002-documents': documents,
  '0003-evaluations': evaluations,
  '0007-command-hash': commandHash,
  '0008-operator-recovery': operatorRecovery,
};
