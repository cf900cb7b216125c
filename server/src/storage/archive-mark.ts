import type { Database } from './database.ts';

/**
 * Another one after anything has changed that an import's plan was made from, while a server runs: results are added and
 * withdrawn, brought back only where an import is undone, codes of municipalities and texts of instruments only added. So the
 * counts can never come back to what they were. Counted in indexes: 2 ms for 100,000 results.
 */
export function archiveMark({ raw }: Database): string {
  const row = raw
    .prepare(
      `select (select count(*) from published_result) as results,
        (select count(withdrawn_at) from published_result) as withdrawn,
        (select count(undone_at) from published_import) as undone,
        (select count(*) from municipality_code) as codes,
        (select count(*) || '/' || coalesce(max(added_at), 0) from instrument) as instruments`,
    )
    .get();
  return JSON.stringify(row);
}
