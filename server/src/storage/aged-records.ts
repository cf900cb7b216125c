import type { Database } from './database.ts';

/** Tables whose rows go by their own age, each with the moment that it is counted from. */
const momentByTable = {
  visit: 'at',
  evaluation_export: 'at',
  command_log: 'at',
  one_time_link: 'expires_at',
  people_event: 'at',
} as const;
export type AgedTable = keyof typeof momentByTable;

/** How many rows have this moment or an earlier one, and the first of their moments. */
export function countAged(
  { raw }: Database,
  table: AgedTable,
  until: number,
): { readonly count: number; readonly first: number | undefined } {
  const moment = momentByTable[table];
  const row = raw
    .prepare(`select count(*) as count, min(${moment}) as first from ${table} where ${moment} <= ?`)
    .get(until);
  const first = row?.first ?? undefined;
  return { count: Number(row?.count ?? 0), first: first === undefined ? undefined : Number(first) };
}

/** Deletes the `limit` oldest of them. Part of the caller's transaction. */
export function deleteAged({ raw }: Database, table: AgedTable, until: number, limit: number): void {
  const moment = momentByTable[table];
  const key = keyByTable[table];
  raw
    .prepare(
      `delete from ${table} where (${key}) in
        (select ${key} from ${table} where ${moment} <= ? order by ${moment} limit ?)`,
    )
    .run(until, limit);
}

const keyByTable: Record<AgedTable, string> = {
  visit: 'evaluation_id, account_id',
  evaluation_export: 'evaluation_id, seq, hash',
  command_log: 'account_id, key',
  one_time_link: 'token_hash',
  people_event: 'id',
};
