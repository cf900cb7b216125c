import type { Database } from './database.ts';

export type Visit = {
  /** Number of the last event that the person has been shown. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** Undefined before the first visit. */
export function findVisit(database: Database, evaluation: string, account: string): Visit | undefined {
  const row = database.get(
    database.kysely
      .selectFrom('visit')
      .select(['seq', 'at'])
      .where('evaluation_id', '=', evaluation)
      .where('account_id', '=', account),
  );
  return row && { seq: row.seq, at: row.at };
}

export function setVisit(database: Database, evaluation: string, account: string, visit: Visit): void {
  database.run(
    database.kysely
      .insertInto('visit')
      .values({ evaluation_id: evaluation, account_id: account, ...visit })
      .onConflict((conflict) => conflict.columns(['evaluation_id', 'account_id']).doUpdateSet(visit)),
  );
}
