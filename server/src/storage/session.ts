import type { Database } from './database.ts';

export type SessionRow = {
  readonly accountId: string;
  /** Milliseconds since 1970, as the two below. */
  readonly createdAt: number;
  readonly seenAt: number;
};

export function insertSession(database: Database, tokenHash: string, accountId: string, now: number): void {
  database.run(
    database.kysely
      .insertInto('session')
      .values({ token_hash: tokenHash, account_id: accountId, created_at: now, seen_at: now }),
  );
}

export function findSession(database: Database, tokenHash: string): SessionRow | undefined {
  const [row] = database.once(prepareFind)([tokenHash]);
  return row && { accountId: row.account_id, createdAt: row.created_at, seenAt: row.seen_at };
}

/** Compiled once: asked for each request, and for each socket at each heartbeat. */
function prepareFind({ kysely, prepareAll }: Database) {
  return prepareAll(
    kysely.selectFrom('session').select(['account_id', 'created_at', 'seen_at']).where('token_hash', '=', ''),
  );
}

export function setSessionSeen(database: Database, tokenHash: string, now: number): void {
  database.run(
    database.kysely.updateTable('session').set({ seen_at: now }).where('token_hash', '=', tokenHash),
  );
}

export function deleteSession(database: Database, tokenHash: string): void {
  database.run(database.kysely.deleteFrom('session').where('token_hash', '=', tokenHash));
}

/** The hashes of the sessions of an account, the newest first. */
export function listSessions(database: Database, accountId: string): string[] {
  return database
    .all(
      database.kysely
        .selectFrom('session')
        .select('token_hash')
        .where('account_id', '=', accountId)
        .orderBy('created_at', 'desc'),
    )
    .map((row) => row.token_hash);
}

/** Sessions that began, or were last used, at these moments or before. */
export function sessionsUnusedSince(
  database: Database,
  bounds: { readonly createdAt: number; readonly seenAt: number },
): { readonly tokenHash: string; readonly accountId: string }[] {
  return database
    .all(
      database.kysely
        .selectFrom('session')
        .select(['token_hash', 'account_id'])
        .where((row) =>
          row.or([row('created_at', '<=', bounds.createdAt), row('seen_at', '<=', bounds.seenAt)]),
        ),
    )
    .map((row) => ({ tokenHash: row.token_hash, accountId: row.account_id }));
}
