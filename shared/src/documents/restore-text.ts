import * as Y from 'yjs';
import { align } from './align.ts';
import type { AuthoredFinding } from './authored-text.ts';
import { linkFinding } from './edit-findings.ts';
import { findingFragment, justificationFragment, readFindings } from './joint.ts';
import type { DocumentShape } from './document-shape.ts';
import { columnKey, findingsRoot, orderKey } from './keys.ts';
import { plainText, readBlock, spanOf } from './rich-text.ts';
import type { RichText, RichTextBlock, RichTextRun, RichTextSpan } from './rich-text.ts';

/**
 * Whether somebody else has the text open. What they type in a paragraph is lost when the paragraph is taken away before
 * it arrives; so a surplus one is then emptied, and stays as a blank line. What they type elsewhere is kept in any case.
 */
export type RestoreOptions = { readonly isAlone: boolean };

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
  doc.transact(() => restoreBlocks(justificationFragment(doc, indicator), text, options));
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
  doc.transact(() => {
    if (current?.column !== column) map.set(columnKey(id), column);
    if (current?.order !== order && order !== '') map.set(orderKey(id), order);
    for (const indicator of shape.indicators.keys())
      linkFinding(doc, id, indicator, indicators.includes(indicator));
    restoreBlocks(findingFragment(doc, id), text, options);
  });
}

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

function restoreBlocks(parent: Y.XmlFragment, target: RichText, options: RestoreOptions): void {
  const steps = align(parent.toArray() as Child[], target, {
    isSame: (node, block) => isSameBlock(node, block),
    mayBecome: (node, block) => node instanceof Y.XmlElement && node.nodeName === nodeNameOf(block),
  });
  perform(parent, steps, options, restoreBlock, makeBlock);
}

function isSameBlock(node: Child, block: RichTextBlock): boolean {
  const now = readBlock(node);
  return now?.kind === block.kind && plainText([now]) === plainText([block]);
}

function nodeNameOf({ kind }: RichTextBlock): string {
  return kind === 'paragraph' ? 'paragraph' : 'bulletList';
}

function restoreBlock(node: Child, block: RichTextBlock, options: RestoreOptions): void {
  if (!(node instanceof Y.XmlElement)) return;
  if (block.kind === 'paragraph') restoreSpans(node, block.spans, options);
  else restoreItems(node, block.items, options);
}

function restoreItems(list: Y.XmlElement, items: readonly RichText[], options: RestoreOptions): void {
  const now = readBlock(list);
  const textByNode = new Map(
    now?.kind === 'list'
      ? list.toArray().map((node, at) => [node as Child, plainText(now.items[at] ?? [])])
      : [],
  );
  const steps = align(list.toArray() as Child[], items, {
    isSame: (node, item) => textByNode.get(node) === plainText(item),
    mayBecome: () => true,
  });
  const restoreItem = (node: Child, item: RichText) => {
    if (node instanceof Y.XmlElement) restoreBlocks(node, item, options);
  };
  perform(list, steps, options, restoreItem, makeItem);
}

/** Texts and breaks one after the other, as they stand in a paragraph. */
type Inline = { readonly kind: 'text'; readonly runs: readonly RichTextRun[] } | { readonly kind: 'break' };

function restoreSpans(
  paragraph: Y.XmlElement,
  spans: readonly RichTextSpan[],
  options: RestoreOptions,
): void {
  const steps = align(paragraph.toArray() as Child[], inlinesOf(spans), {
    isSame: (node, inline) =>
      inline.kind === 'text'
        ? node instanceof Y.XmlText && textIn(node) === wordsOf(inline.runs)
        : isBreak(node),
    mayBecome: (node, inline) => inline.kind === 'text' && node instanceof Y.XmlText,
  });
  const restoreInline = (node: Child, inline: Inline) => {
    if (node instanceof Y.XmlText && inline.kind === 'text') restoreRuns(node, inline.runs);
  };
  perform(paragraph, steps, options, restoreInline, makeInline);
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

/** Goes through the parent's children from the first to the last, and makes them what the steps say. */
function perform<To>(
  parent: Y.XmlFragment,
  steps: ReturnType<typeof align<Child, To>>,
  { isAlone }: RestoreOptions,
  change: (node: Child, to: To, options: RestoreOptions) => void,
  make: (to: To) => Y.XmlElement | Y.XmlText,
): void {
  let at = 0;
  for (const step of steps) {
    if (step.kind === 'drop' && (isAlone || isBreak(step.from))) {
      parent.delete(at, 1);
      continue;
    }
    if (step.kind === 'drop') empty(step.from);
    if (step.kind === 'keep') change(step.from, step.to, { isAlone });
    if (step.kind === 'add') parent.insert(at, [make(step.to)]);
    at += 1;
  }
}

function empty(node: Child): void {
  if (node instanceof Y.XmlText) node.delete(0, node.length);
  else if (node instanceof Y.XmlElement) for (const child of node.toArray()) empty(child);
}

/** Words and the spaces between them. */
const wordPattern = /\s+|\S+/g;

function restoreRuns(text: Y.XmlText, runs: readonly RichTextRun[]): void {
  const isSame = (one: string, other: string) => one === other;
  const steps = align(textIn(text).match(wordPattern) ?? [], wordsOf(runs).match(wordPattern) ?? [], {
    isSame,
    mayBecome: isSame,
  });
  let at = 0;
  for (const step of steps)
    if (step.kind === 'drop') text.delete(at, step.from.length);
    else {
      // No marks: else it would take those of the word before it.
      if (step.kind === 'add') text.insert(at, step.to, {});
      at += step.to.length;
    }
  restoreMarks(text, runs);
}

type Stretch = { readonly text: string; readonly attributes: Readonly<Record<string, unknown>> };

function restoreMarks(text: Y.XmlText, runs: readonly RichTextRun[]): void {
  let at = 0;
  const stretches = stretchesIn(text).map((stretch) => {
    const from = at;
    at += stretch.text.length;
    return { ...stretch, from, to: at };
  });
  at = 0;
  for (const run of runs) {
    const [from, to] = [at, at + run.text.length];
    at = to;
    for (const stretch of stretches) {
      const [start, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)];
      if (start >= end || hasMarks(stretch, run)) continue;
      const none = Object.fromEntries(Object.keys(stretch.attributes).map((key) => [key, null]));
      text.format(start, end - start, { ...none, ...marksOf(run) });
    }
  }
}

function hasMarks({ text, attributes }: Stretch, run: RichTextRun): boolean {
  const now = spanOf(text, attributes);
  return now.bold === run.bold && now.italic === run.italic && now.href === run.href;
}

/** As the editor writes them. */
function marksOf({ bold, italic, href }: RichTextRun): Record<string, object> {
  return {
    ...(bold && { bold: {} }),
    ...(italic && { italic: {} }),
    ...(href !== undefined && { link: { href } }),
  };
}

function stretchesIn(text: Y.XmlText): Stretch[] {
  // Yjs declares the delta as any[].
  const delta = text.toDelta() as readonly {
    readonly insert: unknown;
    readonly attributes?: Stretch['attributes'];
  }[];
  return delta.flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string' ? [{ text: insert, attributes }] : [],
  );
}

function textIn(text: Y.XmlText): string {
  return stretchesIn(text)
    .map((stretch) => stretch.text)
    .join('');
}

function wordsOf(runs: readonly RichTextRun[]): string {
  return runs.map((run) => run.text).join('');
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
