import { sql, type Kysely } from 'kysely';

/** Snapshots of the joint texts, a way to the gold stars; and the grades side by side are kept at each of them too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...snapshots, ...calibrationDiffs]) await sql.raw(statement).execute(db);
}

const snapshots = [
  // The values of a snapshot are the events up to its number; here is what the events do not hold.
  `create table snapshot (
    evaluation_id text not null references evaluation (id),
    seq integer not null,
    moment text not null check (moment in ('reveal', 'snapshot', 'signature')),
    texts text not null check (json_valid(texts)),
    primary key (evaluation_id, seq)
  ) strict`,
  `create trigger snapshot_never_changes before update on snapshot
    begin select raise(abort, 'snapshot is append-only'); end`,
  // A few events among thousands: they are searched over all evaluations of a person.
  `create index event_of_gold_star on event (evaluation_id, seq)
    where kind in ('gold-star-given', 'gold-star-withdrawn')`,
];

/** SQLite cannot change a check: the table is made anew. One command may reveal several blocks, hence the key of its own. */
const calibrationDiffs = [
  `create table new_calibration_diff (
    id integer primary key,
    evaluation_id text not null references evaluation (id),
    seq integer not null,
    moment text not null check (moment in ('reveal', 'snapshot', 'signature')),
    at integer not null,
    by_account text not null references account (id),
    content text not null check (json_valid(content))
  ) strict`,
  `insert into new_calibration_diff (evaluation_id, seq, moment, at, by_account, content)
    select evaluation_id, seq, moment, at, by_account, content from calibration_diff order by at, seq`,
  `drop table calibration_diff`,
  `alter table new_calibration_diff rename to calibration_diff`,
  `create index calibration_diff_by_evaluation on calibration_diff (evaluation_id, seq)`,
  `create trigger calibration_diff_never_changes before update on calibration_diff
    begin select raise(abort, 'calibration_diff is append-only'); end`,
];
