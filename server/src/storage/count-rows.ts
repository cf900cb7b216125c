import type { Database } from './database.ts';

/** How many there are of something that only administrators and owners add. */
export function countRows(database: Database, table: 'account' | 'evaluation' | 'instrument'): number {
  const { fn } = database.kysely;
  const row = database.get(database.kysely.selectFrom(table).select(fn.countAll<number>().as('count')));
  return row?.count ?? 0;
}
