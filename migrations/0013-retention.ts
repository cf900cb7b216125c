import { sql, type Kysely } from 'kysely';

/** How long each kind of record is kept, and what has been deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table retention_change (
    id integer primary key,
    kind text not null,
    days_before integer,
    days_after integer,
    automatic_before integer not null check (automatic_before in (0, 1)),
    automatic_after integer not null check (automatic_after in (0, 1)),
    by_account text not null references account (id),
    at integer not null
  ) strict`,
  `create index retention_change_by_kind on retention_change (kind, id)`,
  `create trigger retention_change_never_changes before update on retention_change
    begin select raise(abort, 'retention_change is append-only'); end`,
  `create trigger retention_change_never_shrinks before delete on retention_change
    begin select raise(abort, 'retention_change is append-only'); end`,
  `create table retention_deletion (
    at integer not null,
    kind text not null,
    count integer not null check (count > 0),
    until integer,
    primary key (at, kind)
  ) strict, without rowid`,
  `create table deleted_record (
    evaluation_id text not null references evaluation (id),
    kind text not null,
    at integer not null,
    primary key (evaluation_id, kind)
  ) strict, without rowid`,
  // The log of accounts never shrinks but at its old end, as far as a round of retention has said first.
  `drop trigger people_event_never_shrinks`,
  `create trigger people_event_never_shrinks before delete on people_event
    when not exists (select 1 from retention_deletion where kind = 'people-log' and until >= old.at)
    begin select raise(abort, 'people_event is append-only'); end`,
  // A few events among thousands: the clocks of retention go by them, over all evaluations.
  `create index event_of_retention on event (evaluation_id, seq)
    where kind in ('archived', 'taken-out-of-archive', 'signed', 'unlocked')`,
  // What is deleted by its age.
  `create index visit_by_age on visit (at)`,
  `create index evaluation_export_by_age on evaluation_export (at)`,
  `create index command_log_by_age on command_log (at)`,
  `create index one_time_link_by_age on one_time_link (expires_at)`,
  `create index people_event_by_age on people_event (at)`,
];
