import { randomInt } from 'node:crypto';
import type { InstallationView } from '@samskar/shared/api';
import type { People } from '../people/people.ts';
import { insertAccount, replaceRoles } from '../storage/account.ts';
import { insertCertificate } from '../storage/certificate.ts';

/** The demo's accounts; nobody of them is a person. */
export const demoPeople = [
  { key: 'assessor-a', name: 'Vurderer A', role: 'assessor' },
  { key: 'assessor-b', name: 'Vurderer B', role: 'assessor' },
  { key: 'reviewer', name: 'Fagfelle', role: 'internal-reviewer' },
  { key: 'contact', name: 'Kontaktperson', role: 'observer' },
  { key: 'administrator', name: 'Administrator', role: 'administrator' },
  { key: 'owner', name: 'Eier', role: 'owner' },
] as const;

export type DemoPersonKey = (typeof demoPeople)[number]['key'];
export type DemoAccounts = Readonly<Record<DemoPersonKey, string>>;
export type DemoPasswords = Readonly<Record<DemoPersonKey, string>>;

/** Addresses that no mail can reach (RFC 2606). */
function demoEmail(key: DemoPersonKey): string {
  return `${key}@samskar.example`;
}

/** What the sign-in screen of the demo shows. */
export function demoView(): InstallationView {
  return {
    demo: true,
    accounts: demoPeople.map(({ key, name, role }) => ({ name, email: demoEmail(key), role })),
  };
}

/** Whom to sign in as, for the person who has started the demo. */
export function demoSignIns(passwords: DemoPasswords): { name: string; email: string; password: string }[] {
  return demoPeople.map(({ key, name }) => ({ name, email: demoEmail(key), password: passwords[key] }));
}

/** New ones for a folder, so that no demo can be entered with what somebody read elsewhere. */
export function newDemoPasswords(): DemoPasswords {
  return recordOf(() => {
    const letters = Array.from({ length: 16 }, () => passwordLetters[randomInt(passwordLetters.length)]);
    return letters.join('').replace(/....(?!$)/g, '$&-');
  });
}

/** Without those that look like another. */
const passwordLetters = 'abcdefghjkmnpqrstuvwxyz23456789';

const certificateDays = 730;

/** Makes the accounts, and certifies the assessors for a family of instruments. Gives their ids. */
export async function insertDemoPeople(
  people: People,
  passwords: DemoPasswords,
  family: string,
): Promise<DemoAccounts> {
  const hashes = await Promise.all(demoPeople.map(({ key }) => people.passwords.hash(passwords[key])));
  const accounts = recordOf(() => people.chance.newId());
  people.database.transaction(() => {
    for (const [place, person] of demoPeople.entries())
      insertDemoPerson(people, accounts[person.key], person, hashes[place] ?? null);
    for (const { key, role } of demoPeople)
      if (role === 'assessor') certify(people, accounts[key], accounts.owner, family);
  });
  return accounts;
}

function insertDemoPerson(
  { database, chance }: People,
  id: string,
  { key, name, role }: (typeof demoPeople)[number],
  passwordHash: string | null,
): void {
  insertAccount(database, { id, name, email: demoEmail(key), passwordHash, createdAt: chance.now() });
  if (role === 'administrator' || role === 'owner') replaceRoles(database, id, [role]);
}

function certify({ database, chance }: People, accountId: string, issuedBy: string, family: string): void {
  const issuedAt = chance.now();
  const expiresOn = new Date(issuedAt + certificateDays * 86_400_000).toISOString().slice(0, 10);
  insertCertificate(database, { id: chance.newId(), accountId, family, expiresOn, issuedBy, issuedAt });
}

function recordOf(make: (key: DemoPersonKey) => string): Readonly<Record<DemoPersonKey, string>> {
  // Object.fromEntries forgets which keys there are; `demoPeople` has each of them once.
  return Object.fromEntries(demoPeople.map(({ key }) => [key, make(key)])) as Record<DemoPersonKey, string>;
}
