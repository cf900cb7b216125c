import type { Database } from './database.ts';

export type Certificate = {
  readonly id: string;
  readonly accountId: string;
  /** Of instruments. */
  readonly family: string;
  /** The last day on which it holds. */
  readonly expiresOn: string;
};

export type NewCertificate = Certificate & {
  readonly issuedBy: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
};

/** Issues a certificate; the one of the same person and family is replaced by it. Part of the caller's transaction. */
export function insertCertificate(database: Database, certificate: NewCertificate): void {
  database.run(
    database.kysely
      .updateTable('certificate')
      .set({ replaced_by: certificate.id })
      .where('account_id', '=', certificate.accountId)
      .where('family', '=', certificate.family)
      .where('replaced_by', 'is', null),
  );
  database.run(
    database.kysely.insertInto('certificate').values({
      id: certificate.id,
      account_id: certificate.accountId,
      family: certificate.family,
      expires_on: certificate.expiresOn,
      issued_by: certificate.issuedBy,
      issued_at: certificate.issuedAt,
      replaced_by: null,
    }),
  );
}

/** The certificate that stands for a person and a family of instruments, expired or not. */
export function findCertificate(
  database: Database,
  accountId: string,
  family: string,
): Certificate | undefined {
  return listCertificates(database, accountId).find((certificate) => certificate.family === family);
}

/** The certificates that have not been replaced, latest expiry first. */
export function listCertificates(database: Database, accountId: string): Certificate[] {
  return database
    .all(
      database.kysely
        .selectFrom('certificate')
        .select(['id', 'family', 'expires_on'])
        .where('account_id', '=', accountId)
        .where('replaced_by', 'is', null)
        .orderBy('expires_on', 'desc')
        .orderBy('family'),
    )
    .map((row) => ({ id: row.id, accountId, family: row.family, expiresOn: row.expires_on }));
}
