import { sql, type Kysely } from 'kysely';

/** Who may be told that an evaluation was deleted, without saying who they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(hadAccess).execute(db);
}

// JSON: a hash of each account that took part, keyed by what lies outside this file. Empty for what was deleted before: to
// everybody, there is no such evaluation.
const hadAccess = `alter table evaluation_deletion
    add column had_access text not null default '[]' check (json_valid(had_access))`;
