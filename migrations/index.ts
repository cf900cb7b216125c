import type { Migration } from 'kysely/migration';
import * as documents from './0002-documents.ts';

/** Every change of the schema, in order of its name; forward only. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0002-documents': documents,
};
