import type { InterviewTime } from './interview.ts';

/** Long enough for the report and its fact check; then nobody needs to know who was asked. */
const proposedDays = 90;

const dayMs = 86_400_000;

export type DeletionDays = { readonly proposed: string; readonly last: string };

/**
 * When the names behind an interview are to be deleted, if nobody says otherwise, and the last day that may be said. Counted
 * from the interview, or from today while it has no time or has been.
 * @param today in UTC, as 2026-11-21
 * @param daysMax how long names may be kept, by the installation's retention
 */
export function deletionDays(
  time: Pick<InterviewTime, 'end'> | null,
  today: string,
  daysMax: number,
): DeletionDays {
  const from = Math.max(Date.parse(today), time === null ? 0 : Date.parse(time.end));
  const dayAfter = (days: number) => new Date(from + days * dayMs).toISOString().slice(0, 10);
  return { proposed: dayAfter(Math.min(proposedDays, daysMax)), last: dayAfter(daysMax) };
}
