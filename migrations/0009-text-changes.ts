import { sql, type Kysely } from 'kysely';

/** Where in the joint texts each person last wrote, for who comes back and asks what is new. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(textChange).execute(db);
}

// One row for each place and person, written with the updates themselves; what they wrote is in the update log alone.
const textChange = `create table text_change (
    document_id integer not null references document (id),
    place text not null,
    account_id text not null,
    at integer not null,
    primary key (document_id, place, account_id)
  ) strict, without rowid`;
