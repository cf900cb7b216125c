import { agedRecords, type RecordKind } from '../record-kind.ts';
import { ballots } from './ballots.ts';
import { interviewees } from './interviewees.ts';
import { liveDocuments } from './live-documents.ts';
import { snapshots } from './snapshots.ts';

/** How each kind is counted and deleted; whole evaluations go their own way. A new kind is a module here, and a row in shared. */
export const recordKinds: readonly RecordKind[] = [
  interviewees,
  liveDocuments('fieldwork', ['fieldwork']),
  ballots,
  snapshots,
  agedRecords('visits', 'visit', { leavesCopies: false }),
  agedRecords('exports', 'evaluation_export', { leavesCopies: false }),
  agedRecords('commands', 'command_log', { leavesCopies: false }),
  agedRecords('links', 'one_time_link', { leavesCopies: false }),
  agedRecords('people-log', 'people_event', { leavesCopies: true }),
];
