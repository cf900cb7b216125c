import { accountNameKey, forgetAccount, storePrefix } from './forget-account.ts';

/** Somebody whose unsent edits this device still holds; the name is undefined where this device does not remember it. */
export type LeftOnDevice = { readonly account: string; readonly name: string | undefined };

/**
 * R13: whoever signs in on a shared browser profile leaves nothing there of anybody else that the server has too. A document
 * with edits that the server does not have is somebody's only copy, and stays. Nothing of anybody's content is read.
 *
 * Answers with those of whom something stays.
 */
export async function forgetOthers(own: string): Promise<readonly LeftOnDevice[]> {
  const databases = await indexedDB.databases();
  const databaseNames = databases.flatMap(({ name }) => name ?? []);
  const accounts = new Set([...databaseNames, ...Object.keys(localStorage)].flatMap(accountsIn));
  accounts.delete(own);
  const left: LeftOnDevice[] = [];
  for (const account of accounts) {
    const hasDatabase = databaseNames.some((name) => name.startsWith(storePrefix(account)));
    if (hasDatabase && (await hasUnsent(account))) left.push(forgetLists(account));
    else await forgetAccount(account);
  }
  return left;
}

/** None or one: whose store this is. */
function accountsIn(storeName: string): readonly string[] {
  return /^samskar\/([^/]+)\//.exec(storeName)?.slice(1) ?? [];
}

async function hasUnsent(account: string): Promise<boolean> {
  // Asked for when there is somebody to forget: the first screens go without what it stands on.
  const { keepUnsentOnly } = await import('#lib/sync/keep-unsent-only.ts');
  return keepUnsentOnly(account);
}

/** What this device remembers outside the database comes from the server; only the name is needed, to say whose edits stay. */
function forgetLists(account: string): LeftOnDevice {
  const nameKey = accountNameKey(account);
  for (const key of Object.keys(localStorage))
    if (key.startsWith(storePrefix(account)) && key !== nameKey) localStorage.removeItem(key);
  return { account, name: localStorage.getItem(nameKey) ?? undefined };
}
