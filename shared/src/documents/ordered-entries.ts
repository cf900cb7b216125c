import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { findFragment, findMap } from './roots.ts';

/** Where a list of things that people write lies in a document: values of each by `<id>/<what>`, and a text of each. */
export type EntryList = {
  readonly map: string;
  readonly textOf: (id: string) => string;
  /** An entry exists as long as this key of its does. */
  readonly existenceOf: (id: string) => string;
};

/** `order` sorts by code unit; it may be one that nobody honest has made. */
export type Ordered = { readonly id: string; readonly order: string };

/** By order, then id: everybody sees one sequence, also when two people have given the same order at once. */
export function compareByOrder(a: Ordered, b: Ordered): number {
  return compareCodeUnits(a.order, b.order) || compareCodeUnits(a.id, b.id);
}

/**
 * What orders to set, by id, so that an entry stands at `place` (0 is first) among the others: its own, or where there is no
 * room between its neighbours, those of all.
 * @param others in order, without the entry itself
 */
export function ordersToPlace(
  others: readonly Ordered[],
  id: string,
  place: number,
): ReadonlyMap<string, string> {
  const before = others.slice(0, Math.max(0, place)).at(-1);
  const after = others[before === undefined ? 0 : others.indexOf(before) + 1];
  const order = findOrderBetween(before, after);
  if (order !== undefined) return new Map([[id, order]]);
  const ids = others.map((one) => one.id);
  ids.splice(Math.max(0, place), 0, id);
  const orders = generateNKeysBetween(null, null, ids.length);
  return new Map(ids.map((one, index) => [one, orders[index] ?? '']));
}

/** What an entry was made of: its values by key, and its text. It can be put back once. */
export type RemovedEntry = {
  readonly id: string;
  readonly values: ReadonlyMap<string, unknown>;
  readonly text: readonly (Y.XmlElement | Y.XmlText)[];
};

/** Gives back what `restoreEntry` needs to undo it. */
export function removeEntry(doc: Y.Doc, list: EntryList, id: string): RemovedEntry {
  const map = findMap(doc, list.map);
  const fragment = findFragment(doc, list.textOf(id));
  const removed = {
    id,
    values: new Map([...(map?.entries() ?? [])].filter(([key]) => key.startsWith(`${id}/`))),
    text: fragment === undefined ? [] : copyNodes(fragment),
  };
  doc.transact(() => {
    for (const key of removed.values.keys()) map?.delete(key);
    fragment?.delete(0, fragment.length);
  });
  return removed;
}

/** Brings a removed entry back whole. Does nothing where somebody has made it anew. */
export function restoreEntry(doc: Y.Doc, list: EntryList, { id, values, text }: RemovedEntry): void {
  const map = doc.getMap<unknown>(list.map);
  if (map.has(list.existenceOf(id))) return;
  doc.transact(() => {
    for (const [key, value] of values) map.set(key, value);
    const fragment = doc.getXmlFragment(list.textOf(id));
    fragment.delete(0, fragment.length);
    fragment.insert(0, [...text]);
  });
}

/** Marks under this key, or takes the mark away; writing what is there already would still grow the document. */
export function setMark(map: Y.Map<unknown>, key: string, isSet: boolean): void {
  if (map.has(key) === isSet) return;
  if (isSet) map.set(key, true);
  else map.delete(key);
}

export function copyNodes(fragment: Y.XmlFragment): (Y.XmlElement | Y.XmlText)[] {
  return fragment.toArray().flatMap((node) => (node instanceof Y.XmlHook ? [] : [node.clone()]));
}

function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Undefined when there is no room: two people gave the same order at once, or a value is no order at all. */
function findOrderBetween(before: Ordered | undefined, after: Ordered | undefined): string | undefined {
  if (before !== undefined && before.order === after?.order) return undefined;
  try {
    return generateKeyBetween(before?.order, after?.order);
  } catch {
    // The library throws for strings that it has not made itself.
    return undefined;
  }
}
