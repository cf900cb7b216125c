import { sql, type Kysely } from 'kysely';

/** Municipalities, instruments, accounts, their rights and sessions. Moments are milliseconds since 1970, days are text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...municipalities, ...accounts, ...entrances, ...installation])
    await sql.raw(statement).execute(db);
}

const municipalities = [
  `create table municipality (id text primary key) strict`,
  `create table municipality_code (
    municipality_id text not null references municipality (id),
    country text not null check (length(country) = 2),
    code text not null,
    name text not null,
    valid_from text check (valid_from glob '????-??-??'),
    valid_to text check (valid_to glob '????-??-??'),
    check (valid_from is null or valid_to is null or valid_from < valid_to)
  ) strict`,
  `create index municipality_code_by_code on municipality_code (country, code)`,
  `create index municipality_code_by_municipality on municipality_code (municipality_id)`,
  `create table municipality_succession (
    predecessor_id text not null references municipality (id),
    successor_id text not null references municipality (id),
    day text not null check (day glob '????-??-??'),
    primary key (predecessor_id, successor_id),
    check (predecessor_id <> successor_id)
  ) strict, without rowid`,
  `create index municipality_succession_by_successor on municipality_succession (successor_id)`,
  `create table municipality_population (
    municipality_id text not null references municipality (id),
    day text not null check (day glob '????-??-??'),
    population integer not null check (population > 0),
    income_group integer,
    primary key (municipality_id, day)
  ) strict, without rowid`,
];

const accounts = [
  `create table account (
    id text primary key,
    name text not null check (name <> ''),
    email text not null unique check (email = lower(email)),
    password_hash text,
    created_at integer not null,
    disabled_at integer
  ) strict`,
  `create table installation_role (
    account_id text not null references account (id),
    role text not null check (role in ('administrator', 'owner')),
    primary key (account_id, role)
  ) strict, without rowid`,
  `create table certificate (
    id text primary key,
    account_id text not null references account (id),
    family text not null,
    expires_on text not null check (expires_on glob '????-??-??'),
    issued_by text not null references account (id),
    issued_at integer not null,
    replaced_by text references certificate (id) deferrable initially deferred
  ) strict`,
  `create unique index certificate_that_holds on certificate (account_id, family) where replaced_by is null`,
  // What has been done to an account, and by whom: added to, never changed.
  `create table people_event (
    id integer primary key,
    at integer not null,
    kind text not null check (kind in ('account-created', 'recovery-issued', 'link-used', 'password-changed',
      'roles-changed', 'account-disabled', 'account-enabled', 'certificate-issued', 'instrument-added')),
    by_account text references account (id),
    account_id text references account (id),
    detail text not null check (json_valid(detail))
  ) strict`,
  `create index people_event_by_account on people_event (account_id)`,
  `create trigger people_event_never_changes before update on people_event
    begin select raise(abort, 'people_event is append-only'); end`,
  `create trigger people_event_never_shrinks before delete on people_event
    begin select raise(abort, 'people_event is append-only'); end`,
];

const entrances = [
  // Of a session's and a link's token only the SHA-256 is kept: who reads the table cannot use it.
  `create table session (
    token_hash text primary key check (length(token_hash) = 64),
    account_id text not null references account (id),
    created_at integer not null,
    seen_at integer not null
  ) strict, without rowid`,
  `create index session_by_account on session (account_id)`,
  `create index session_by_age on session (created_at)`,
  `create table one_time_link (
    token_hash text primary key check (length(token_hash) = 64),
    purpose text not null check (purpose in ('first-administrator', 'new-account', 'recovery')),
    account_id text references account (id),
    issued_by text references account (id),
    issued_at integer not null,
    expires_at integer not null,
    check ((purpose = 'first-administrator') = (account_id is null)),
    check ((purpose = 'first-administrator') = (issued_by is null))
  ) strict, without rowid`,
  `create index one_time_link_by_account on one_time_link (account_id)`,
  `create table sign_in_attempt (
    key text primary key,
    attempts integer not null,
    window_began_at integer not null
  ) strict, without rowid`,
  `create index sign_in_attempt_by_age on sign_in_attempt (window_began_at)`,
];

const installation = [
  // Shipped instruments have no uploader; a later version of the program may ship a corrected text under the same id,
  // while an evaluation keeps the one whose hash it names.
  `create table instrument (
    hash text primary key check (length(hash) = 64),
    id text not null,
    json text not null check (json_valid(json)),
    uploaded_by text references account (id),
    added_at integer not null
  ) strict`,
  `create index instrument_by_id on instrument (id)`,
];
