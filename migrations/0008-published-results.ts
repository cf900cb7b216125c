import { sql, type Kysely } from 'kysely';

/** Results that the owner adds to the archive; what comes with the program is not stored. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table published_result (
    id text primary key,
    municipality_id text not null references municipality (id),
    content text not null check (json_valid(content)),
    added_at integer not null,
    added_by text not null references account (id),
    withdrawn_at integer,
    withdrawn_by text references account (id),
    check ((withdrawn_at is null) = (withdrawn_by is null))
  ) strict`,
  `create index published_result_by_municipality on published_result (municipality_id)`,
];
