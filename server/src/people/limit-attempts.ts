import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Refusal } from '@samskar/shared/api';
import {
  addAttempt,
  deleteAttempts,
  findAttempts,
  purgeAttempts,
  takeBackAttempt,
} from '../storage/sign-in-attempt.ts';
import type { People } from './people.ts';

const windowMs = 15 * 60_000;
/** Of one account: a person who has forgotten which password it was gets this far; a guesser gets 1,000 a day. */
const perAccountMax = 10;
/** Of one network address, behind which a whole office may sit. */
const perAddressMax = 50;
/** A row is 120 bytes: 6 MB at most, whoever tries from however many addresses. */
const rowsMax = 50_000;

/** What an attempt counts against; see `accountKey` and the two others. */
export type AttemptKey = { readonly key: string; readonly attemptsMax: number };

/** By address as typed, whether or not there is such an account: counting must not tell. */
export function accountKey(email: string): AttemptKey {
  return { key: hashed('account', email.toLowerCase()), attemptsMax: perAccountMax };
}

export function addressKey(address: string): AttemptKey {
  return { key: hashed('address', network(address)), attemptsMax: perAddressMax };
}

/** A password that is asked for again within a session. Apart, so that strangers cannot use up a signer's attempts. */
export function sessionKey(accountId: string): AttemptKey {
  return { key: hashed('session', accountId), attemptsMax: perAccountMax };
}

/**
 * Counts an attempt before it is made, so that many at once count too; a refusal says that there have been too many.
 * `forgiveAttempt` takes it back when it turns out right.
 */
export function countAttempt(people: People, keys: readonly AttemptKey[]): Refusal | undefined {
  const { database } = people;
  const now = people.chance.now();
  if (people.passwords.isBusy) return { kind: 'too-many-attempts', retryAfterSeconds: 5 };
  return database.transaction(() => {
    purgeAttempts(database, { beganAt: now - windowMs, now, rowsMax });
    const windows = keys.map(({ key, attemptsMax }) => ({
      attemptsMax,
      window: findAttempts(database, key),
    }));
    const spent = windows.find(({ window, attemptsMax }) => (window?.attempts ?? 0) >= attemptsMax)?.window;
    if (spent !== undefined) {
      const retryAfterSeconds = Math.ceil((spent.beganAt + windowMs - now) / 1000);
      return { kind: 'too-many-attempts', retryAfterSeconds };
    }
    for (const { key } of keys) addAttempt(database, key, now);
    return undefined;
  });
}

/** The right password: the account starts afresh, and the address gets its attempt back. */
export function forgiveAttempt(people: People, account: AttemptKey, address?: AttemptKey): void {
  deleteAttempts(people.database, account.key);
  if (address !== undefined) takeBackAttempt(people.database, address.key);
}

/** Hashed, so that the table is no list of who tried to sign in from where. */
function hashed(kind: string, value: string): string {
  return createHash('sha256').update(`${kind} ${value}`).digest('base64url');
}

/** A household or office has all of an IPv6 /64 to itself, so its addresses count as one. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...(tail === undefined ? [] : zeros), ...last].slice(0, 4).join(':');
}
