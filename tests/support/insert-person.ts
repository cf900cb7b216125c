import type { InstallationRole } from '@samskar/shared/api';
import type { People } from '../../server/src/people/people.ts';
import { insertAccount, replaceRoles } from '../../server/src/storage/account.ts';
import { insertCertificate } from '../../server/src/storage/certificate.ts';

export type PersonOptions = {
  readonly roles?: readonly InstallationRole[];
  /** A family of instruments that the person is certified for, for two years. */
  readonly certified?: string;
};

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

/** An account with a password, as if its person had used the first link. */
export async function insertPerson(
  people: People,
  name: string,
  { roles = [], certified }: PersonOptions = {},
): Promise<Person> {
  const { database, chance } = people;
  const id = chance.newId();
  const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@samskar.example`;
  const password = `the password of ${name}`;
  const passwordHash = await people.passwords.hash(password);
  const now = chance.now();
  database.transaction(() => {
    insertAccount(database, { id, name, email, passwordHash, createdAt: now });
    replaceRoles(database, id, roles);
    if (certified !== undefined) {
      const expiresOn = new Date(now + 730 * 86_400_000).toISOString().slice(0, 10);
      const certificate = { id: chance.newId(), accountId: id, family: certified, expiresOn };
      insertCertificate(database, { ...certificate, issuedBy: id, issuedAt: now });
    }
  });
  return { id, name, email, password };
}
