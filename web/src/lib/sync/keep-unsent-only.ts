import { openLocalStore, type LocalStore } from './local-store.ts';

/**
 * Deletes what a person has on this device and the server has as well: saved documents whole, and what the evaluations
 * looked like. A document with unsent edits stays whole, since its edits cannot be read without what they build on; so do
 * waiting commands. Answers whether anything stays; also yes when the device does not let us look.
 */
export async function keepUnsentOnly(account: string): Promise<boolean> {
  const store = await openLocalStore(account);
  if (store === undefined) return true;
  try {
    return await deleteSent(store);
  } catch {
    // A transaction that fails has deleted nothing.
    return true;
  } finally {
    store.close();
  }
}

async function deleteSent(store: LocalStore): Promise<boolean> {
  const transaction = store.transaction(['documents', 'updates', 'snapshots', 'commands'], 'readwrite');
  const documents = transaction.objectStore('documents');
  const updates = transaction.objectStore('updates');
  const unsent = new Set<string>();
  const sent = new Set(await documents.getAllKeys());
  // The index has the counts: no update is read.
  for (let row = await updates.index('unsaved').openKeyCursor(); row; row = await row.continue()) {
    const [document, changes] = row.key;
    (changes > 0 ? unsent : sent).add(document);
  }
  for (const document of sent) {
    if (unsent.has(document)) continue;
    await documents.delete(document);
    // An array sorts after every string: all keys of this document.
    await updates.delete(IDBKeyRange.bound([document], [document, []]));
  }
  await transaction.objectStore('snapshots').clear();
  const commandCount = await transaction.objectStore('commands').count();
  await transaction.done;
  return unsent.size + commandCount > 0;
}
