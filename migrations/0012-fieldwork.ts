import { sql, type Kysely } from 'kysely';

/** Empty notes for every source that was registered before there were notes; from now on they come with their source. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(openNotes).execute(db);
}

const openNotes = `insert into document (base_name, epoch, created_at)
  select 'fieldwork/' || evaluation_id || '/' || (body ->> '$.evidence.id'), 1, min(at)
  from event where kind = 'evidence-saved' group by 1`;
