import { changedRoots, parseDocumentName, textPlaces } from '@samskar/shared/documents';
import * as Y from 'yjs';
import type { UpdateLog } from '../realtime/ports.ts';
import { loadDoc } from '../realtime/room-document.ts';

/** Who writes, and when; milliseconds since 1970. */
export type Writer = { readonly account: string; readonly at: number };

/**
 * Writes into a document as its author's own screen would, but straight to the log: nobody has it open while the demo is
 * being loaded. @throws when there is no such document
 */
export function writeDocument(
  log: UpdateLog,
  name: string,
  { account, at }: Writer,
  write: (doc: Y.Doc) => void,
): void {
  const stored = log.find(name);
  if (stored === undefined) throw new Error(`No document ${name}`);
  const doc = loadDoc(stored);
  const before = Y.encodeStateVector(doc);
  const kind = parseDocumentName(name)?.kind;
  let roots: readonly string[] = [];
  doc.once('afterTransaction', (transaction) => (roots = changedRoots(doc, transaction)));
  doc.transact(() => write(doc));
  const outcome = log.store({
    bindings: [{ document: stored.id, client: doc.clientID, account, at }],
    appends: [
      {
        document: stored.id,
        seq: stored.seq + 1,
        account,
        at,
        update: Y.encodeStateAsUpdate(doc, before),
        places: kind === undefined ? [] : textPlaces(kind, roots),
      },
    ],
  });
  doc.destroy();
  if (outcome.kind !== 'stored') throw new Error(`Document ${name} could not be written: ${outcome.kind}`);
}
