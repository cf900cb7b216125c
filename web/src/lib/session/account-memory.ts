import { sessionViewSchema, type SessionView } from '@samskar/shared/api';
import { accountNameKey } from './forget-account.ts';

type Account = SessionView['account'];

/** What this device remembers about who is signed in, so that a reload works without a line. Cleared by signing out. */
export type AccountMemory = {
  read(): Account | undefined;
  write(account: Account): void;
  clear(): void;
  /** A sign-out that the server has not heard of yet. */
  owesSignOut(): boolean;
  oweSignOut(): void;
  paidSignOut(): void;
};

const accountKey = 'samskar.account';
const owedKey = 'samskar.sign-out-owed';

export function accountMemory(store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): AccountMemory {
  return {
    read: () => readAccount(store.getItem(accountKey)),
    write: (account) => {
      store.setItem(accountKey, JSON.stringify(account));
      store.setItem(accountNameKey(account.id), account.name);
    },
    clear: () => store.removeItem(accountKey),
    owesSignOut: () => store.getItem(owedKey) !== null,
    oweSignOut: () => store.setItem(owedKey, 'yes'),
    paidSignOut: () => store.removeItem(owedKey),
  };
}

function readAccount(kept: string | null): Account | undefined {
  if (kept === null) return undefined;
  try {
    const parsed = sessionViewSchema.shape.account.safeParse(JSON.parse(kept));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not JSON: somebody else wrote it, or an older version; the server knows better.
    return undefined;
  }
}
