import type { LocalStore } from '#lib/sync/local-store.ts';

/**
 * Decisions that somebody is preparing, kept in the person's own store on this device: a reload costs no words, and signing
 * out deletes them with the store (R13). A device that fails keeps nothing.
 */
export type KeptDrafts = {
  /** As it was kept; to be parsed. Undefined when there is none. */
  readonly read: (indicator: string) => Promise<unknown>;
  /** Undefined forgets it. */
  readonly keep: (indicator: string, draft: object | undefined) => void;
};

export function keptDrafts(device: Promise<LocalStore | undefined>, evaluation: string): KeptDrafts {
  const keyOf = (indicator: string) => `draft/${evaluation}/${indicator}`;
  return {
    read: async (indicator) => {
      const row = await (await device)?.get('snapshots', keyOf(indicator)).catch(ignoreFailure);
      return row?.value;
    },
    keep: (indicator, draft) => {
      const key = keyOf(indicator);
      const write = (store: LocalStore | undefined): Promise<unknown> | undefined =>
        draft === undefined
          ? store?.delete('snapshots', key)
          : store?.put('snapshots', { key, value: draft });
      void device.then(write).catch(ignoreFailure);
    },
  };
}

/** The draft is on the screen all the same. */
function ignoreFailure(): undefined {
  return undefined;
}
