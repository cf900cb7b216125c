/** Every store of a person on this device (IndexedDB, localStorage) has a name that begins with this (R13). */
export function storePrefix(accountId: string): string {
  return `samskar/${accountId}/`;
}

/** Where this device remembers a person's name, to tell whose edits lie here when somebody else has signed in. */
export function accountNameKey(accountId: string): string {
  return `${storePrefix(accountId)}name`;
}

/** Another tab that still holds a store open is given this long to let go; the deletion happens when it does. */
const deletionTimeoutMs = 3_000;

/** Deletes everything that an account has stored on this device. */
export async function forgetAccount(accountId: string): Promise<void> {
  const prefix = storePrefix(accountId);
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  sessionStorage.clear();
  const databases = await indexedDB.databases();
  const names = databases.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
  await Promise.all(names.map(deleteDatabase));
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    setTimeout(resolve, deletionTimeoutMs);
  });
}
