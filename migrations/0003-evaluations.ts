import { sql, type Kysely } from 'kysely';

/** Evaluations: their events, what is sealed before a reveal, and what is kept as evidence of a moment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...evaluations, ...evidenceOfMoments, ...requests])
    await sql.raw(statement).execute(db);
}

const evaluations = [
  `create table evaluation (
    id text primary key,
    municipality_id text not null references municipality (id),
    year integer not null,
    instrument_hash text not null references instrument (hash),
    created_at integer not null
  ) strict`,
  `create index evaluation_by_municipality on evaluation (municipality_id)`,
  // Numbered from 1 in each evaluation, without a gap.
  `create table event (
    evaluation_id text not null references evaluation (id),
    seq integer not null check (seq > 0),
    kind text not null,
    at integer not null,
    by_account text not null references account (id),
    body text not null check (json_valid(body)),
    primary key (evaluation_id, seq)
  ) strict, without rowid`,
  `create trigger event_never_changes before update on event
    begin select raise(abort, 'event is append-only'); end`,
  `create trigger event_never_shrinks before delete on event
    begin select raise(abort, 'event is append-only'); end`,
  // Who takes part now: what the events say, kept beside them to find a person's evaluations.
  `create table participant (
    evaluation_id text not null references evaluation (id),
    account_id text not null references account (id),
    role text not null check (role in ('assessor', 'internal-reviewer', 'observer')),
    primary key (evaluation_id, account_id)
  ) strict, without rowid`,
  `create index participant_by_account on participant (account_id)`,
];

const evidenceOfMoments = [
  // Ready and not revealed: the reveal moves it into the events, taking ready back deletes it.
  `create table sealed_ballot (
    evaluation_id text not null references evaluation (id),
    assessor_id text not null references account (id),
    area text not null,
    sealed_at integer not null,
    nonce text not null check (length(nonce) = 64),
    commitment text not null check (length(commitment) = 64),
    content text not null check (json_valid(content)),
    primary key (evaluation_id, assessor_id, area)
  ) strict, without rowid`,
  `create table calibration_diff (
    evaluation_id text not null references evaluation (id),
    seq integer not null,
    moment text not null check (moment in ('reveal', 'signature')),
    at integer not null,
    by_account text not null references account (id),
    content text not null check (json_valid(content)),
    primary key (evaluation_id, seq)
  ) strict, without rowid`,
  `create trigger calibration_diff_never_changes before update on calibration_diff
    begin select raise(abort, 'calibration_diff is append-only'); end`,
  `create table signed_package (
    evaluation_id text not null references evaluation (id),
    seq integer not null,
    hash text not null check (length(hash) = 64),
    at integer not null,
    content text not null check (json_valid(content)),
    primary key (evaluation_id, seq)
  ) strict, without rowid`,
  `create trigger signed_package_never_changes before update on signed_package
    begin select raise(abort, 'signed_package is append-only'); end`,
];

const requests = [
  // The events that a command made: what a repeated request is answered with.
  `create table command_log (
    account_id text not null references account (id),
    key text not null,
    evaluation_id text not null references evaluation (id),
    at integer not null,
    first_seq integer not null,
    last_seq integer not null,
    primary key (account_id, key)
  ) strict, without rowid`,
  `create table visit (
    evaluation_id text not null references evaluation (id),
    account_id text not null references account (id),
    seq integer not null,
    at integer not null,
    primary key (evaluation_id, account_id)
  ) strict, without rowid`,
];
