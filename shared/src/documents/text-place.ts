import { isBuiltInPart } from '../report/report-texts.ts';
import { findingRoot, findingsRoot, justificationRoot, partsRoot } from './keys.ts';
import type { DocumentName } from './names.ts';

/**
 * Where somebody wrote: in an area's joint document the justification of an indicator, the findings as a whole, or prose of
 * the report; in the report's own prose of a part, or the list of parts with all that people have added.
 */
export type TextPlace =
  | { readonly kind: 'justification'; readonly indicator: string }
  | { readonly kind: 'findings' }
  /** As `textPlace` of the report has it. */
  | { readonly kind: 'prose'; readonly place: string }
  | { readonly kind: 'parts' };

/**
 * The places that a change of these roots is told under; none for any document but what is written together after the reveal (R13).
 * A finding's own text is told of as the findings, and that of an added part as the list of parts, so that nobody can make
 * places without end.
 */
export function textPlaces(kind: DocumentName['kind'], roots: readonly string[]): string[] {
  switch (kind) {
    case 'joint':
      return [...new Set(roots.map((root) => (root.startsWith(findingRoot('')) ? findingsRoot : root)))];
    case 'report':
      return [
        ...new Set(roots.map((root) => (isBuiltInPart(root.slice('part/'.length)) ? root : partsRoot))),
      ];
    case 'ballot':
    case 'sheet':
    case 'fieldwork':
      return [];
  }
}

/** Reads a place as it is stored; undefined for one that no document has. */
export function parseTextPlace(place: string): TextPlace | undefined {
  if (place === findingsRoot) return { kind: 'findings' };
  if (place === partsRoot) return { kind: 'parts' };
  if (/^(part|area|subarea)\//.test(place)) return { kind: 'prose', place };
  const beginning = justificationRoot('');
  return place.startsWith(beginning)
    ? { kind: 'justification', indicator: place.slice(beginning.length) }
    : undefined;
}
