import type { SignOutGuard } from '#lib/session/session.svelte.ts';
import { countUnsent, openLocalStore, type LocalStore } from './local-store.ts';

const stores = new Map<string, Promise<LocalStore | undefined>>();
const open = new Set<() => Promise<void>>();

/** The person's store on this device, opened once; undefined where the browser gives none. */
export function deviceOf(account: string): Promise<LocalStore | undefined> {
  const known = stores.get(account);
  if (known) return known;
  const opening = openLocalStore(account);
  stores.set(account, opening);
  return opening;
}

/** Signing out closes everything that is registered here first; returns how to take it off the list. */
export function closeAtSignOut(close: () => Promise<void>): () => void {
  open.add(close);
  return () => open.delete(close);
}

/** R13: what signing out must warn of, and close before the stores are deleted. */
export const deviceGuard: SignOutGuard = {
  async countUnsentEdits(account) {
    const store = await deviceOf(account);
    return store ? countUnsent(store) : 0;
  },
  async letGo(account) {
    await Promise.all([...open].map((close) => close()));
    (await stores.get(account))?.close();
    stores.delete(account);
  },
};
