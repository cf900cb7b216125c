import { dueAt, evaluationClock, retentionRules, type RetentionKind } from '@samskar/shared/retention';
import { removeEvaluation } from '../evaluation/delete-evaluation.ts';
import type { Evaluations } from '../evaluation/evaluations.ts';
import { listClockedEvaluations, listClockEvents } from '../storage/evaluation-clocks.ts';
import { findLastExport } from '../storage/evaluation-export.ts';
import { emptyLog, overwriteDeleted } from '../storage/overwrite-deleted.ts';
import { askForScrub, scrubWhenAsked } from '../storage/pending-scrub.ts';
import { addRetentionDeletion, findRetentionSetting, setDeletedRecord } from '../storage/retention.ts';
import { recordKinds } from './kinds/index.ts';
import type { EvaluationRecords, InstallationRecords } from './record-kind.ts';

/** Rows in one transaction: some milliseconds, so that nobody's key press waits for it (R15). */
const rowsMax = 500;
/** Ids of evaluations read at once. */
const idsMax = 200;

/**
 * One round of retention: deletes everything that is due, a bounded part at each step, and its bytes at the end. Whoever
 * drives it lets others have the event loop between two steps; a round that is given up is finished by the next one.
 */
export function* round(evaluations: Evaluations): Generator<void> {
  const { database } = evaluations;
  const at = evaluations.chance.now();
  overwriteDeleted(database, true);
  try {
    for (const records of recordKinds)
      if (records.form === 'of-installation') yield* deleteOfInstallation(evaluations, records, at);
    yield* deleteOfEvaluations(evaluations, at);
  } finally {
    overwriteDeleted(database, false);
  }
  // Written anew only where copies of what was deleted may lie in the file: that holds everybody up.
  scrubWhenAsked(database);
  emptyLog(database);
}

function* deleteOfInstallation(
  { database, chance }: Evaluations,
  records: InstallationRecords,
  at: number,
): Generator<void> {
  const { kind } = records;
  for (;;) {
    const deleted = database.transaction(() => {
      const setting = findRetentionSetting(database, kind);
      const until = records.dueUntil(setting, chance.now());
      if (until === undefined) return 0;
      const count = Math.min(rowsMax, records.count(database, setting, until).count);
      if (count === 0) return 0;
      addRetentionDeletion(database, { kind, count, at, until });
      records.remove(database, until, count);
      if (records.leavesCopies) askForScrub(database, at);
      return count;
    });
    yield;
    if (deleted < rowsMax) return;
  }
}

function* deleteOfEvaluations(evaluations: Evaluations, at: number): Generator<void> {
  for (let after = ''; ;) {
    const ids = listClockedEvaluations(evaluations.database, after, idsMax);
    const last = ids.at(-1);
    yield;
    if (last === undefined) return;
    for (const id of ids) {
      for (const records of recordKinds)
        if (records.form === 'of-evaluation') yield* deleteOfEvaluation(evaluations, records, id, at);
      if (isDue(evaluations, 'evaluations', id)) yield* deleteWhole(evaluations, id, at);
    }
    after = last;
  }
}

/** Asks anew before each part: between two, somebody may have taken it out of the archive. */
function* deleteOfEvaluation(
  evaluations: Evaluations,
  records: EvaluationRecords,
  evaluation: string,
  at: number,
): Generator<void> {
  const { database, documents } = evaluations;
  const { kind } = records;
  while (isDue(evaluations, kind, evaluation) && records.count(database, evaluation) > 0) {
    database.transaction(() => {
      const count = records.removeSome({ database, documents }, evaluation);
      addRetentionDeletion(database, { kind, count, at });
      setDeletedRecord(database, evaluation, kind, at);
      askForScrub(database, at);
    });
    yield;
  }
}

function isDue({ database, chance }: Evaluations, kind: RetentionKind, evaluation: string): boolean {
  const setting = findRetentionSetting(database, kind);
  if (!setting.automatic) return false;
  const since = evaluationClock(retentionRules[kind].clock, listClockEvents(database, evaluation));
  const due = since === undefined ? undefined : dueAt(since, setting);
  return due !== undefined && due <= chance.now();
}

/**
 * By the administrator who set it so, and under the rules of a deletion by hand: without a whole export, or where that one
 * takes part, it stays due and a person must act.
 */
function* deleteWhole(evaluations: Evaluations, evaluation: string, at: number): Generator<void> {
  const { database } = evaluations;
  const { by } = findRetentionSetting(database, 'evaluations');
  const exportHash = findLastExport(database, evaluation)?.hash;
  if (by === undefined || exportHash === undefined) return;
  const removed = removeEvaluation(evaluations, { evaluation, by, exportHash });
  if (removed.ok)
    database.transaction(() => {
      addRetentionDeletion(database, { kind: 'evaluations', count: 1, at });
      askForScrub(database, at);
    });
  yield;
}
