import type * as Y from 'yjs';
import type { DocumentShape } from './document-shape.ts';
import { findingFragment, readFindings } from './joint.ts';
import { columnKey, findingRoot, findingsRoot, linkKey, orderKey } from './keys.ts';
import {
  copyNodes,
  ordersToPlace,
  removeEntry,
  restoreEntry,
  setMark,
  type EntryList,
  type RemovedEntry,
} from './ordered-entries.ts';
import type { FindingColumn } from './values.ts';

const findingList: EntryList = { map: findingsRoot, textOf: findingRoot, existenceOf: columnKey };

/** Adds an empty finding at the end of its column. @param id a new lower-case UUID */
export function addFinding(doc: Y.Doc, shape: DocumentShape, id: string, column: FindingColumn): void {
  doc.transact(() => {
    findings(doc).set(columnKey(id), column);
    placeFinding(doc, shape, id, column, Number.POSITIVE_INFINITY);
  });
}

/** Moves a finding into a column, so that it stands at `place` there (0 is first). */
export function moveFinding(
  doc: Y.Doc,
  shape: DocumentShape,
  id: string,
  column: FindingColumn,
  place: number,
): void {
  const map = findings(doc);
  if (!map.has(columnKey(id))) return;
  doc.transact(() => {
    if (map.get(columnKey(id)) !== column) map.set(columnKey(id), column);
    placeFinding(doc, shape, id, column, place);
  });
}

export function linkFinding(doc: Y.Doc, id: string, indicator: string, isLinked: boolean): void {
  setMark(findings(doc), linkKey(id, indicator), isLinked);
}

/** Gives back what `restoreFinding` needs to undo it. */
export function removeFinding(doc: Y.Doc, id: string): RemovedEntry {
  return removeEntry(doc, findingList, id);
}

/** Brings a removed finding back whole: column, place, links and text. Does nothing where somebody has made it anew. */
export function restoreFinding(doc: Y.Doc, removed: RemovedEntry): void {
  restoreEntry(doc, findingList, removed);
}

/**
 * Moves a finding to the end of its column in another area's document. Its links stay behind: they name indicators of
 * the area it leaves. It is written there before it is taken away here, so that a crash between the two leaves two, not none.
 */
export function moveFindingToArea(
  from: { readonly doc: Y.Doc; readonly shape: DocumentShape },
  to: { readonly doc: Y.Doc; readonly shape: DocumentShape },
  id: string,
): void {
  const finding = readFindings(from.doc, from.shape).find((one) => one.id === id);
  if (finding === undefined) return;
  to.doc.transact(() => {
    addFinding(to.doc, to.shape, id, finding.column);
    const target = findingFragment(to.doc, id);
    target.delete(0, target.length);
    target.insert(0, copyNodes(findingFragment(from.doc, id)));
  });
  removeFinding(from.doc, id);
}

function findings(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap<unknown>(findingsRoot);
}

function placeFinding(
  doc: Y.Doc,
  shape: DocumentShape,
  id: string,
  column: FindingColumn,
  place: number,
): void {
  const others = readFindings(doc, shape).filter((one) => one.column === column && one.id !== id);
  for (const [one, order] of ordersToPlace(others, id, place)) findings(doc).set(orderKey(one), order);
}
