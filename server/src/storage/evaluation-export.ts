import type { Database } from './database.ts';

export type ExportTaken = {
  /** Number of the last event that is in it. */
  readonly seq: number;
  readonly hash: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: string;
};

/** Remembers the last time everything was exported, and what the file was. Part of the caller's transaction. */
export function insertExport(database: Database, evaluation: string, taken: ExportTaken): void {
  const { seq, hash, at, by } = taken;
  const row = { evaluation_id: evaluation, seq, hash, at, by_account: by };
  database.run(database.kysely.deleteFrom('evaluation_export').where('evaluation_id', '=', evaluation));
  database.run(database.kysely.insertInto('evaluation_export').values(row));
}

/** The last one; undefined before the first. */
export function findLastExport(database: Database, evaluation: string): ExportTaken | undefined {
  const row = database.get(
    database.kysely
      .selectFrom('evaluation_export')
      .select(['seq', 'hash', 'at', 'by_account'])
      .where('evaluation_id', '=', evaluation),
  );
  return row && { seq: row.seq, hash: row.hash, at: row.at, by: row.by_account };
}
