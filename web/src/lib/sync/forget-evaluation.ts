import type { LocalStore } from './local-store.ts';
import { lossesKey } from './loss.ts';

/** Deletes what this device holds of an evaluation: documents with their updates, waiting commands, the last snapshot. */
export async function forgetEvaluation(store: LocalStore, evaluation: string): Promise<void> {
  const transaction = store.transaction(['documents', 'updates', 'commands', 'snapshots'], 'readwrite');
  const documents = await transaction.objectStore('documents').getAll();
  // Names are `<kind>/<evaluation>/...`.
  const own = documents.filter(({ base }) => base.split('/')[1] === evaluation);
  for (const { store: name } of own) {
    const rows = await transaction.objectStore('updates').index('store').getAllKeys(name);
    for (const key of rows) await transaction.objectStore('updates').delete(key);
    await transaction.objectStore('documents').delete(name);
  }
  const commands = await transaction.objectStore('commands').index('evaluation').getAllKeys(evaluation);
  for (const key of commands) await transaction.objectStore('commands').delete(key);
  for (const key of [`evaluation/${evaluation}`, `place/${evaluation}`, lossesKey(evaluation)])
    await transaction.objectStore('snapshots').delete(key);
  await transaction.done;
}
