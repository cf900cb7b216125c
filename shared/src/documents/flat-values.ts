import type * as Y from 'yjs';
import type { DocumentShape } from './document-shape.ts';
import type { DocumentName } from './names.ts';
import { plainText, readRichText } from './rich-text.ts';
import { findRootRule, type RootRule } from './root-rules.ts';
import { charactersOf, findFragment, findMap, findText } from './roots.ts';

/**
 * Everything that a document says, as key -> value: map keys as they are, texts under the name of their root. For telling
 * two versions of a document apart by value (R4, R10), without merging them. Empty texts are absent; never throws.
 */
export function flatValues(
  doc: Y.Doc,
  kind: DocumentName['kind'],
  shape: DocumentShape,
): ReadonlyMap<string, string | number | boolean> {
  const values = new Map<string, string | number | boolean>();
  for (const root of doc.share.keys()) {
    const rule = findRootRule(kind, root, shape);
    if (rule) for (const [key, value] of valuesOfRoot(doc, root, rule)) values.set(key, value);
  }
  return values;
}

function valuesOfRoot(doc: Y.Doc, root: string, rule: RootRule): [string, string | number | boolean][] {
  if (rule.kind === 'values') return valuesOfMap(findMap(doc, root), rule.allows);
  const text =
    rule.kind === 'text'
      ? charactersOf(findText(doc, root))
      : plainText(readRichText(findFragment(doc, root)));
  return text === '' ? [] : [[root, text]];
}

function valuesOfMap(
  map: Y.Map<unknown> | undefined,
  allows: (key: string, value: unknown) => boolean,
): [string, string | number | boolean][] {
  return [...(map?.entries() ?? [])].flatMap(([key, value]) => {
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return isPlain && allows(key, value) ? [[key, value]] : [];
  });
}
