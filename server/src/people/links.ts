import type { IssuedLink, LinkView, Refusal } from '@samskar/shared/api';
import { failure, success, type Result } from '@samskar/shared/result';
import {
  countAdministrators,
  findAccount,
  findAccountByEmail,
  insertAccount,
  replaceRoles,
  setPasswordHash,
  type Account,
} from '../storage/account.ts';
import {
  deleteLinksExpiredAt,
  deleteLinksOf,
  findLink,
  insertLink,
  type LinkPurpose,
  type OneTimeLink,
} from '../storage/one-time-link.ts';
import { appendPeopleEvent } from '../storage/people-event.ts';
import { hashToken } from './chance.ts';
import type { People } from './people.ts';
import { refuseParty } from './refuse-party.ts';

const hourMs = 3_600_000;
/** How long a link can be used: an invitation survives a weekend; the two others are handed over while one waits. */
const validMsByPurpose: Record<LinkPurpose, number> = {
  'first-administrator': 24 * hourMs,
  'new-account': 7 * 24 * hourMs,
  recovery: 24 * hourMs,
};

/**
 * A link by which a person sets a password, in place of all earlier ones. The token stands behind `#`, which browsers keep
 * to themselves (R7). Part of the caller's transaction.
 */
export function issueLink(
  people: People,
  purpose: 'new-account' | 'recovery',
  accountId: string,
  issuedBy: string,
): IssuedLink {
  return { account: accountId, ...issue(people, { purpose, accountId, issuedBy }) };
}

/** For the operator, when there is no administrator who can sign in; undefined when there is one. */
export function issueFirstAdministratorLink(people: People): { link: string; expiresAt: string } | undefined {
  return people.database.transaction(() => {
    if (countAdministrators(people.database) > 0) return undefined;
    return issue(people, { purpose: 'first-administrator', accountId: null, issuedBy: null });
  });
}

/**
 * For the operator, when an administrator cannot sign in and no other is there to help: a link that sets a new password.
 * Undefined when no administrator has this address. The person's sessions end at once, and assessors are shown it when it
 * is used (R16).
 */
export function issueAdministratorRecovery(
  people: LinkIssuer & Pick<People, 'sessions'>,
  email: string,
): { link: string; expiresAt: string } | undefined {
  return people.database.transaction(() => {
    const account = findAccountByEmail(people.database, email);
    if (account?.disabledAt !== null || !account.roles.includes('administrator')) return undefined;
    people.sessions.endAllOf(account.id);
    appendPeopleEvent(people.database, {
      at: people.chance.now(),
      kind: 'recovery-issued',
      by: null,
      account: account.id,
    });
    return issue(people, { purpose: 'recovery', accountId: account.id, issuedBy: null });
  });
}

type LinkIssuer = Pick<People, 'database' | 'chance' | 'origin'>;

function issue(
  { database, chance, origin }: LinkIssuer,
  link: Pick<OneTimeLink, 'purpose' | 'accountId' | 'issuedBy'>,
): { link: string; expiresAt: string } {
  const token = chance.newToken();
  const issuedAt = chance.now();
  const expiresAt = issuedAt + validMsByPurpose[link.purpose];
  deleteLinksExpiredAt(database, issuedAt);
  deleteLinksOf(database, link.accountId);
  insertLink(database, hashToken(token), { ...link, issuedAt, expiresAt });
  return { link: `${origin}/link#${token}`, expiresAt: new Date(expiresAt).toISOString() };
}

/** What a link is for; looking does not use it up. */
export function inspectLink(people: People, token: string): Result<LinkView, Refusal> {
  const found = findUsable(people, token);
  if (found === undefined) return failure({ kind: 'link-invalid' });
  return success({
    purpose: found.link.purpose,
    name: found.account?.name ?? null,
    email: found.account?.email ?? null,
    expiresAt: new Date(found.link.expiresAt).toISOString(),
  });
}

export type LinkUse = {
  readonly token: string;
  readonly password: string;
  /** Of the first administrator, who has no account yet. */
  readonly name?: string | undefined;
  readonly email?: string | undefined;
};

/** Sets the password, ends every other session of the person, and opens one; gives its token. A link works once. */
export async function useLink(people: People, use: LinkUse): Promise<Result<string, Refusal>> {
  if (findUsable(people, use.token) === undefined) return failure({ kind: 'link-invalid' });
  if (people.passwords.isBusy) return failure({ kind: 'too-many-attempts', retryAfterSeconds: 5 });
  const passwordHash = await people.passwords.hash(use.password);
  return people.database.transaction(() => {
    // Again: it may have been used by another request while the hash was computed.
    const found = findUsable(people, use.token);
    if (found === undefined) return failure({ kind: 'link-invalid' });
    const account = found.account ? success(found.account.id) : createFirstAdministrator(people, use);
    if (!account.ok) return account;
    deleteLinksOf(people.database, found.link.accountId);
    setPasswordHash(people.database, account.value, passwordHash);
    people.sessions.endAllOf(account.value);
    noteUse(people, found.link.purpose, account.value);
    return success(people.sessions.open(account.value));
  });
}

type UsableLink = { readonly link: OneTimeLink; readonly account: Account | undefined };

function findUsable(people: People, token: string): UsableLink | undefined {
  const link = findLink(people.database, hashToken(token));
  if (link === undefined || link.expiresAt <= people.chance.now()) return undefined;
  if (link.accountId === null)
    return countAdministrators(people.database) === 0 ? { link, account: undefined } : undefined;
  const account = findAccount(people.database, link.accountId);
  if (account?.disabledAt !== null) return undefined;
  // R16: whoever issued it may have joined an evaluation of this person since.
  const isOfParty = link.issuedBy !== null && refuseParty(people, link.issuedBy, account.id) !== undefined;
  return isOfParty ? undefined : { link, account };
}

function createFirstAdministrator(
  { database, chance }: People,
  { name, email }: LinkUse,
): Result<string, Refusal> {
  const missing = Object.entries({ name, email }).filter(([, value]) => value === undefined);
  if (name === undefined || email === undefined)
    return failure({
      kind: 'bad-request',
      problems: missing.map(([path]) => ({ path, rule: 'is needed for the first administrator' })),
    });
  if (findAccountByEmail(database, email)) return failure({ kind: 'email-taken' });
  const id = chance.newId();
  insertAccount(database, { id, name, email, passwordHash: null, createdAt: chance.now() });
  replaceRoles(database, id, ['administrator']);
  return success(id);
}

function noteUse({ database, chance, evaluations }: People, purpose: LinkPurpose, account: string): void {
  appendPeopleEvent(database, {
    at: chance.now(),
    kind: 'link-used',
    by: account,
    account,
    detail: { purpose },
  });
  if (purpose !== 'first-administrator') evaluations.onAccountRecovered(account, account);
}
