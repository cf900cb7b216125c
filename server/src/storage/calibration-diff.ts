import type { CalibrationDiff } from '@samskar/shared/evaluation';
import { sql, type SqlBool } from 'kysely';
import type { Database } from './database.ts';

/** Keeps the grades side by side as they stood; never recomputed. Part of the caller's transaction. */
export function insertCalibrationDiff(database: Database, evaluation: string, diff: CalibrationDiff): void {
  database.run(
    database.kysely.insertInto('calibration_diff').values({
      evaluation_id: evaluation,
      seq: diff.seq,
      moment: diff.moment,
      at: Date.parse(diff.at),
      by_account: diff.by,
      content: JSON.stringify(diff),
    }),
  );
}

/** In the order in which they were stored. */
export function listCalibrationDiffs(database: Database, evaluation: string): CalibrationDiff[] {
  return (
    database
      .all(
        database.kysely
          .selectFrom('calibration_diff')
          .select('content')
          .where('evaluation_id', '=', evaluation)
          .orderBy('seq')
          .orderBy('id'),
      )
      // `insertCalibrationDiff` wrote it, and the table never changes.
      .map((row) => JSON.parse(row.content) as CalibrationDiff)
  );
}

export type CalibrationOfEvaluation = { readonly evaluation: string; readonly diff: CalibrationDiff };

/** Those of every evaluation on an instrument, by its id: evaluations in the order of their first, each one's own in theirs. */
export function listCalibrationOfInstrument(
  database: Database,
  instrument: string,
): CalibrationOfEvaluation[] {
  return (
    database
      .all(
        database.kysely
          .selectFrom('calibration_diff')
          .select(['evaluation_id', 'content'])
          .where(sql<SqlBool>`json_extract(content, '$.instrument.id') = ${instrument}`)
          .orderBy('at')
          .orderBy('id'),
      )
      // As above.
      .map((row) => ({ evaluation: row.evaluation_id, diff: JSON.parse(row.content) as CalibrationDiff }))
  );
}
