import type { LocalStore } from './local-store.ts';

/** Deletes what this device holds of a document, of every epoch, with edits that never counted. */
export async function forgetDocument(store: LocalStore, name: string): Promise<void> {
  const transaction = store.transaction(['documents', 'updates'], 'readwrite');
  const base = name.replace(/@\d+$/, '');
  const stores = await transaction.objectStore('documents').index('base').getAllKeys(base);
  for (const key of stores) {
    const rows = await transaction.objectStore('updates').index('store').getAllKeys(key);
    for (const row of rows) await transaction.objectStore('updates').delete(row);
    await transaction.objectStore('documents').delete(key);
  }
  await transaction.done;
}
