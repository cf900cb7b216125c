import * as Y from 'yjs';
import { z } from 'zod';
import { depthMax, linkCharactersMax } from './limits.ts';

export type RichTextRun = {
  readonly kind: 'text';
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  /** http, https or mailto. */
  readonly href?: string;
};
type RichTextBreak = { readonly kind: 'break' };
export type RichTextSpan = RichTextRun | RichTextBreak;

/** `Span` may say more of each stretch than what it is. */
export type Block<Span> =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Block<Span>[])[] };

export type RichTextBlock = Block<RichTextSpan>;

/** A text of the report, free of editor and Yjs: what packages and reports hold. */
export type RichText = readonly RichTextBlock[];

const richTextSpanSchema = z.union([
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    bold: z.literal(true).exactOptional(),
    italic: z.literal(true).exactOptional(),
    href: z.string().refine(isSafeLink).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('break') }),
]);

const richTextBlockSchema: z.ZodType<RichTextBlock> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('paragraph'), spans: z.array(richTextSpanSchema) }),
    z.strictObject({ kind: z.literal('list'), items: z.array(z.array(richTextBlockSchema)) }),
  ]),
);

export const richTextSchema: z.ZodType<RichText> = z.array(richTextBlockSchema);

/** Only what the whitelist knows; anything else in the fragment is left out. Never throws. */
export function readRichText(fragment: Y.XmlFragment | undefined): RichText {
  return fragment === undefined ? [] : readBlocks(fragment, readRuns);
}

/** The same with other stretches than `readRichText` makes of an XmlText; a break stays a break. */
export function readBlocks<Span extends RichTextSpan>(
  fragment: Y.XmlFragment,
  runsOf: (text: Y.XmlText) => Span[],
): Block<Span | RichTextBreak>[] {
  return readNodes(fragment.toArray(), 1, runsOf);
}

/** One node of a text; undefined for what the whitelist does not know as a block. */
export function readBlock(node: unknown): RichTextBlock | undefined {
  return readNode(node, 1, readRuns);
}

/** Paragraphs and list items on lines of their own. */
export function plainText(text: RichText): string {
  return text.map(plainBlock).join('\n');
}

export function isSafeLink(href: unknown): href is string {
  return (
    typeof href === 'string' &&
    href.length <= linkCharactersMax &&
    /^(https?:\/\/|mailto:)[^\s"<>]+$/i.test(href)
  );
}

/** `bold--x1Y2z3A4` -> `bold`: the editor adds a hash of its attributes to marks that may overlap themselves. */
export function markName(key: string): string {
  return key.replace(/--[a-zA-Z0-9+/=]{8}$/, '');
}

function plainBlock(block: RichTextBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return block.spans.map((span) => (span.kind === 'text' ? span.text : '\n')).join('');
    case 'list':
      return block.items.map((item) => plainText(item)).join('\n');
  }
}

function readNodes<Span>(
  nodes: readonly unknown[],
  depth: number,
  runsOf: (text: Y.XmlText) => Span[],
): Block<Span | RichTextBreak>[] {
  return nodes.flatMap((node) => readNode(node, depth, runsOf) ?? []);
}

function readNode<Span>(
  node: unknown,
  depth: number,
  runsOf: (text: Y.XmlText) => Span[],
): Block<Span | RichTextBreak> | undefined {
  if (!(node instanceof Y.XmlElement) || depth > depthMax) return undefined;
  const children: readonly unknown[] = node.toArray();
  switch (node.nodeName) {
    case 'paragraph':
      return { kind: 'paragraph', spans: children.flatMap((child) => readSpans(child, runsOf)) };
    case 'bulletList':
      return { kind: 'list', items: children.flatMap((item) => readItem(item, depth, runsOf)) };
    default:
      return undefined;
  }
}

function readItem<Span>(
  node: unknown,
  depth: number,
  runsOf: (text: Y.XmlText) => Span[],
): Block<Span | RichTextBreak>[][] {
  if (!(node instanceof Y.XmlElement) || node.nodeName !== 'listItem') return [];
  return [readNodes(node.toArray(), depth + 2, runsOf)];
}

function readSpans<Span>(
  node: unknown,
  runsOf: (text: Y.XmlText) => Span[],
): readonly (Span | RichTextBreak)[] {
  if (node instanceof Y.XmlElement) return node.nodeName === 'hardBreak' ? [{ kind: 'break' }] : [];
  return node instanceof Y.XmlText ? runsOf(node) : [];
}

function readRuns(text: Y.XmlText): RichTextSpan[] {
  // Yjs declares the delta as any[].
  const delta = text.toDelta() as readonly { readonly insert: unknown; readonly attributes?: object }[];
  return delta.flatMap(({ insert, attributes }) =>
    typeof insert === 'string' && insert !== '' ? [spanOf(insert, attributes ?? {})] : [],
  );
}

/** A stretch of text with the marks that Yjs has on it; unknown ones are left out. */
export function spanOf(text: string, attributes: object): RichTextRun {
  const marks = new Map(Object.entries(attributes).map(([key, value]) => [markName(key), value as unknown]));
  const href = hrefOf(marks.get('link'));
  return {
    kind: 'text',
    text: text.toWellFormed(),
    ...(isSet(marks.get('bold')) && { bold: true as const }),
    ...(isSet(marks.get('italic')) && { italic: true as const }),
    ...(href !== undefined && { href }),
  };
}

function isSet(mark: unknown): boolean {
  return mark !== undefined && mark !== null && mark !== false;
}

function hrefOf(mark: unknown): string | undefined {
  const href = typeof mark === 'object' && mark !== null && 'href' in mark ? mark.href : undefined;
  return isSafeLink(href) ? href : undefined;
}
