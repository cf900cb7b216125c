import type * as Y from 'yjs';
import type { DocumentShape } from './document-shape.ts';
import { ballotRoot, findingsRoot } from './keys.ts';
import { findMap } from './roots.ts';

/**
 * A shape with a place for all that a document of an area says, whatever instrument it was written on: for showing its owner
 * what no instrument has a place for any more. Nothing is written by it.
 */
export function shapeFoundIn(doc: Y.Doc): DocumentShape {
  const indicators = new Map<string, Map<string, number>>();
  const place = (indicator: string) => {
    const criteria = indicators.get(indicator) ?? new Map<string, number>();
    indicators.set(indicator, criteria);
    return criteria;
  };
  for (const key of findMap(doc, ballotRoot)?.keys() ?? []) {
    const [indicator = '', criterion = ''] = key.split('/');
    place(indicator).set(criterion, topGradeMax);
  }
  for (const key of findMap(doc, findingsRoot)?.keys() ?? []) {
    const [, kind, indicator] = key.split('/');
    if (kind === 'indicator' && indicator !== undefined) place(indicator);
  }
  for (const root of doc.share.keys()) {
    const [kind, indicator] = root.split('/');
    if (indicator !== undefined && (kind === 'reason' || kind === 'note' || kind === 'justification'))
      place(indicator);
  }
  const prose = [...doc.share.keys()].filter((root) => /^(area|subarea)\//.test(root));
  return { indicators, topics: new Set(), prose: new Set(prose) };
}

/** No instrument has more. */
const topGradeMax = 100;
