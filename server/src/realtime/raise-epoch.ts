import { formatDocumentName, parseDocumentName } from '@samskar/shared/documents';
import * as Y from 'yjs';
import type { UpdateLog } from './ports.ts';
import { loadDoc } from './room-document.ts';

export type Epoch = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether nobody may write into the new one either. */
  readonly isLocked: boolean;
  /** What the new one begins without: takes values and texts away, and adds none, which would be an edit without an author. */
  readonly leaveOut?: (doc: Y.Doc) => void;
};

/**
 * Begins a document anew under the next epoch and gives its name (R4). It begins with what the earlier one says, each value
 * and text still its author's; the earlier one is locked and can be read for ever. What a device has not sent of the earlier
 * one is never merged into this one: its owner is shown it. Part of the caller's transaction; rooms that are open on the
 * earlier one must be told (`Rooms.raiseEpoch`). @throws when there is no such document
 */
export function raiseEpoch(
  log: Pick<UpdateLog, 'find' | 'create' | 'setLocked'>,
  text: string,
  { at, isLocked, leaveOut }: Epoch,
): string {
  const [name, stored] = [parseDocumentName(text), log.find(text)];
  if (name === undefined || stored === undefined) throw new Error('No such document');
  const next = formatDocumentName({ ...name, epoch: name.epoch + 1 });
  const doc = loadDoc(stored);
  if (leaveOut) doc.transact(() => leaveOut(doc));
  log.create(next, at, { snapshot: Y.encodeStateAsUpdate(doc), clients: stored.clients });
  doc.destroy();
  log.setLocked(text, at);
  if (isLocked) log.setLocked(next, at);
  return next;
}
