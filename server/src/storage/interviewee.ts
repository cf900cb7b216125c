import type { Interviewee } from '@samskar/shared/api';
import type { Database } from './database.ts';
import { askForScrub } from './pending-scrub.ts';

export type IntervieweesPlace = { readonly evaluation: string; readonly interview: string };

/** Those behind an interview, in the order in which they were written. A row whose day has come is as good as gone. */
export function listInterviewees(
  database: Database,
  { evaluation, interview }: IntervieweesPlace,
  today: string,
): Interviewee[] {
  return database.all(
    selectInterviewees(database, today)
      .where('evaluation_id', '=', evaluation)
      .where('interview_id', '=', interview),
  );
}

/** Of these evaluations; of all of them where none are given. */
export function listEveryInterviewee(
  database: Database,
  today: string,
  evaluations?: readonly string[],
): (Interviewee & { readonly evaluation: string })[] {
  const all = selectInterviewees(database, today).select('evaluation_id as evaluation');
  return database.all(evaluations === undefined ? all : all.where('evaluation_id', 'in', evaluations));
}

/** Undefined also where the row is behind another interview. */
export function findInterviewee(
  database: Database,
  { evaluation, interview }: IntervieweesPlace,
  id: string,
): Interviewee | undefined {
  return database.get(
    selectInterviewees(database, '')
      .where('evaluation_id', '=', evaluation)
      .where('interview_id', '=', interview)
      .where('id', '=', id),
  );
}

/** Of the whole installation. */
export function hasInterviewee(database: Database, id: string): boolean {
  return (
    database.get(database.kysely.selectFrom('interviewee').select('id').where('id', '=', id)) !== undefined
  );
}

export function countIntervieweesIn(database: Database, evaluation: string): number {
  const { fn } = database.kysely;
  const row = database.get(
    database.kysely
      .selectFrom('interviewee')
      .select(fn.countAll<number>().as('count'))
      .where('evaluation_id', '=', evaluation),
  );
  return row?.count ?? 0;
}

/** Writes a new row, or over an old one, whose bytes go with the next scrub. Part of the caller's transaction. */
export function saveInterviewee(
  database: Database,
  evaluation: string,
  { id, interview, deleteOn: delete_on, ...rest }: Interviewee,
  now: number,
): void {
  const row = { ...rest, delete_on };
  const changed = database.run(database.kysely.updateTable('interviewee').set(row).where('id', '=', id));
  if (changed > 0) return askForScrub(database, now);
  const place = { id, evaluation_id: evaluation, interview_id: interview };
  database.run(database.kysely.insertInto('interviewee').values({ ...place, ...row }));
}

/** False when there is none. Part of the caller's transaction; the bytes go with the next scrub. */
export function deleteInterviewee(
  database: Database,
  { evaluation, interview }: IntervieweesPlace,
  id: string,
  now: number,
): boolean {
  const deleted = database.run(
    database.kysely
      .deleteFrom('interviewee')
      .where('evaluation_id', '=', evaluation)
      .where('interview_id', '=', interview)
      .where('id', '=', id),
  );
  if (deleted > 0) askForScrub(database, now);
  return deleted > 0;
}

/** Nobody is named behind the interview any more. Part of the caller's transaction; the bytes go with the next scrub. */
export function deleteIntervieweesOf(
  database: Database,
  { evaluation, interview }: IntervieweesPlace,
  now: number,
): void {
  const deleted = database.run(
    database.kysely
      .deleteFrom('interviewee')
      .where('evaluation_id', '=', evaluation)
      .where('interview_id', '=', interview),
  );
  if (deleted > 0) askForScrub(database, now);
}

function selectInterviewees({ kysely }: Database, today: string) {
  return kysely
    .selectFrom('interviewee')
    .select([
      'id',
      'interview_id as interview',
      'name',
      'position',
      'contact',
      'delete_on as deleteOn',
      'revision',
    ])
    .where('delete_on', '>', today)
    .orderBy('evaluation_id')
    .orderBy('interview_id')
    .orderBy('revision')
    .orderBy('id');
}

/** Whose day is `until` or earlier, and the first day of them. */
export function countInterviewees(
  database: Database,
  until: string,
): { readonly count: number; readonly first: string | undefined } {
  const row = database.get(
    database.kysely
      .selectFrom('interviewee')
      .select((rows) => [
        rows.fn.countAll<number>().as('count'),
        rows.fn.min<string | null>('delete_on').as('first'),
      ])
      .where('delete_on', '<=', until),
  );
  return { count: row?.count ?? 0, first: row?.first ?? undefined };
}

/** Deletes the `limit` whose day came first. Part of the caller's transaction, which asks for the scrub. */
export function deleteIntervieweesUntil(database: Database, until: string, limit: number): void {
  const due = database.kysely
    .selectFrom('interviewee')
    .select('id')
    .where('delete_on', '<=', until)
    .orderBy('delete_on')
    .limit(limit);
  database.run(database.kysely.deleteFrom('interviewee').where('id', 'in', due));
}
