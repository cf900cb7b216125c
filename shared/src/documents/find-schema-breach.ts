import * as Y from 'yjs';
import type { DocumentShape } from './document-shape.ts';
import { childrenMax, depthMax, paragraphCharactersMax } from './limits.ts';
import type { DocumentName } from './names.ts';
import { markName } from './rich-text.ts';
import { findRootRule, type MarkTable, type NodeTable } from './root-rules.ts';

/** What is wrong with an item; quotes nothing that a person wrote. */
export type SchemaBreach =
  | 'unknown-root'
  | 'bad-key'
  | 'bad-value'
  | 'bad-content'
  | 'bad-node'
  | 'bad-attribute'
  | 'bad-mark'
  | 'too-long'
  | 'too-deep';

/**
 * Whether an item, as it was integrated, breaks the whitelist of its document. Looks at the item and its parents only: a
 * check costs what an update brings, not what the document holds. Never at how few there must be of something: two honest
 * deletions may merge to an empty list.
 */
export function findSchemaBreach(
  doc: Y.Doc,
  item: Y.Item,
  kind: DocumentName['kind'],
  shape: DocumentShape,
): SchemaBreach | undefined {
  const { content, parent } = item;
  // Deleted before it arrived: there is nothing left to check.
  if (content instanceof Y.ContentDeleted) return undefined;
  if (!(parent instanceof Y.AbstractType)) return 'bad-content';
  const place = findPlace(doc, parent);
  if (place === undefined) return 'too-deep';
  const rule = findRootRule(kind, place.root, shape);
  switch (rule?.kind) {
    case undefined:
      return 'unknown-root';
    case 'values':
      return place.depth > 0 ? 'bad-node' : findValueBreach(item, rule.allows);
    case 'text':
      return place.depth > 0 ? 'bad-node' : findTextBreach(item, noMarks, parent, rule.charactersMax);
    case 'blocks':
      return findBlockBreach(item, parent, rule.nodes, rule.marks);
  }
}

const noMarks: MarkTable = new Map();

// Yjs itself declares an item's parent as AbstractType<any>, whose event type is not covariant.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyType = Y.AbstractType<any>;

/** The names of the roots that a transaction changed, at whatever depth. */
export function changedRoots(doc: Y.Doc, { changed }: Y.Transaction): string[] {
  return [...new Set([...changed.keys()].flatMap((type) => findPlace(doc, type)?.root ?? []))];
}

/** The root that a type hangs on, and how many types are between; undefined beyond the allowed depth. */
/** The root that a type lies in, and how deep; undefined where that is deeper than any document of ours goes. */
export function findPlace(
  doc: Y.Doc,
  type: AnyType,
): { readonly root: string; readonly depth: number } | undefined {
  let upper = type;
  for (let depth = 0; depth <= depthMax; depth++) {
    const holder: Y.Item | null = upper._item;
    if (holder === null) return { root: rootNameOf(doc, upper), depth };
    // The parent of an item that holds a living type is a type; only an item not yet integrated has an id there.
    upper = holder.parent as AnyType;
  }
  return undefined;
}

function rootNameOf(doc: Y.Doc, root: AnyType): string {
  for (const [name, type] of doc.share) if (type === root) return name;
  throw new Error('A type without a holder is a root of its document');
}

function findValueBreach(
  item: Y.Item,
  allows: (key: string, value: unknown) => boolean,
): SchemaBreach | undefined {
  // A list item in what is a map for everybody else would be invisible, and stay for ever.
  if (item.parentSub === null) return 'bad-key';
  if (!(item.content instanceof Y.ContentAny) || item.content.arr.length !== 1) return 'bad-content';
  const value: unknown = item.content.arr[0];
  return allows(item.parentSub, value) ? undefined : 'bad-value';
}

function findTextBreach(
  { content, parentSub }: Y.Item,
  marks: MarkTable,
  text: AnyType,
  charactersMax: number,
): SchemaBreach | undefined {
  if (parentSub !== null) return 'bad-attribute';
  if (content instanceof Y.ContentFormat)
    return marks.get(markName(content.key))?.(content.value) === true ? undefined : 'bad-mark';
  if (!(content instanceof Y.ContentString)) return 'bad-content';
  return text._length > charactersMax ? 'too-long' : undefined;
}

function findBlockBreach(
  item: Y.Item,
  parent: AnyType,
  nodes: NodeTable,
  marks: MarkTable,
): SchemaBreach | undefined {
  if (parent instanceof Y.XmlText) return findTextBreach(item, marks, parent, paragraphCharactersMax);
  if (item.parentSub !== null) return 'bad-attribute';
  if (parent._length > childrenMax) return 'too-long';
  const child = nodeNameOf(item.content);
  const allowed = nodes.get(parent instanceof Y.XmlElement ? parent.nodeName : 'fragment');
  return child !== undefined && allowed?.includes(child) === true ? undefined : 'bad-node';
}

function nodeNameOf(content: Y.Item['content']): string | undefined {
  if (!(content instanceof Y.ContentType)) return undefined;
  // Yjs declares the type inside as AbstractType<any>.
  const type: AnyType = content.type;
  if (type instanceof Y.XmlText) return 'text';
  return type instanceof Y.XmlElement ? type.nodeName : undefined;
}
