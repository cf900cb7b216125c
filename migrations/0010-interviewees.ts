import { sql, type Kysely } from 'kysely';

/** Who is behind the interviews, apart from everything that is kept, each with the day on which the row goes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table interviewee (
    id text primary key,
    evaluation_id text not null references evaluation (id),
    interview_id text not null,
    name text not null,
    position text not null,
    contact text not null,
    delete_on text not null check (delete_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    revision integer not null
  ) strict, without rowid`,
  `create index interviewee_by_interview on interviewee (evaluation_id, interview_id)`,
  `create index interviewee_by_day on interviewee (delete_on)`,
  // A deleted row's bytes stay in the file until it is written anew; a scrub that was cut off is done again.
  `create table pending_scrub (
    id integer primary key check (id = 1),
    since integer not null
  ) strict`,
];
