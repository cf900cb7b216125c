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

/** What an attempt counts against; see `accountKey` and the two others. */
export type AttemptKey = {
  readonly key: string;
  readonly limit: 'attemptsPerAccountMax' | 'attemptsPerAddressMax';
};

/** By address as typed, whether or not there is such an account: counting must not tell. */
export function accountKey(email: string): AttemptKey {
  return { key: hashed('account', email.toLowerCase()), limit: 'attemptsPerAccountMax' };
}

export function addressKey(address: string): AttemptKey {
  return { key: hashed('address', network(address)), limit: 'attemptsPerAddressMax' };
}

/** A password that is asked for again within a session. Apart, so that strangers cannot use up a signer's attempts. */
export function sessionKey(accountId: string): AttemptKey {
  return { key: hashed('session', accountId), limit: 'attemptsPerAccountMax' };
}

/**
 * Counts an attempt before it is made, so that many at once count too; a refusal says that there have been too many.
 * `forgiveAttempt` takes it back when it turns out right.
 */
export function countAttempt(people: People, keys: readonly AttemptKey[]): Refusal | undefined {
  const { database, limits } = people;
  const windowMs = limits.attemptsWindowMs;
  const now = people.chance.now();
  if (people.passwords.isBusy) return { kind: 'too-many-attempts', retryAfterSeconds: 5 };
  return database.transaction(() => {
    purgeAttempts(database, { beganAt: now - windowMs, now, rowsMax: limits.attemptsKeptMax });
    const windows = keys.map(({ key, limit }) => ({
      attemptsMax: limits[limit],
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
