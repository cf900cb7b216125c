import * as Y from 'yjs';
import type { DocumentShape } from './document-shape.ts';
import { textPlace } from '../report/report-texts.ts';
import { readFindings, type Finding } from './joint.ts';
import { findingRoot, justificationRoot } from './keys.ts';
import { readReportParts, type ListedPart } from './report-prose.ts';
import { readBlocks, spanOf, type Block, type RichTextRun, type RichTextSpan } from './rich-text.ts';
import { findFragment } from './roots.ts';

/** Who wrote a stretch, as an account; absent where nobody is known to. */
type Author = { readonly by?: string };
export type AuthoredSpan = (RichTextRun & Author) | Exclude<RichTextSpan, RichTextRun>;
/** A `RichText` whose stretches say who wrote them. */
export type AuthoredText = readonly Block<AuthoredSpan>[];

export type AuthoredFinding = Omit<Finding, 'text'> & { readonly text: AuthoredText };

/** The joint texts of an area as they stood at a moment, free of Yjs. */
export type AreaTexts = {
  readonly area: string;
  /** In the instrument's order; what has no text is left out. */
  readonly justifications: readonly { readonly indicator: string; readonly text: AuthoredText }[];
  readonly findings: readonly AuthoredFinding[];
  /** Of the area's chapter in the report, in its order; absent in what was kept before there was any. */
  readonly prose?: readonly AuthoredProse[];
};

/** Prose of the report, by its place as `textPlace` has it. */
export type AuthoredProse = { readonly place: string; readonly text: AuthoredText };

/** What was written of the report as a whole, as it stood at a moment, free of Yjs. */
export type AuthoredReport = {
  readonly parts: readonly ListedPart[];
  /** Of the parts that have any, in their order. */
  readonly prose: readonly AuthoredProse[];
};

/** @param ownerOf the account that writes under a Yjs client id in this document (R10) */
export function readAreaTexts(
  doc: Y.Doc,
  area: string,
  shape: DocumentShape,
  ownerOf: (client: number) => string | undefined,
): AreaTexts {
  const textAt = (root: string) => readAuthoredText(findFragment(doc, root), ownerOf);
  return {
    area,
    justifications: [...shape.indicators.keys()].flatMap((indicator) => {
      const text = textAt(justificationRoot(indicator));
      return text.length > 0 ? [{ indicator, text }] : [];
    }),
    findings: readFindings(doc, shape).map((finding) => ({
      ...finding,
      text: textAt(findingRoot(finding.id)),
    })),
    prose: readAuthoredProse(doc, [...shape.prose], ownerOf),
  };
}

/** @param ownerOf as for `readAreaTexts` */
export function readAuthoredReport(
  doc: Y.Doc,
  ownerOf: (client: number) => string | undefined,
): AuthoredReport {
  const parts = readReportParts(doc);
  const places = parts.map(({ id }) => textPlace.part(id));
  return { parts, prose: readAuthoredProse(doc, places, ownerOf) };
}

function readAuthoredProse(
  doc: Y.Doc,
  places: readonly string[],
  ownerOf: (client: number) => string | undefined,
): AuthoredProse[] {
  return places
    .map((place) => ({ place, text: readAuthoredText(findFragment(doc, place), ownerOf) }))
    .filter(({ text }) => text.length > 0);
}

function readAuthoredText(
  fragment: Y.XmlFragment | undefined,
  ownerOf: (client: number) => string | undefined,
): AuthoredText {
  if (fragment === undefined) return [];
  return readBlocks<RichTextRun & Author>(fragment, (text) => readRuns(text, ownerOf));
}

/** Reads the items and not the delta, which does not say whose they are. Deleted ones are passed over. */
function readRuns(
  text: Y.XmlText,
  ownerOf: (client: number) => string | undefined,
): (RichTextRun & Author)[] {
  const runs: (RichTextRun & Author)[] = [];
  const marks = new Map<string, unknown>();
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) marks.set(item.content.key, item.content.value);
    if (item.content instanceof Y.ContentString)
      appendRun(runs, { ...spanOf(item.content.str, Object.fromEntries(marks)), ...authorOf(item, ownerOf) });
  }
  return runs;
}

function authorOf(item: Y.Item, ownerOf: (client: number) => string | undefined): Author {
  const by = ownerOf(item.id.client);
  return by === undefined ? {} : { by };
}

/** Joins what one person has written in one go or in several, with the same marks. */
function appendRun(runs: (RichTextRun & Author)[], run: RichTextRun & Author): void {
  const last = runs.at(-1);
  const isSame =
    last !== undefined &&
    last.by === run.by &&
    last.bold === run.bold &&
    last.italic === run.italic &&
    last.href === run.href;
  if (isSame) runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}
