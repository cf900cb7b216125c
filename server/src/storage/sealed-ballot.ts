import type { RevealedBallot } from '@samskar/shared/evaluation';
import type { Database } from './database.ts';

/** Keeps a ballot that was declared ready, until it is revealed or taken back. Part of the caller's transaction. */
export function insertSealedBallot(
  database: Database,
  evaluation: string,
  { area, assessor, values, nonce, commitment }: RevealedBallot,
  at: number,
): void {
  database.run(
    database.kysely.insertInto('sealed_ballot').values({
      evaluation_id: evaluation,
      assessor_id: assessor,
      area,
      sealed_at: at,
      nonce,
      commitment,
      content: JSON.stringify(values),
    }),
  );
}

/** These assessors' sealed ballots of these areas. For the reveal alone: nobody may see them before (R13). */
export function listSealedBallots(
  database: Database,
  evaluation: string,
  areas: readonly string[],
  assessors: readonly string[],
): RevealedBallot[] {
  return database
    .all(
      database.kysely
        .selectFrom('sealed_ballot')
        .select(['area', 'assessor_id', 'nonce', 'commitment', 'content'])
        .where('evaluation_id', '=', evaluation)
        .where('area', 'in', areas)
        .where('assessor_id', 'in', assessors),
    )
    .map((row) => ({
      area: row.area,
      assessor: row.assessor_id,
      // `insertSealedBallot` wrote it from a ballot.
      values: JSON.parse(row.content) as RevealedBallot['values'],
      nonce: row.nonce,
      commitment: row.commitment,
    }));
}

export function deleteSealedBallot(
  database: Database,
  evaluation: string,
  assessor: string,
  area: string,
): void {
  database.run(
    database.kysely
      .deleteFrom('sealed_ballot')
      .where('evaluation_id', '=', evaluation)
      .where('assessor_id', '=', assessor)
      .where('area', '=', area),
  );
}

/** Once revealed, they are in the events. */
export function deleteSealedBallots(database: Database, evaluation: string, areas: readonly string[]): void {
  database.run(
    database.kysely
      .deleteFrom('sealed_ballot')
      .where('evaluation_id', '=', evaluation)
      .where('area', 'in', areas),
  );
}
