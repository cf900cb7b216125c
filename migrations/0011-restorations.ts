import { sql, type Kysely } from 'kysely';

/** The restorations of this installation from a backup, which begin every document and every log anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table restoration (
    epoch integer primary key check (epoch > 0),
    at integer not null,
    backup_made_at integer not null,
    backup_hash text not null check (length(backup_hash) = 64),
    returned text not null check (json_valid(returned))
  ) strict`,
  `create trigger restoration_never_changes before update on restoration
    begin select raise(abort, 'restoration is append-only'); end`,
  `create trigger restoration_never_shrinks before delete on restoration
    begin select raise(abort, 'restoration is append-only'); end`,
];
