import { sql, type Kysely } from 'kysely';

/** What is kept when an evaluation moves to another instrument: the joint texts as they stood, and each one's own ballots. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...snapshots, ...earlierBallots]) await sql.raw(statement).execute(db);
}

/** SQLite cannot change a check: the table is made anew. */
const snapshots = [
  `create table new_snapshot (
    evaluation_id text not null references evaluation (id),
    seq integer not null,
    moment text not null check (moment in ('reveal', 'snapshot', 'signature', 'move')),
    texts text not null check (json_valid(texts)),
    primary key (evaluation_id, seq)
  ) strict`,
  `insert into new_snapshot (evaluation_id, seq, moment, texts)
    select evaluation_id, seq, moment, texts from snapshot`,
  `drop table snapshot`,
  `alter table new_snapshot rename to snapshot`,
  `create trigger snapshot_never_changes before update on snapshot
    begin select raise(abort, 'snapshot is append-only'); end`,
];

const earlierBallots = [
  // What an unrevealed ballot said of indicators that a move has made void or opened again: its owner's, for ever.
  `create table earlier_ballot (
    evaluation_id text not null references evaluation (id),
    seq integer not null,
    owner_id text not null,
    area text not null,
    instrument_hash text not null references instrument (hash),
    at integer not null,
    content text not null check (json_valid(content)),
    primary key (evaluation_id, seq, owner_id, area)
  ) strict, without rowid`,
  `create trigger earlier_ballot_never_changes before update on earlier_ballot
    begin select raise(abort, 'earlier_ballot is append-only'); end`,
];
