import { sql, type Kysely } from 'kysely';

/** What is kept of an evaluation that was deleted, and of the exports that come before it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // That there was one, and who deleted it when; nothing of what it held, nor whose municipality it was.
  `create table evaluation_deletion (
    evaluation_id text primary key,
    by_account text not null references account (id),
    at integer not null,
    export_hash text not null check (length(export_hash) = 64)
  ) strict, without rowid`,
  // The log of an evaluation never shrinks, but goes as a whole with it.
  `drop trigger event_never_shrinks`,
  `create trigger event_never_shrinks before delete on event
    when not exists (select 1 from evaluation_deletion where evaluation_id = old.evaluation_id)
    begin select raise(abort, 'event is append-only'); end`,
  `create table evaluation_export (
    evaluation_id text not null references evaluation (id),
    seq integer not null,
    hash text not null check (length(hash) = 64),
    at integer not null,
    by_account text not null references account (id),
    primary key (evaluation_id, seq, hash)
  ) strict, without rowid`,
];
