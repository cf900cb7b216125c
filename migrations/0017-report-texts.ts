import { sql, type Kysely } from 'kysely';

/** Empty texts of the report for every evaluation that there was before; and snapshots keep what is written in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(openReports).execute(db);
  await sql.raw('alter table snapshot add column report text check (json_valid(report))').execute(db);
}

/** After a restoration at its epoch: a device may hold what was written under the first in the days that were lost. */
const openReports = `insert into document (base_name, epoch, created_at)
  select 'report/' || id || '/whole', coalesce((select max(epoch) from restoration), 1), created_at
  from evaluation`;
