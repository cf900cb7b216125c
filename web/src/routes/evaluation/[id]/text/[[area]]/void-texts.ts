import {
  readFindings,
  isEmptyFinding,
  readJustification,
  readProse,
  shapeFoundIn,
} from '@samskar/shared/documents';
import type { DocumentShape, Finding, RichText } from '@samskar/shared/documents';
import type { EvaluationState } from '@samskar/shared/evaluation';
import type { InstrumentIndex } from '@samskar/shared/instrument';
import type * as Y from 'yjs';

type Written = { readonly indicator: string; readonly blocks: RichText; readonly text: string };

/** What stands in the joint document of an area and has no place in the instrument any more. */
export type VoidTexts = {
  readonly justifications: readonly Written[];
  readonly findings: readonly Finding[];
  /** Of the report, by its place. */
  readonly prose: readonly { readonly place: string; readonly blocks: RichText; readonly text: string }[];
};

/** Revealed areas that a move has taken away: what was written in them can still be read. */
export function goneAreas({ instrumentMoves }: EvaluationState, index: InstrumentIndex): readonly string[] {
  const gone = instrumentMoves.flatMap(({ plan }) => plan.areas.goneRevealed);
  return [...new Set(gone)].filter((area) => !index.areaById.has(area));
}

/** Indicators that stood in the area and do not now: there are no such, or they stand in another. */
export function leftArea(
  { instrumentMoves }: EvaluationState,
  index: InstrumentIndex,
  area: string,
): readonly string[] {
  const left = instrumentMoves.flatMap(({ plan }) => [
    ...plan.void.filter((one) => one.area === area),
    ...plan.openAgain.filter(({ was }) => was === area),
  ]);
  return [...new Set(left.map(({ indicator }) => indicator))].filter(
    (indicator) => index.areaByIndicatorId.get(indicator)?.id !== area,
  );
}

/**
 * Findings keep their place as long as the area has one.
 * @param shape what the area's document may speak of now; undefined where the area is gone
 */
export function readVoidTexts(
  doc: Y.Doc,
  left: readonly string[],
  shape: DocumentShape | undefined,
): VoidTexts {
  const found = shapeFoundIn(doc);
  return {
    justifications: left
      .map((indicator) => ({ indicator, ...readJustification(doc, indicator) }))
      .filter(({ text }) => text.trim() !== ''),
    prose: [...found.prose]
      .filter((place) => shape?.prose.has(place) !== true)
      .map((place) => ({ place, ...readProse(doc, place) }))
      .filter(({ text }) => text.trim() !== ''),
    findings:
      shape === undefined ? readFindings(doc, found).filter((finding) => !isEmptyFinding(finding)) : [],
  };
}

/** By finding: indicators that it is linked to and that have left the area. */
export function readVoidLinks(doc: Y.Doc, left: readonly string[]): ReadonlyMap<string, readonly string[]> {
  if (left.length === 0) return new Map();
  return new Map(
    readFindings(doc, shapeFoundIn(doc)).map(({ id, indicators }) => [
      id,
      indicators.filter((indicator) => left.includes(indicator)),
    ]),
  );
}
