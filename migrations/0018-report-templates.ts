import { sql, type Kysely } from 'kysely';

/** The installation's own Word and PowerPoint templates and slides, one of each; and the log of accounts tells of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The content last: what is asked of the others is read without it.
  `create table report_template (
    kind text primary key check (kind in ('docx', 'pptx', 'slides')),
    file_name text not null,
    bytes integer not null,
    sha256 text not null,
    added_at integer not null,
    added_by text not null references account (id),
    content blob not null
  ) strict`,
  // SQLite cannot change a check: the table is made anew.
  `create table new_people_event (
    id integer primary key,
    at integer not null,
    kind text not null check (kind in ('account-created', 'recovery-issued', 'link-used', 'password-changed',
      'roles-changed', 'account-disabled', 'account-enabled', 'certificate-issued', 'instrument-added',
      'template-added', 'template-removed')),
    by_account text references account (id),
    account_id text references account (id),
    detail text not null check (json_valid(detail))
  ) strict`,
  `insert into new_people_event select id, at, kind, by_account, account_id, detail from people_event`,
  `drop table people_event`,
  `alter table new_people_event rename to people_event`,
  `create index people_event_by_account on people_event (account_id)`,
  `create index people_event_by_age on people_event (at)`,
  `create trigger people_event_never_changes before update on people_event
    begin select raise(abort, 'people_event is append-only'); end`,
  `create trigger people_event_never_shrinks before delete on people_event
    when not exists (select 1 from retention_deletion where kind = 'people-log' and until >= old.at)
    begin select raise(abort, 'people_event is append-only'); end`,
];
