import { dueAt, dueSince, type RetentionKind, type RetentionSetting } from '@samskar/shared/retention';
import type { Documents } from '../evaluation/ports.ts';
import { countAged, deleteAged, type AgedTable } from '../storage/aged-records.ts';
import type { Database } from '../storage/database.ts';

/** What deleting records works with. */
export type RecordTools = {
  readonly database: Database;
  readonly documents: Pick<Documents, 'closeDeleted'>;
};

/** Records of the installation; each row has a moment of its own at which it falls due. */
export type InstallationRecords = {
  readonly form: 'of-installation';
  readonly kind: RetentionKind;
  /** Whether copies of the bytes may lie elsewhere in the file, so that it must be written anew. */
  readonly leavesCopies: boolean;
  /** Rows made until then are due at `at`, by a setting; undefined when none ever is. Milliseconds since 1970. */
  readonly dueUntil: (setting: RetentionSetting, at: number) => number | undefined;
  /** Rows made until then, and when the first of them falls due by the setting. */
  readonly count: (
    database: Database,
    setting: RetentionSetting,
    until: number,
  ) => { readonly count: number; readonly firstDueAt: number | undefined };
  /** Deletes the `limit` oldest of them; part of the caller's transaction. */
  readonly remove: (database: Database, until: number, limit: number) => void;
};

/** Records of one evaluation, whose clock is the evaluation's. */
export type EvaluationRecords = {
  readonly form: 'of-evaluation';
  readonly kind: RetentionKind;
  /** How many there are. */
  readonly count: (database: Database, evaluation: string) => number;
  /** Deletes some, few enough not to hold anybody up, and says how many; part of the caller's transaction. */
  readonly removeSome: (tools: RecordTools, evaluation: string) => number;
};

export type RecordKind = InstallationRecords | EvaluationRecords;

/** A table whose rows go by their own age. */
export function agedRecords(
  kind: RetentionKind,
  table: AgedTable,
  { leavesCopies }: Pick<InstallationRecords, 'leavesCopies'>,
): InstallationRecords {
  return {
    form: 'of-installation',
    kind,
    leavesCopies,
    dueUntil: (setting, at) => dueSince(at, setting),
    count: (database, setting, until) => {
      const { count, first } = countAged(database, table, until);
      return { count, firstDueAt: first === undefined ? undefined : dueAt(first, setting) };
    },
    remove: (database, until, limit) => deleteAged(database, table, until, limit),
  };
}
