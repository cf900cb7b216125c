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

/** The same of those documents alone in which something has been written in that epoch. */
export function listWrittenEpochs(database: Database, beginning: string): Record<string, number> {
  const rows = database.all(
    database.kysely
      .selectFrom('document')
      .select(['base_name', 'epoch'])
      .where('base_name', '>=', beginning)
      .where('base_name', '<', `${beginning}~`)
      .where((where) =>
        where.or([
          where.exists(
            where.selectFrom('update_log').select('seq').whereRef('document_id', '=', 'document.id'),
          ),
          where.exists(
            where.selectFrom('document_snapshot').select('seq').whereRef('document_id', '=', 'document.id'),
          ),
        ]),
      )
      .orderBy('epoch'),
  );
  return Object.fromEntries(rows.map((row) => [row.base_name, row.epoch]));
}

/** Whether anything has ever been written into a document, of whatever epoch, given without it. */
export function hasUpdates(database: Database, baseName: string): boolean {
  const { kysely } = database;
  const ids = kysely.selectFrom('document').select('id').where('base_name', '=', baseName);
  const inLog = kysely.selectFrom('update_log').select('seq').where('document_id', 'in', ids).limit(1);
  const folded = kysely
    .selectFrom('document_snapshot')
    .select('seq')
    .where('document_id', 'in', ids)
    .limit(1);
  return database.get(inLog) !== undefined || database.get(folded) !== undefined;
}
