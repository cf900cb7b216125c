import { changedRoots, type SchemaBreach } from '@samskar/shared/documents';
import * as Y from 'yjs';

export type Applied =
  /** What the document itself has made of the update: the bytes to store and show; and the roots that it changed. */
  | { readonly kind: 'applied'; readonly update: Uint8Array; readonly roots: readonly string[] }
  /** The document now holds what it may not: throw it away. */
  | { readonly kind: 'spoiled'; readonly why: SchemaBreach | 'not-applicable' };

/**
 * Applies an update whose effect was checked, and looks at every struct that it brought, where it came to stand
 * (`changedParentTypes` has a hole, and a write into a deleted map changes nothing and still costs bytes).
 */
export function applyUpdate(
  doc: Y.Doc,
  update: Uint8Array,
  findBreach: (item: Y.Item) => SchemaBreach | undefined,
): Applied {
  const updates: Uint8Array[] = [];
  let breach: SchemaBreach | undefined;
  let roots: readonly string[] = [];
  const collect = (bytes: Uint8Array) => updates.push(bytes);
  const check = (transaction: Y.Transaction) => {
    breach ??= findBreachIn(doc, transaction, findBreach);
    roots = changedRoots(doc, transaction);
  };
  doc.on('update', collect);
  doc.on('afterTransaction', check);
  try {
    Y.applyUpdate(doc, update);
  } catch {
    // A forged update can make Yjs throw while it integrates.
    return { kind: 'spoiled', why: 'not-applicable' };
  } finally {
    doc.off('update', collect);
    doc.off('afterTransaction', check);
  }
  if (breach !== undefined) return { kind: 'spoiled', why: breach };
  const [applied, ...more] = updates;
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
  if (applied === undefined || !isWhole) return { kind: 'spoiled', why: 'not-applicable' };
  if (more.length > 0) throw new Error('The server has edited a document by itself');
  return { kind: 'applied', update: applied, roots };
}

function findBreachIn(
  doc: Y.Doc,
  { beforeState, afterState }: Y.Transaction,
  findBreach: (item: Y.Item) => SchemaBreach | undefined,
): SchemaBreach | undefined {
  for (const [client, after] of afterState) {
    const before = beforeState.get(client) ?? 0;
    const structs = after > before ? doc.store.clients.get(client) : undefined;
    if (structs === undefined) continue;
    for (let index = Y.findIndexSS(structs, before); index < structs.length; index++) {
      const struct = structs[index];
      const breach = struct instanceof Y.Item ? findBreach(struct) : undefined;
      if (breach !== undefined) return breach;
    }
  }
  return undefined;
}
