import { sql, type Kysely } from 'kysely';

/** A repeated key is answered with what it did only when the same is asked again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table command_log add column command_hash text check (length(command_hash) = 64)`.execute(
    db,
  );
}
