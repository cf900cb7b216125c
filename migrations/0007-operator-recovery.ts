import { sql, type Kysely } from 'kysely';

/** The operator may recover an administrator: such a link was issued by nobody who has an account. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table new_one_time_link (
    token_hash text primary key check (length(token_hash) = 64),
    purpose text not null check (purpose in ('first-administrator', 'new-account', 'recovery')),
    account_id text references account (id),
    issued_by text references account (id),
    issued_at integer not null,
    expires_at integer not null,
    check ((purpose = 'first-administrator') = (account_id is null)),
    check (purpose <> 'first-administrator' or issued_by is null),
    check (purpose <> 'new-account' or issued_by is not null)
  ) strict, without rowid`,
  `insert into new_one_time_link select * from one_time_link`,
  `drop table one_time_link`,
  `alter table new_one_time_link rename to one_time_link`,
  `create index one_time_link_by_account on one_time_link (account_id)`,
];
