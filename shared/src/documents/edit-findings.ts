import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import type { DocumentShape } from './document-shape.ts';
import { findingFragment, readFindings, type Finding } from './joint.ts';
import { columnKey, findingsRoot, linkKey, orderKey } from './keys.ts';
import type { FindingColumn } from './values.ts';

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
  const map = findings(doc);
  const key = linkKey(id, indicator);
  if (map.has(key) === isLinked) return;
  if (isLinked) map.set(key, true);
  else map.delete(key);
}

/** What a finding was made of: its values by key, and its text. It can be put back once. */
export type RemovedFinding = {
  readonly id: string;
  readonly values: ReadonlyMap<string, unknown>;
  readonly text: readonly (Y.XmlElement | Y.XmlText)[];
};

/** Gives back what `restoreFinding` needs to undo it. */
export function removeFinding(doc: Y.Doc, id: string): RemovedFinding {
  const map = findings(doc);
  const fragment = findingFragment(doc, id);
  const removed = {
    id,
    values: new Map([...map.entries()].filter(([key]) => key.startsWith(`${id}/`))),
    text: copyNodes(fragment),
  };
  doc.transact(() => {
    for (const key of removed.values.keys()) map.delete(key);
    fragment.delete(0, fragment.length);
  });
  return removed;
}

/** Brings a removed finding back whole: column, place, links and text. Does nothing where somebody has made it anew. */
export function restoreFinding(doc: Y.Doc, { id, values, text }: RemovedFinding): void {
  const map = findings(doc);
  if (map.has(columnKey(id))) return;
  doc.transact(() => {
    for (const [key, value] of values) map.set(key, value);
    const fragment = findingFragment(doc, id);
    fragment.delete(0, fragment.length);
    fragment.insert(0, [...text]);
  });
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

function copyNodes(fragment: Y.XmlFragment): (Y.XmlElement | Y.XmlText)[] {
  return fragment.toArray().flatMap((node) => (node instanceof Y.XmlHook ? [] : [node.clone()]));
}

function placeFinding(
  doc: Y.Doc,
  shape: DocumentShape,
  id: string,
  column: FindingColumn,
  place: number,
): void {
  const others = readFindings(doc, shape).filter((one) => one.column === column && one.id !== id);
  const before = others.slice(0, Math.max(0, place)).at(-1);
  const after = others[before === undefined ? 0 : others.indexOf(before) + 1];
  const order = findOrderBetween(before, after);
  if (order === undefined) reorderColumn(doc, others, id, place);
  else findings(doc).set(orderKey(id), order);
}

/** Undefined when there is no room: two people gave the same order at once, or a value is no order at all. */
function findOrderBetween(before: Finding | undefined, after: Finding | undefined): string | undefined {
  if (before !== undefined && before.order === after?.order) return undefined;
  try {
    return generateKeyBetween(before?.order, after?.order);
  } catch {
    // The library throws for strings that it has not made itself.
    return undefined;
  }
}

function reorderColumn(doc: Y.Doc, others: readonly Finding[], id: string, place: number): void {
  const ids = others.map((one) => one.id);
  ids.splice(Math.max(0, place), 0, id);
  const orders = generateNKeysBetween(null, null, ids.length);
  for (const [index, one] of ids.entries()) findings(doc).set(orderKey(one), orders[index]);
}
