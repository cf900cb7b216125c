import type { Database } from './database.ts';
import { tablesOfDocuments } from './delete-documents.ts';

export type Deletion = {
  readonly evaluation: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** SHA-256 of the export that was taken of everything before. */
  readonly exportHash: string;
  /** What those who took part are known again by; names nobody. */
  readonly hadAccess: readonly string[];
};

/**
 * Deletes every row that belongs to an evaluation, in whatever table: rows that name it by `evaluation_id`, and its Yjs
 * documents with their logs. Leaves one row that says that it was. Part of the caller's transaction; `scrubDatabase` must
 * follow, else the bytes stay in the file.
 */
export function deleteEvaluationRows(database: Database, deletion: Deletion): void {
  const { evaluation, by, at, exportHash, hadAccess } = deletion;
  const { kysely, raw } = database;
  database.run(
    kysely.insertInto('evaluation_deletion').values({
      evaluation_id: evaluation,
      by_account: by,
      at,
      export_hash: exportHash,
      // In an order that says nothing.
      had_access: JSON.stringify(hadAccess.toSorted()),
    }),
  );
  deleteDocuments(database, evaluation);
  for (const table of tablesOfEvaluations(database))
    raw.prepare(`delete from "${table}" where evaluation_id = ?`).run(evaluation);
  database.run(kysely.deleteFrom('evaluation').where('id', '=', evaluation));
}

/** What those are known again by who took part in an evaluation of this id; none when no such one has been deleted. */
export function listHadAccess(database: Database, evaluation: string): readonly string[] {
  const { kysely } = database;
  const found = database.get(
    kysely.selectFrom('evaluation_deletion').select('had_access').where('evaluation_id', '=', evaluation),
  );
  // `deleteEvaluationRows` wrote it.
  return found === undefined ? [] : (JSON.parse(found.had_access) as string[]);
}

/**
 * Scrubs the file when an evaluation was ever deleted from it: a scrub that was cut off (a full disk, a kill) has left bytes.
 * To be called at the start.
 */
export function finishDeletions(database: Database): void {
  const deletion = database.get(database.kysely.selectFrom('evaluation_deletion').select('at').limit(1));
  if (deletion !== undefined) scrubDatabase(database);
}

/**
 * Writes the data file anew without anything that was ever deleted from it, and empties the log beside it. Nobody else is
 * answered meanwhile: some 20 ms for each megabyte.
 */
export function scrubDatabase({ raw }: Database): void {
  // In memory: a temporary copy elsewhere would outlive it on that disk.
  raw.exec('PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
}

/** By the schema and not by a list, so that a table that comes later is not forgotten. */
function tablesOfEvaluations({ raw }: Database): string[] {
  return raw
    .prepare(
      `select m.name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'evaluation_id'
       where m.type = 'table' and m.name <> 'evaluation_deletion'`,
    )
    .all()
    .map((row) => String(row.name));
}

/** Names are `<kind>/<evaluation>/...`, whatever the kind. */
function deleteDocuments(database: Database, evaluation: string): void {
  const isOfEvaluation = `base_name glob '*/' || ? || '/*'`;
  const { raw } = database;
  for (const table of tablesOfDocuments(database))
    raw
      .prepare(
        `delete from "${table}" where document_id in (select id from document where ${isOfEvaluation})`,
      )
      .run(evaluation);
  raw.prepare(`delete from document where ${isOfEvaluation}`).run(evaluation);
}
