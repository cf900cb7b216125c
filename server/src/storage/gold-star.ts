import { sql, type SqlBool } from 'kysely';
import type { GoldStar } from '@samskar/shared/evaluation';
import type { Database } from './database.ts';

export type StandingGoldStar = GoldStar & { readonly evaluation: string; readonly at: string };

/** Given and not withdrawn, in the evaluations in which an account takes part; what the events say, by an index of their own. */
export function listGoldStarsOf(database: Database, account: string): StandingGoldStar[] {
  const rows = database.all(
    database.kysely
      .selectFrom('event')
      .innerJoin('participant', 'participant.evaluation_id', 'event.evaluation_id')
      .select(['event.evaluation_id', 'kind', 'at', 'body'])
      .where('participant.account_id', '=', account)
      // Written out: SQLite takes a partial index only where it sees that the condition is its own.
      .where(sql<SqlBool>`kind in ('gold-star-given', 'gold-star-withdrawn')`)
      .orderBy('event.evaluation_id')
      .orderBy('seq'),
  );
  const stars = new Map<string, StandingGoldStar>();
  for (const row of rows) {
    // `appendEvent` wrote it, and events never change.
    const { star } = JSON.parse(row.body) as { star: GoldStar | string };
    if (typeof star === 'string') stars.delete(star);
    else stars.set(star.id, { ...star, evaluation: row.evaluation_id, at: new Date(row.at).toISOString() });
  }
  return [...stars.values()];
}
