import type { Refusal } from '@samskar/shared/api';
import { failure, success, type Result } from '@samskar/shared/result';
import { accessMark } from './access-mark.ts';
import { deleteEvaluationRows, scrubDatabase } from '../storage/delete-evaluation.ts';
import { findLastExport } from '../storage/evaluation-export.ts';
import type { Evaluations } from './evaluations.ts';

export type DeletionCall = {
  readonly evaluation: string;
  /** Who may delete evaluations has been checked. */
  readonly by: string;
  /** Of the export that the person has; it must hold everything that there is. */
  readonly exportHash: string;
};

/**
 * Deletes an archived evaluation for good: rows, documents, what memory holds, and the bytes in the data file and its log.
 * What remains is outside of it: backups, exports and packages that were downloaded.
 */
export function deleteEvaluation(evaluations: Evaluations, call: DeletionCall): Result<'deleted', Refusal> {
  const removed = removeEvaluation(evaluations, call);
  if (removed.ok) scrubDatabase(evaluations.database);
  return removed;
}

/** The same without the bytes in the file: several may be removed before it is written anew. */
export function removeEvaluation(
  evaluations: Evaluations,
  { evaluation, by, exportHash }: DeletionCall,
): Result<'deleted', Refusal> {
  const { chance, database, documents, key, states, watcher } = evaluations;
  const deleted = database.transaction((): Result<'deleted', Refusal> => {
    const refusal = refuseDeletion(evaluations, { evaluation, by, exportHash });
    if (refusal) return failure(refusal);
    const hadAccess = Object.keys(states.get(evaluation).participants).map((account) =>
      accessMark(key, evaluation, account),
    );
    deleteEvaluationRows(database, { evaluation, by, at: chance.now(), exportHash, hadAccess });
    return success('deleted');
  });
  if (!deleted.ok) return deleted;
  states.forget(evaluation);
  watcher.onDeleted(evaluation);
  documents.forget(evaluation);
  return deleted;
}

function refuseDeletion(
  { database, states }: Evaluations,
  { evaluation, by, exportHash }: DeletionCall,
): Refusal | undefined {
  const state = states.find(evaluation);
  if (state === undefined) return { kind: 'not-found' };
  if (state.participants[by] !== undefined) return { kind: 'takes-part-itself', evaluations: [evaluation] };
  if (state.archived === null) return { kind: 'not-archived' };
  const last = findLastExport(database, evaluation);
  const isWhole = last?.seq === state.seq && last.hash === exportHash;
  return isWhole ? undefined : { kind: 'export-needed' };
}
