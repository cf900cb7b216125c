import { countInterviewees, deleteIntervieweesUntil } from '../../storage/interviewee.ts';
import type { InstallationRecords } from '../record-kind.ts';

/** Each row goes on its own day, whatever the setting is by then. */
export const interviewees: InstallationRecords = {
  form: 'of-installation',
  kind: 'interviewees',
  leavesCopies: true,
  dueUntil: (_, at) => at,
  count: (database, _, until) => {
    const { count, first } = countInterviewees(database, dayOf(until));
    return { count, firstDueAt: first === undefined ? undefined : Date.parse(first) };
  },
  remove: (database, until, limit) => deleteIntervieweesUntil(database, dayOf(until), limit),
};

/** In UTC, as the day was written. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
