import type { Database } from './database.ts';
import type { Deed } from './published-result.ts';

export type StoredImport = {
  readonly id: string;
  readonly fileName: string;
  readonly at: number;
  /** Name of the person; null for the operator. */
  readonly by: string | null;
  /** Results that still stand of it. */
  readonly results: number;
  readonly undoneAt: number | null;
};

/** Part of the caller's transaction. */
export function insertPublishedImport(
  database: Database,
  id: string,
  fileName: string,
  { at, by }: Deed,
): void {
  database.run(
    database.kysely
      .insertInto('published_import')
      .values({ id, file_name: fileName, at, by_account: by, undone_at: null, undone_by: null }),
  );
}

/** The newest first. */
export function listPublishedImports(database: Database, rows: number): StoredImport[] {
  return database
    .all(
      database.kysely
        .selectFrom('published_import')
        .leftJoin('account', 'account.id', 'by_account')
        .select((build) => [
          'published_import.id',
          'file_name',
          'at',
          'account.name',
          'undone_at',
          build
            .selectFrom('published_result')
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .whereRef('import_id', '=', 'published_import.id')
            .where('withdrawn_at', 'is', null)
            .as('results'),
        ])
        .orderBy('at', 'desc')
        .orderBy('published_import.id')
        .limit(rows),
    )
    .map(({ id, file_name, at, name, undone_at, results }) => ({
      id,
      fileName: file_name,
      at,
      by: name,
      results: results ?? 0,
      undoneAt: undone_at,
    }));
}

/** Results of an import that still stand. */
export function listResultsOfImport(database: Database, id: string): string[] {
  return database
    .all(
      database.kysely
        .selectFrom('published_result')
        .select('id')
        .where('import_id', '=', id)
        .where('withdrawn_at', 'is', null),
    )
    .map((row) => row.id);
}

/** What an import has taken the place of, and nothing of the same evaluation stands now. */
export function listReplacedBy(database: Database, id: string): string[] {
  return database
    .all(
      database.kysely
        .selectFrom('published_result as replaced')
        .select('replaced.id')
        .where('replaced_by_import', '=', id)
        .where((build) =>
          build.not(
            build.exists(
              build
                .selectFrom('published_result as standing')
                .select('standing.id')
                .whereRef('standing.municipality_id', '=', 'replaced.municipality_id')
                .whereRef('standing.year', '=', 'replaced.year')
                .whereRef('standing.version', '=', 'replaced.version')
                .where('standing.is_shipped', '=', 0)
                .where('standing.withdrawn_at', 'is', null),
            ),
          ),
        ),
    )
    .map((row) => row.id);
}

/** False when there is none that could be undone. Part of the caller's transaction. */
export function markImportUndone(database: Database, id: string, { at, by }: Deed): boolean {
  const changed = database.run(
    database.kysely
      .updateTable('published_import')
      .set({ undone_at: at, undone_by: by })
      .where('id', '=', id)
      .where('undone_at', 'is', null),
  );
  return changed > 0;
}
