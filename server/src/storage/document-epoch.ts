import type { Database } from './database.ts';

/** The current epoch of a document, given without it; undefined when there is no such document. */
export function findEpoch(database: Database, baseName: string): number | undefined {
  return database.get(
    database.kysely
      .selectFrom('document')
      .select('epoch')
      .where('base_name', '=', baseName)
      .orderBy('epoch', 'desc')
      .limit(1),
  )?.epoch;
}

/** The current epoch of each document whose name begins so, by its name without the epoch. */
export function listEpochs(database: Database, beginning: string): Record<string, number> {
  const rows = database.all(
    database.kysely
      .selectFrom('document')
      .select(['base_name', 'epoch'])
      .where('base_name', '>=', beginning)
      // Names are ASCII: no name that begins so sorts after this.
      .where('base_name', '<', `${beginning}~`)
      .orderBy('epoch'),
  );
  return Object.fromEntries(rows.map((row) => [row.base_name, row.epoch]));
}
