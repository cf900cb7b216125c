import * as Y from 'yjs';
import { findPlace } from './find-schema-breach.ts';

/**
 * The keys of `flatValues` under which `mine` holds edits that `theirs` has never had, whatever either says there now: by
 * what each edit is and not by value, so that what `theirs` has gone on from is not taken for unknown. Neither is changed.
 */
export function findUnknownKeys(mine: Y.Doc, theirs: Y.Doc): ReadonlySet<string> {
  const both = new Y.Doc();
  Y.applyUpdate(both, Y.encodeStateAsUpdate(theirs));
  const keys = new Set<string>();
  both.on('afterTransaction', (transaction) => {
    for (const [type, places] of transaction.changed) {
      const where = findPlace(both, type);
      // What lies in a map has its own key; a text, and whatever lies deeper in it, has the name of its root.
      if (where === undefined) continue;
      for (const place of places) keys.add(where.depth === 0 && place !== null ? place : where.root);
    }
  });
  Y.applyUpdate(both, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)));
  both.destroy();
  return keys;
}
