import type { Database } from './database.ts';

export type TextChangeRow = { readonly place: string; readonly account: string; readonly at: number };

/** Who has written where in a document after `since` (milliseconds since 1970), by its name with the epoch. */
export function listTextChanges(database: Database, name: string, since: number): TextChangeRow[] {
  const separator = name.lastIndexOf('@');
  const rows = database.all(
    database.kysely
      .selectFrom('text_change')
      .innerJoin('document', 'document.id', 'text_change.document_id')
      .select(['place', 'account_id as account', 'at'])
      .where('base_name', '=', name.slice(0, separator))
      .where('epoch', '=', Number(name.slice(separator + 1)))
      .where('at', '>', since),
  );
  return rows.map(({ place, account, at }) => ({ place, account, at }));
}
