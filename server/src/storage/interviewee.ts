import type { Database } from './database.ts';
import { askForScrub, scrubWhenAsked } from './pending-scrub.ts';

export type IntervieweesPlace = { readonly evaluation: string; readonly interview: string };

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

/**
 * Deletes everybody whose day has come, and scrubs the file of them and of whoever was taken out by hand since. To be called
 * at the start and each night.
 * @returns how many rows went
 */
export function deleteInterviewees(database: Database, today: string, now: number): number {
  const deleted = database.transaction(() => {
    const rows = database.run(database.kysely.deleteFrom('interviewee').where('delete_on', '<=', today));
    if (rows > 0) askForScrub(database, now);
    return rows;
  });
  scrubWhenAsked(database);
  return deleted;
}
