import type { Refusal } from '@samskar/shared/api';
import { failure, success, type Result } from '@samskar/shared/result';
import { findAccount, findAccountByEmail } from '../storage/account.ts';
import { accountKey, addressKey, countAttempt, forgiveAttempt, sessionKey } from './limit-attempts.ts';
import type { People } from './people.ts';
import type { Viewer } from './viewer.ts';

export type SignIn = {
  readonly email: string;
  readonly password: string;
  /** The network address that it comes from. */
  readonly address: string;
};

/** Opens a session and gives its token. An unknown, a disabled account and a wrong password are answered alike. */
export async function signIn(
  people: People,
  { email, password, address }: SignIn,
): Promise<Result<string, Refusal>> {
  const keys = { account: accountKey(email), address: addressKey(address) };
  const tooMany = countAttempt(people, [keys.account, keys.address]);
  if (tooMany) return failure(tooMany);
  const { passwordHash = null } = findAccountByEmail(people.database, email) ?? {};
  const isRight = await people.passwords.verify(passwordHash, password);
  return people.database.transaction(() => {
    // Read again: it may have been disabled, or have got another password, while the hash was computed.
    const account = findAccountByEmail(people.database, email);
    const isStillRight = isRight && account?.passwordHash === passwordHash && account.disabledAt === null;
    if (!isStillRight) return failure({ kind: 'wrong-password' });
    forgiveAttempt(people, keys.account, keys.address);
    people.sessions.endOldestOf(account.id, people.limits.sessionsPerAccountMax - 1);
    return success(people.sessions.open(account.id));
  });
}

/** Whether it is really the person who sits there: asks for the password of a session once more. */
export async function confirmPassword(
  people: People,
  viewer: Viewer,
  password: string,
): Promise<Result<'confirmed', Refusal>> {
  const key = sessionKey(viewer.accountId);
  const tooMany = countAttempt(people, [key]);
  if (tooMany) return failure(tooMany);
  const account = findAccount(people.database, viewer.accountId);
  if (!(await people.passwords.verify(account?.passwordHash ?? null, password)))
    return failure({ kind: 'wrong-password' });
  forgiveAttempt(people, key);
  return success('confirmed');
}
