import type { Database } from './database.ts';

/** Who writes under each Yjs client id of a document (R10), by its name with the epoch. */
export function listClientOwners(database: Database, name: string): ReadonlyMap<number, string> {
  const at = name.lastIndexOf('@');
  const rows = database.all(
    database.kysely
      .selectFrom('client_id')
      .innerJoin('document', 'document.id', 'client_id.document_id')
      .select(['client_id.client_id', 'client_id.account_id'])
      .where('base_name', '=', name.slice(0, at))
      .where('epoch', '=', Number(name.slice(at + 1))),
  );
  return new Map(rows.map((row) => [row.client_id, row.account_id]));
}
