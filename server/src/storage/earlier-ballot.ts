import type { EarlierBallot } from '@samskar/shared/api';
import type { Database } from './database.ts';

type Row = EarlierBallot & {
  /** Of the event that moved the evaluation. */
  readonly seq: number;
  /** An assessor; in open mode the evaluation, whose one sheet it is. */
  readonly owner: string;
};

/** Part of the caller's transaction. */
export function insertEarlierBallot(database: Database, evaluation: string, row: Row): void {
  const { seq, owner, area, instrument, at, values, notes } = row;
  database.run(
    database.kysely.insertInto('earlier_ballot').values({
      evaluation_id: evaluation,
      seq,
      owner_id: owner,
      area,
      instrument_hash: instrument,
      at: Date.parse(at),
      content: JSON.stringify({ values, notes }),
    }),
  );
}

/** One owner's, oldest first. Nobody else's may be given to anybody (R13). */
export function listEarlierBallots(database: Database, evaluation: string, owner: string): EarlierBallot[] {
  return database
    .all(
      database.kysely
        .selectFrom('earlier_ballot')
        .select(['area', 'instrument_hash', 'at', 'content'])
        .where('evaluation_id', '=', evaluation)
        .where('owner_id', '=', owner)
        .orderBy('seq')
        .orderBy('area'),
    )
    .map((row) => ({
      area: row.area,
      instrument: row.instrument_hash,
      at: new Date(row.at).toISOString(),
      // `insertEarlierBallot` wrote it, and the table never changes.
      ...(JSON.parse(row.content) as Pick<EarlierBallot, 'values' | 'notes'>),
    }));
}

export function countEarlierBallots(database: Database, evaluation: string): number {
  const row = database.get(
    database.kysely
      .selectFrom('earlier_ballot')
      .select((rows) => rows.fn.countAll<number>().as('count'))
      .where('evaluation_id', '=', evaluation),
  );
  return row?.count ?? 0;
}

/** Everybody's; how many it were. Part of the caller's transaction. */
export function deleteEarlierBallots(database: Database, evaluation: string): number {
  return database.run(database.kysely.deleteFrom('earlier_ballot').where('evaluation_id', '=', evaluation));
}
