import { findingRoot, findingsRoot, justificationRoot } from './keys.ts';
import type { DocumentName } from './names.ts';

/** Where in an area's joint document somebody wrote: the justification of an indicator, or the findings as a whole. */
export type TextPlace =
  { readonly kind: 'justification'; readonly indicator: string } | { readonly kind: 'findings' };

/**
 * The places that a change of these roots is told under; none for any document but a joint one (R13). A finding's own text
 * is told of as the findings, so that there are no more places than the instrument has indicators, and one.
 */
export function textPlaces(kind: DocumentName['kind'], roots: readonly string[]): string[] {
  if (kind !== 'joint') return [];
  return [...new Set(roots.map((root) => (root.startsWith(findingRoot('')) ? findingsRoot : root)))];
}

/** Reads a place as it is stored; undefined for one that no joint document has. */
export function parseTextPlace(place: string): TextPlace | undefined {
  if (place === findingsRoot) return { kind: 'findings' };
  const beginning = justificationRoot('');
  return place.startsWith(beginning)
    ? { kind: 'justification', indicator: place.slice(beginning.length) }
    : undefined;
}
