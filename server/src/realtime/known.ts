import type { StoredDocument } from './ports.ts';

/** What is known of a document without its Y.Doc. */
export type Known = {
  readonly id: number;
  /** Client id -> account. */
  readonly owners: Map<number, string>;
  /** Account -> how many client ids. */
  readonly ownedBy: Map<string, number>;
  isLocked: boolean;
  seq: number;
  logUpdates: number;
  bytes: number;
  /** Of the Y.Doc; counted when there is one. */
  structs: number;
};

export function knownOf(stored: StoredDocument): Known {
  const parts = [...(stored.snapshot === undefined ? [] : [stored.snapshot]), ...stored.updates];
  const ownedBy = new Map<string, number>();
  for (const account of stored.clients.values()) ownedBy.set(account, (ownedBy.get(account) ?? 0) + 1);
  return {
    id: stored.id,
    owners: new Map(stored.clients),
    ownedBy,
    isLocked: stored.isLocked,
    seq: stored.seq,
    logUpdates: stored.updates.length,
    bytes: parts.reduce((sum, part) => sum + part.byteLength, 0),
    structs: 0,
  };
}
