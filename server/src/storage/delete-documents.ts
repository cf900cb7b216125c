import type { Database } from './database.ts';

/** The Yjs documents of an evaluation of these kinds, each by its whole name: `ballot/<evaluation>/...@<epoch>`. */
export function listDocumentNames(
  database: Database,
  evaluation: string,
  kinds: readonly string[],
): string[] {
  return kinds.flatMap((kind) =>
    database
      .all(
        database.kysely
          .selectFrom('document')
          .select(['base_name', 'epoch'])
          .where('base_name', '>=', `${kind}/${evaluation}/`)
          // Names are ASCII: no name that begins so sorts after this.
          .where('base_name', '<', `${kind}/${evaluation}/~`)
          .orderBy('base_name'),
      )
      .map((row) => `${row.base_name}@${row.epoch}`),
  );
}

/** Deletes a document with its log, its authors and whatever else hangs on it. Part of the caller's transaction. */
export function deleteDocument(database: Database, name: string): void {
  const separator = name.lastIndexOf('@');
  const { raw } = database;
  const key = [name.slice(0, separator), Number(name.slice(separator + 1))] as const;
  const isIt = 'base_name = ? and epoch = ?';
  for (const table of tablesOfDocuments(database))
    raw
      .prepare(`delete from "${table}" where document_id in (select id from document where ${isIt})`)
      .run(...key);
  raw.prepare(`delete from document where ${isIt}`).run(...key);
}

/** By the schema and not by a list, so that a table that comes later is not forgotten. */
export function tablesOfDocuments({ raw }: Database): string[] {
  return raw
    .prepare(
      `select m.name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'document_id'
       where m.type = 'table'`,
    )
    .all()
    .map((row) => String(row.name));
}
