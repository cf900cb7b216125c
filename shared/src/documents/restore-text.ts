import * as Y from 'yjs';
import { align, type Step } from './align.ts';
import type { AuthoredFinding } from './authored-text.ts';
import { linkFinding } from './edit-findings.ts';
import {
  addFieldNote,
  fieldNoteFragment,
  readFieldNotes,
  tagFieldNote,
  type FieldNote,
} from './fieldwork.ts';
import { findingFragment, justificationFragment, readFindings } from './joint.ts';
import type { DocumentShape } from './document-shape.ts';
import { textPlace } from '../report/report-texts.ts';
import { switchReportPart } from './edit-report-parts.ts';
import { columnKey, findingsRoot, orderKey, partOrderKey, partsRoot, partTitleKey } from './keys.ts';
import { proseFragment, readReportParts, type ListedPart } from './report-prose.ts';
import { marksOf, oldTextIn, restoreRuns, stretchesIn, wordsOf, type Work } from './restore-runs.ts';
import { plainText, readBlock } from './rich-text.ts';
import type { RichText, RichTextBlock, RichTextRun, RichTextSpan } from './rich-text.ts';

/** How far a person has seen what each Yjs client wrote into a document: client id -> clock. Plain JSON. */
export type SeenState = Readonly<Record<string, number>>;

export type RestoreOptions = {
  /**
   * Whether nobody else has the text open. What others type in a paragraph is lost when the paragraph is taken away before it
   * arrives; so a surplus one is then emptied, and stays as a blank line.
   */
  readonly isAlone: boolean;
  /** What stood when the person chose to restore: whatever has come since then is kept. Everything, when absent. */
  readonly seen?: SeenState | undefined;
};

/** What a person who is shown the document now has seen of it. */
export function readSeenState(doc: Y.Doc): SeenState {
  return Object.fromEntries(
    [...doc.store.clients.keys()].map((client) => [client, Y.getState(doc.store, client)]),
  );
}

/**
 * Makes an indicator's public text say what it said: a forward change by whoever restores, word by word, so that what is
 * there already keeps its author and what others type meanwhile stays (R5).
 */
export function restoreJustification(
  doc: Y.Doc,
  indicator: string,
  text: RichText,
  options: RestoreOptions,
): void {
  const work = workOf(doc, options);
  doc.transact(() => restoreBlocks(justificationFragment(doc, indicator), text, work));
}

/** The same for prose of the report. @param place as `textPlace` has it */
export function restoreProse(doc: Y.Doc, place: string, text: RichText, options: RestoreOptions): void {
  const work = workOf(doc, options);
  doc.transact(() => restoreBlocks(proseFragment(doc, place), text, work));
}

/** The same for a part of the report with its prose; an added one that has been removed is there again. */
export function restoreReportPartFrom(
  doc: Y.Doc,
  { id, isOn, order, title }: ListedPart,
  text: RichText,
  options: RestoreOptions,
): void {
  const map = doc.getMap<unknown>(partsRoot);
  const current = readReportParts(doc).find((part) => part.id === id);
  doc.transact(() => {
    if (title !== null && current?.title !== title) map.set(partTitleKey(id), title);
    if (order !== '' && current?.order !== order) map.set(partOrderKey(id), order);
    switchReportPart(doc, id, isOn);
    restoreProse(doc, textPlace.part(id), text, options);
  });
}

/** The same for a finding: column, place, links and text; one that has been deleted is there again. */
export function restoreFindingFrom(
  doc: Y.Doc,
  shape: DocumentShape,
  { id, column, order, indicators, text }: AuthoredFinding,
  options: RestoreOptions,
): void {
  const map = doc.getMap<unknown>(findingsRoot);
  const current = readFindings(doc, shape).find((finding) => finding.id === id);
  const work = workOf(doc, options);
  doc.transact(() => {
    if (current?.column !== column) map.set(columnKey(id), column);
    if (current?.order !== order && order !== '') map.set(orderKey(id), order);
    for (const indicator of shape.indicators.keys())
      linkFinding(doc, id, indicator, indicators.includes(indicator));
    restoreBlocks(findingFragment(doc, id), text, work);
  });
}

/** The same for a note of fieldwork; one that has been deleted stands last. */
export function restoreFieldNoteFrom(
  doc: Y.Doc,
  shape: DocumentShape,
  { id, topics, text }: Pick<FieldNote, 'id' | 'topics'> & { readonly text: RichText },
  options: RestoreOptions,
): void {
  const isThere = readFieldNotes(doc, shape).some((note) => note.id === id);
  const work = workOf(doc, options);
  doc.transact(() => {
    if (!isThere) addFieldNote(doc, shape, id, Number.POSITIVE_INFINITY);
    for (const topic of shape.topics) tagFieldNote(doc, id, topic, topics.includes(topic));
    restoreBlocks(fieldNoteFragment(doc, id), text, work);
  });
}

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

function workOf(doc: Y.Doc, { isAlone, seen }: RestoreOptions): Work {
  const own = Y.getState(doc.store, doc.clientID);
  return {
    isAlone,
    isNew: ({ client, clock }) =>
      seen !== undefined && clock >= (seen[client] ?? 0) && !(client === doc.clientID && clock >= own),
  };
}

function restoreBlocks(parent: Y.XmlFragment, target: RichText, work: Work): void {
  const steps = align(childrenOf(parent, work), target, {
    isSame: (node, block) => isSameBlock(node, block),
    mayBecome: (node, block) => node instanceof Y.XmlElement && node.nodeName === nodeNameOf(block),
  });
  perform(parent, steps, work, restoreBlock, makeBlock);
}

/** Those that were there; what others have put between them since stays where it is. */
function childrenOf(parent: Y.XmlFragment, { isNew }: Work): Child[] {
  return (parent.toArray() as Child[]).filter((node) => node._item === null || !isNew(node._item.id));
}

function isSameBlock(node: Child, block: RichTextBlock): boolean {
  const now = readBlock(node);
  return now?.kind === block.kind && plainText([now]) === plainText([block]);
}

function nodeNameOf({ kind }: RichTextBlock): string {
  return kind === 'paragraph' ? 'paragraph' : 'bulletList';
}

function restoreBlock(node: Child, block: RichTextBlock, work: Work): void {
  if (!(node instanceof Y.XmlElement)) return;
  if (block.kind === 'paragraph') restoreSpans(node, block.spans, work);
  else restoreItems(node, block.items, work);
}

function restoreItems(list: Y.XmlElement, items: readonly RichText[], work: Work): void {
  const now = readBlock(list);
  const textByNode = new Map(
    now?.kind === 'list' ? list.toArray().map((node, at) => [node, plainText(now.items[at] ?? [])]) : [],
  );
  const steps = align(childrenOf(list, work), items, {
    isSame: (node, item) => textByNode.get(node) === plainText(item),
    mayBecome: () => true,
  });
  const restoreItem = (node: Child, item: RichText) => {
    if (node instanceof Y.XmlElement) restoreBlocks(node, item, work);
  };
  perform(list, steps, work, restoreItem, makeItem);
}

/** Texts and breaks one after the other, as they stand in a paragraph. */
type Inline = { readonly kind: 'text'; readonly runs: readonly RichTextRun[] } | { readonly kind: 'break' };

function restoreSpans(paragraph: Y.XmlElement, spans: readonly RichTextSpan[], work: Work): void {
  const steps = align(childrenOf(paragraph, work), inlinesOf(spans), {
    isSame: (node, inline) =>
      inline.kind === 'text'
        ? node instanceof Y.XmlText && oldTextIn(node, work) === wordsOf(inline.runs)
        : isBreak(node),
    mayBecome: (node, inline) => inline.kind === 'text' && node instanceof Y.XmlText,
  });
  const restoreInline = (node: Child, inline: Inline) => {
    if (node instanceof Y.XmlText && inline.kind === 'text') restoreRuns(node, inline.runs, work);
  };
  perform(paragraph, steps, work, restoreInline, makeInline);
}

function isBreak(node: Child): boolean {
  return node instanceof Y.XmlElement && node.nodeName === 'hardBreak';
}

function inlinesOf(spans: readonly RichTextSpan[]): Inline[] {
  const inlines: Inline[] = [];
  for (const span of spans) {
    const last = inlines.at(-1);
    if (span.kind === 'break') inlines.push(span);
    else if (last?.kind === 'text')
      inlines[inlines.length - 1] = { kind: 'text', runs: [...last.runs, span] };
    else inlines.push({ kind: 'text', runs: [span] });
  }
  return inlines;
}

/** Goes through what was there from the first to the last, and makes it what the steps say. */
function perform<To>(
  parent: Y.XmlFragment,
  steps: readonly Step<Child, To>[],
  work: Work,
  change: (node: Child, to: To, work: Work) => void,
  make: (to: To) => Y.XmlElement | Y.XmlText,
): void {
  let at = 0;
  for (const step of steps) {
    if (step.kind === 'add') {
      parent.insert(at, [make(step.to)]);
      at += 1;
      continue;
    }
    at = (parent.toArray() as Child[]).indexOf(step.from);
    if (step.kind === 'drop' && (isBreak(step.from) || mayRemove(step.from, work))) {
      parent.delete(at, 1);
      continue;
    }
    if (step.kind === 'drop') empty(step.from, work);
    else change(step.from, step.to, work);
    at += 1;
  }
}

function mayRemove(node: Child, work: Work): boolean {
  return work.isAlone && !holdsNew(node, work);
}

function holdsNew(node: Child, work: Work): boolean {
  if (node._item !== null && work.isNew(node._item.id)) return true;
  if (node instanceof Y.XmlText) return stretchesIn(node, work).some(({ isNew }) => isNew);
  return node instanceof Y.XmlElement && (node.toArray() as Child[]).some((child) => holdsNew(child, work));
}

function empty(node: Child, work: Work): void {
  if (node instanceof Y.XmlText) restoreRuns(node, [], work);
  else if (node instanceof Y.XmlElement) for (const child of childrenOf(node, work)) empty(child, work);
}

function makeBlock(block: RichTextBlock): Y.XmlElement {
  const node = new Y.XmlElement(nodeNameOf(block));
  node.insert(
    0,
    block.kind === 'paragraph' ? inlinesOf(block.spans).map(makeInline) : block.items.map(makeItem),
  );
  return node;
}

function makeItem(item: RichText): Y.XmlElement {
  const node = new Y.XmlElement('listItem');
  node.insert(0, item.map(makeBlock));
  return node;
}

function makeInline(inline: Inline): Y.XmlElement | Y.XmlText {
  if (inline.kind === 'break') return new Y.XmlElement('hardBreak');
  const text = new Y.XmlText();
  text.applyDelta(inline.runs.map((run) => ({ insert: run.text, attributes: marksOf(run) })));
  return text;
}
