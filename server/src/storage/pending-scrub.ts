import type { Database } from './database.ts';
import { scrubDatabase } from './delete-evaluation.ts';

/** Remembers that the file holds bytes of rows that are gone. Part of the transaction that deletes or changes them. */
export function askForScrub(database: Database, now: number): void {
  database.run(
    database.kysely
      .insertInto('pending_scrub')
      .values({ id: 1, since: now })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** Writes the file anew when that has been asked for; one that is cut off is done again the next time. */
export function scrubWhenAsked(database: Database): void {
  const { kysely } = database;
  if (database.get(kysely.selectFrom('pending_scrub').select('since')) === undefined) return;
  scrubDatabase(database);
  database.transaction(() => database.run(kysely.deleteFrom('pending_scrub')));
}
