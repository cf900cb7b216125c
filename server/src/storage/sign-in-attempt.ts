import { sql } from 'kysely';
import type { Database } from './database.ts';

export type AttemptWindow = {
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly beganAt: number;
};

export function findAttempts(database: Database, key: string): AttemptWindow | undefined {
  const row = database.get(
    database.kysely
      .selectFrom('sign_in_attempt')
      .select(['attempts', 'window_began_at'])
      .where('key', '=', key),
  );
  return row && { attempts: row.attempts, beganAt: row.window_began_at };
}

/** One more attempt in the running window, or the first of a new one. */
export function addAttempt(database: Database, key: string, now: number): void {
  database.run(
    database.kysely
      .insertInto('sign_in_attempt')
      .values({ key, attempts: 1, window_began_at: now })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ attempts: sql`attempts + 1` })),
  );
}

/** An attempt that turned out right does not count. */
export function takeBackAttempt(database: Database, key: string): void {
  database.run(
    database.kysely
      .updateTable('sign_in_attempt')
      .set({ attempts: sql`max(0, attempts - 1)` })
      .where('key', '=', key),
  );
}

export function deleteAttempts(database: Database, key: string): void {
  database.run(database.kysely.deleteFrom('sign_in_attempt').where('key', '=', key));
}

/**
 * Forgets the windows that began at `beganAt` or before, those that begin after `now` (the clock has been set back since, and
 * they would last until it is there again), and the oldest ones above `rowsMax`.
 */
export function purgeAttempts(
  database: Database,
  bounds: { readonly beganAt: number; readonly now: number; readonly rowsMax: number },
): void {
  const attempts = database.kysely.deleteFrom('sign_in_attempt');
  database.run(
    attempts.where((row) =>
      row.or([row('window_began_at', '<=', bounds.beganAt), row('window_began_at', '>', bounds.now)]),
    ),
  );
  database.run(
    attempts.where('key', 'in', (rows) =>
      rows
        .selectFrom('sign_in_attempt')
        .select('key')
        .orderBy('window_began_at', 'desc')
        .limit(-1)
        .offset(bounds.rowsMax),
    ),
  );
}
