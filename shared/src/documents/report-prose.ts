import type * as Y from 'yjs';
import { builtInParts, isBuiltInPart, textPlace } from '../report/report-texts.ts';
import type { ReportPart, ReportTexts } from '../report/report-texts.ts';
import type { DocumentShape } from './document-shape.ts';
import { parsePartKey, partOffKey, partOrderKey, partsRoot } from './keys.ts';
import { addedPartsMax } from './limits.ts';
import { compareByOrder, type Ordered } from './ordered-entries.ts';
import { plainText, readRichText, type RichText } from './rich-text.ts';
import { findFragment, findMap } from './roots.ts';
import { markSchema, orderSchema, partTitleSchema } from './values.ts';

/** A part with where it stands in its list. */
export type ListedPart = ReportPart & Ordered;

/** What the editor of a place of the report is bound to. @param place as `textPlace` has it */
export function proseFragment(doc: Y.Doc, place: string): Y.XmlFragment {
  return doc.getXmlFragment(place);
}

/** The prose of a place, as blocks and as plain text; never throws. */
export function readProse(doc: Y.Doc, place: string): { readonly blocks: RichText; readonly text: string } {
  const blocks = readRichText(findFragment(doc, place));
  return { blocks, text: plainText(blocks) };
}

/**
 * All parts of the report in their order, those that people have added among the built-in ones; never throws. Of added ones
 * beyond the most that there may be the last are left out.
 */
export function readReportParts(doc: Y.Doc): ListedPart[] {
  const map = findMap(doc, partsRoot);
  const added = addedParts(map);
  const all = [...builtInParts, ...added.keys()].map((id): ListedPart => ({
    id,
    isOn: !markSchema.safeParse(map?.get(partOffKey(id))).success,
    title: added.get(id) ?? null,
    order: orderOf(map, id),
  }));
  let room = addedPartsMax;
  return all.sort(compareByOrder).filter(({ id }) => isBuiltInPart(id) || room-- > 0);
}

/**
 * What people write of a report, from the documents in which it lies; never throws.
 * @param report the document of the report as a whole; undefined where there is none
 * @param areas the joint documents of the revealed areas
 */
export function readReportTexts(
  report: Y.Doc | undefined,
  areas: readonly { readonly doc: Y.Doc; readonly shape: DocumentShape }[],
): ReportTexts {
  const parts = report ? readReportParts(report) : [];
  const whole = report ? parts.flatMap(({ id }) => writtenAt(report, textPlace.part(id))) : [];
  const ofAreas = areas.flatMap(({ doc, shape }) =>
    [...shape.prose].flatMap((place) => writtenAt(doc, place)),
  );
  return {
    texts: Object.fromEntries([...whole, ...ofAreas]),
    parts: isUsual(parts) ? [] : parts.map(({ id, isOn, title }) => ({ id, isOn, title })),
  };
}

/** Title by id. A part that is added exists as long as it has one, also an empty one. */
function addedParts(map: Y.Map<unknown> | undefined): Map<string, string> {
  const titles = new Map<string, string>();
  for (const [text, value] of map?.entries() ?? []) {
    const key = parsePartKey(text);
    const title = partTitleSchema.safeParse(value);
    if (key?.kind === 'title' && title.success) titles.set(key.part, title.data.toWellFormed());
  }
  return titles;
}

/** As the library that makes orders would give them to the built-in ones, so that others find room between them. */
const usualOrders = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6'] as const;

function orderOf(map: Y.Map<unknown> | undefined, id: string): string {
  const order = orderSchema.safeParse(map?.get(partOrderKey(id)));
  if (order.success) return order.data;
  return isBuiltInPart(id) ? (usualOrders[builtInParts.indexOf(id)] ?? '') : '';
}

function writtenAt(doc: Y.Doc, place: string): [string, RichText][] {
  const { blocks, text } = readProse(doc, place);
  return text.trim() === '' ? [] : [[place, blocks]];
}

function isUsual(parts: readonly ListedPart[]): boolean {
  return (
    parts.length <= builtInParts.length && parts.every(({ id, isOn }, at) => isOn && id === builtInParts[at])
  );
}
