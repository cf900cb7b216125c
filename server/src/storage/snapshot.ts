import type { AreaTexts, AuthoredReport } from '@samskar/shared/documents';
import type { SnapshotMoment } from '@samskar/shared/evaluation';
import type { Database } from './database.ts';

export type StoredSnapshot = {
  /** Number of the event whose state it holds: its values are the log up to here. */
  readonly seq: number;
  readonly moment: SnapshotMoment;
};

/** What was written together. `report` is absent in what was kept before the report had texts of its own. */
export type KeptTexts = { readonly texts: readonly AreaTexts[]; readonly report?: AuthoredReport };

/** Keeps the joint texts of a moment, once: several blocks revealed by one command are one moment. Part of the caller's transaction. */
export function insertSnapshot(
  database: Database,
  evaluation: string,
  { seq, moment }: StoredSnapshot,
  { texts, report }: KeptTexts,
): void {
  database.run(
    database.kysely
      .insertInto('snapshot')
      .values({
        evaluation_id: evaluation,
        seq,
        moment,
        texts: JSON.stringify(texts),
        report: report === undefined ? null : JSON.stringify(report),
      })
      .onConflict((conflict) => conflict.columns(['evaluation_id', 'seq']).doNothing()),
  );
}

/** Oldest first. */
export function listSnapshots(database: Database, evaluation: string): StoredSnapshot[] {
  return database
    .all(
      database.kysely
        .selectFrom('snapshot')
        .select(['seq', 'moment'])
        .where('evaluation_id', '=', evaluation)
        .orderBy('seq'),
    )
    .map(({ seq, moment }) => ({ seq, moment }));
}

/** Undefined when there is no snapshot of this number. */
export function findSnapshot(
  database: Database,
  evaluation: string,
  seq: number,
): (StoredSnapshot & KeptTexts) | undefined {
  const row = database.get(
    database.kysely
      .selectFrom('snapshot')
      .select(['seq', 'moment', 'texts', 'report'])
      .where('evaluation_id', '=', evaluation)
      .where('seq', '=', seq),
  );
  if (row === undefined) return undefined;
  // `insertSnapshot` wrote it, and the table never changes.
  return {
    seq: row.seq,
    moment: row.moment,
    texts: JSON.parse(row.texts) as AreaTexts[],
    ...(row.report !== null && { report: JSON.parse(row.report) as AuthoredReport }),
  };
}

/** Those that somebody named, not the ones of a reveal or a signature. */
export function countNamedSnapshots(database: Database, evaluation: string): number {
  const row = database.get(
    database.kysely
      .selectFrom('snapshot')
      .select((rows) => rows.fn.countAll<number>().as('count'))
      .where('evaluation_id', '=', evaluation)
      .where('moment', '=', 'snapshot'),
  );
  return row?.count ?? 0;
}

/** How many it were. Part of the caller's transaction. */
export function deleteNamedSnapshots(database: Database, evaluation: string): number {
  return database.run(
    database.kysely
      .deleteFrom('snapshot')
      .where('evaluation_id', '=', evaluation)
      .where('moment', '=', 'snapshot'),
  );
}
