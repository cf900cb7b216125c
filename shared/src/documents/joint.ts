import type * as Y from 'yjs';
import type { DocumentShape } from './document-shape.ts';
import { findingRoot, findingsRoot, justificationRoot, linkKey, orderKey, parseFindingKey } from './keys.ts';
import { compareByOrder } from './ordered-entries.ts';
import { plainText, readRichText, type RichText } from './rich-text.ts';
import { findFragment, findMap } from './roots.ts';
import { findingColumnSchema, markSchema, orderSchema, type FindingColumn } from './values.ts';

/** A strength, challenge or weakness of an area. */
export type Finding = {
  readonly id: string;
  readonly column: FindingColumn;
  /** Sorts by code unit within the column. */
  readonly order: string;
  /** Indicators it is linked to, in the instrument's order. */
  readonly indicators: readonly string[];
  readonly text: string;
};

/** What the editor of an indicator's public text is bound to. */
export function justificationFragment(doc: Y.Doc, indicator: string): Y.XmlFragment {
  return doc.getXmlFragment(justificationRoot(indicator));
}

/** What the editor of a finding's text is bound to: paragraphs of plain text. */
export function findingFragment(doc: Y.Doc, finding: string): Y.XmlFragment {
  return doc.getXmlFragment(findingRoot(finding));
}

/** The public text of an indicator, as blocks and as plain text; never throws. */
export function readJustification(
  doc: Y.Doc,
  indicator: string,
): { readonly blocks: RichText; readonly text: string } {
  const blocks = readRichText(findFragment(doc, justificationRoot(indicator)));
  return { blocks, text: plainText(blocks) };
}

/** All findings, by column (strengths, challenges, weaknesses) and then in order; never throws. */
export function readFindings(doc: Y.Doc, shape: DocumentShape): Finding[] {
  const map = findMap(doc, findingsRoot);
  if (map === undefined) return [];
  return [...map.entries()]
    .flatMap(([text, value]) => {
      const key = parseFindingKey(text, shape);
      const column = findingColumnSchema.safeParse(value);
      return key?.kind === 'column' && column.success
        ? [readFinding(doc, map, shape, key.finding, column.data)]
        : [];
    })
    .sort(compareFindings);
}

/** A place to write in, and nothing to read: no reader is shown it, and no package holds it. */
export function isEmptyFinding({ text }: Finding): boolean {
  return text.trim() === '';
}

function readFinding(
  doc: Y.Doc,
  map: Y.Map<unknown>,
  shape: DocumentShape,
  id: string,
  column: FindingColumn,
): Finding {
  const order = orderSchema.safeParse(map.get(orderKey(id)));
  return {
    id,
    column,
    order: order.success ? order.data : '',
    indicators: [...shape.indicators.keys()].filter(
      (indicator) => markSchema.safeParse(map.get(linkKey(id, indicator))).success,
    ),
    text: plainText(readRichText(findFragment(doc, findingRoot(id)))),
  };
}

const columns: readonly FindingColumn[] = findingColumnSchema.options;

function compareFindings(a: Finding, b: Finding): number {
  return columns.indexOf(a.column) - columns.indexOf(b.column) || compareByOrder(a, b);
}
