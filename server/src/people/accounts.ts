import type { AccountView, InstallationRole, IssuedLink, Refusal } from '@samskar/shared/api';
import { failure, success, type Result } from '@samskar/shared/result';
import {
  countAdministrators,
  findAccount,
  findAccountByEmail,
  insertAccount,
  listAccounts,
  replaceRoles,
  setDisabled,
  setPasswordHash,
  type Account,
} from '../storage/account.ts';
import { insertCertificate, listCertificates } from '../storage/certificate.ts';
import { countRows } from '../storage/count-rows.ts';
import { deleteLinksOf } from '../storage/one-time-link.ts';
import { appendPeopleEvent } from '../storage/people-event.ts';
import { issueLink } from './links.ts';
import type { People } from './people.ts';
import { refuseParty } from './refuse-party.ts';
import { confirmPassword } from './sign-in.ts';
import type { Viewer } from './viewer.ts';

/** Everybody with an account, by name. */
export function viewAccounts({ database }: People): AccountView[] {
  return listAccounts(database).map((account) => ({
    id: account.id,
    name: account.name,
    email: account.email,
    roles: [...account.roles],
    disabledAt: account.disabledAt === null ? null : new Date(account.disabledAt).toISOString(),
    hasPassword: account.passwordHash !== null,
    certificates: listCertificates(database, account.id).map(({ id, family, expiresOn }) => ({
      id,
      family,
      expiresOn,
    })),
  }));
}

export type NewAccount = {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly InstallationRole[];
};

/** The list of people is sent whole: 4 MB. All assessors and contacts of two countries are some thousands. */
const accountsMax = 20_000;

/** An account without a password, and the link by which its person sets one. */
export function createAccount(people: People, by: Viewer, account: NewAccount): Result<IssuedLink, Refusal> {
  const { database, chance } = people;
  return database.transaction(() => {
    if (countRows(database, 'account') >= accountsMax)
      return failure({ kind: 'limit-reached', max: accountsMax });
    if (findAccountByEmail(database, account.email)) return failure({ kind: 'email-taken' });
    const id = chance.newId();
    const { name, email, roles } = account;
    insertAccount(database, { id, name, email, passwordHash: null, createdAt: chance.now() });
    replaceRoles(database, id, roles);
    note(people, 'account-created', by, id, { roles });
    return success(issueLink(people, 'new-account', id, by.accountId));
  });
}

/** A link to set a new password with; ends the person's sessions at once, and all assessors see it (R16). */
export function recoverAccount(people: People, by: Viewer, id: string): Result<IssuedLink, Refusal> {
  return changeAccount(people, by, id, (account) => {
    const isFirst = account.passwordHash === null;
    people.sessions.endAllOf(id);
    note(people, 'recovery-issued', by, id);
    // Also an invitation made anew: whoever hands it over could use it.
    people.evaluations.onAccountRecovered(id, by.accountId);
    return success(issueLink(people, isFirst ? 'new-account' : 'recovery', id, by.accountId));
  });
}

export function changeRoles(
  people: People,
  by: Viewer,
  id: string,
  roles: readonly InstallationRole[],
): Result<'changed', Refusal> {
  return changeAccount(people, by, id, (account) => {
    if (!roles.includes('administrator') && isLastAdministrator(people, account))
      return failure({ kind: 'last-administrator' });
    replaceRoles(people.database, id, roles);
    note(people, 'roles-changed', by, id, { roles });
    return success('changed');
  });
}

/** A disabled account is signed out, and can neither sign in nor use a link. */
export function disableAccount(people: People, by: Viewer, id: string): Result<'changed', Refusal> {
  return changeAccount(people, by, id, (account) => {
    if (account.disabledAt !== null) return success('changed');
    if (isLastAdministrator(people, account)) return failure({ kind: 'last-administrator' });
    setDisabled(people.database, id, people.chance.now());
    deleteLinksOf(people.database, id);
    people.sessions.endAllOf(id);
    note(people, 'account-disabled', by, id);
    return success('changed');
  });
}

export function enableAccount(people: People, by: Viewer, id: string): Result<'changed', Refusal> {
  return changeAccount(people, by, id, (account) => {
    if (account.disabledAt === null) return success('changed');
    setDisabled(people.database, id, null);
    note(people, 'account-enabled', by, id);
    return success('changed');
  });
}

/** Certifies a person for a family of instruments; an earlier certificate for it is replaced, and stays on record. */
export function issueCertificate(
  people: People,
  by: Viewer,
  accountId: string,
  { family, expiresOn }: { readonly family: string; readonly expiresOn: string },
): Result<{ readonly id: string }, Refusal> {
  const { database, chance } = people;
  return database.transaction(() => {
    if (findAccount(database, accountId) === undefined) return failure({ kind: 'not-found' });
    const id = chance.newId();
    const issued = { issuedBy: by.accountId, issuedAt: chance.now() };
    insertCertificate(database, { id, accountId, family, expiresOn, ...issued });
    note(people, 'certificate-issued', by, accountId, { family, expiresOn });
    people.evaluations.onCertificateIssued(accountId, { family, expiresOn }, by.accountId);
    return success({ id });
  });
}

/** The person's own; every other session of theirs ends. */
export async function changePassword(
  people: People,
  viewer: Viewer,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Result<'changed', Refusal>> {
  const confirmed = await confirmPassword(people, viewer, current);
  if (!confirmed.ok) return confirmed;
  const passwordHash = await people.passwords.hash(next);
  return people.database.transaction(() => {
    // A recovery may have ended the session while the hash was computed; then the link decides, not this request.
    if (!people.sessions.isOpen(viewer.sessionHash)) return failure({ kind: 'signed-out' });
    setPasswordHash(people.database, viewer.accountId, passwordHash);
    deleteLinksOf(people.database, viewer.accountId);
    people.sessions.endAllOf(viewer.accountId, viewer.sessionHash);
    note(people, 'password-changed', viewer, viewer.accountId);
    return success('changed');
  });
}

/** What an administrator does to an account, in one transaction, unless R16 forbids it. */
function changeAccount<Value>(
  people: People,
  by: Viewer,
  id: string,
  change: (account: Account) => Result<Value, Refusal>,
): Result<Value, Refusal> {
  return people.database.transaction(() => {
    const account = findAccount(people.database, id);
    if (account === undefined) return failure({ kind: 'not-found' });
    const refusal = refuseParty(people, by.accountId, id);
    return refusal ? failure(refusal) : change(account);
  });
}

/** Without this one nobody could sign in who may make accounts. */
function isLastAdministrator({ database }: People, account: Account): boolean {
  const counts =
    account.roles.includes('administrator') && account.disabledAt === null && account.passwordHash !== null;
  return counts && countAdministrators(database) === 1;
}

type Noted =
  | 'account-created'
  | 'recovery-issued'
  | 'roles-changed'
  | 'account-disabled'
  | 'account-enabled'
  | 'certificate-issued'
  | 'password-changed';

function note(
  { database, chance }: People,
  kind: Noted,
  by: Viewer,
  account: string,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  appendPeopleEvent(database, { at: chance.now(), kind, by: by.accountId, account, detail });
}
