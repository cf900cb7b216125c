import type { Database } from './database.ts';

export type LinkPurpose = 'first-administrator' | 'new-account' | 'recovery';

export type OneTimeLink = {
  readonly purpose: LinkPurpose;
  /** Both null for the first administrator, who has no account yet and is invited by the operator. */
  readonly accountId: string | null;
  readonly issuedBy: string | null;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
};

export function insertLink(database: Database, tokenHash: string, link: OneTimeLink): void {
  database.run(
    database.kysely.insertInto('one_time_link').values({
      token_hash: tokenHash,
      purpose: link.purpose,
      account_id: link.accountId,
      issued_by: link.issuedBy,
      issued_at: link.issuedAt,
      expires_at: link.expiresAt,
    }),
  );
}

export function findLink(database: Database, tokenHash: string): OneTimeLink | undefined {
  const row = database.get(
    database.kysely
      .selectFrom('one_time_link')
      .select(['purpose', 'account_id', 'issued_by', 'issued_at', 'expires_at'])
      .where('token_hash', '=', tokenHash),
  );
  return (
    row && {
      purpose: row.purpose,
      accountId: row.account_id,
      issuedBy: row.issued_by,
      issuedAt: row.issued_at,
      expiresAt: row.expires_at,
    }
  );
}

/** A new link takes the place of the earlier ones; a used one is gone. Null: those for the first administrator. */
export function deleteLinksOf(database: Database, accountId: string | null): void {
  const links = database.kysely.deleteFrom('one_time_link');
  database.run(
    accountId === null ? links.where('account_id', 'is', null) : links.where('account_id', '=', accountId),
  );
}

export function deleteLinksExpiredAt(database: Database, now: number): void {
  database.run(database.kysely.deleteFrom('one_time_link').where('expires_at', '<=', now));
}
