import { ExternalHyperlink, FootnoteReferenceRun, Paragraph, TextRun, type ParagraphChild } from 'docx';
import { isSafeLink } from '@samskar/shared/documents';
import type { Inline } from '@samskar/shared/report';
import { xmlText } from '../xml-text.ts';
import type { WordContext } from './word-context.ts';
import { wordColours } from './word-look.ts';

export type RunLook = {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
  readonly size?: number;
};

/** Spans as runs of one paragraph. */
export function wordInline(
  spans: readonly Inline[],
  context: WordContext,
  look: RunLook = {},
): ParagraphChild[] {
  return spans.map((span) => wordSpan(span, context, look));
}

function wordSpan(span: Inline, context: WordContext, look: RunLook): ParagraphChild {
  switch (span.kind) {
    case 'text':
      return wordTextSpan(span, context, look);
    case 'number':
      return wordRun(span.text, context, look);
    case 'break':
      return new TextRun({ break: 1 });
    case 'footnote':
      return new FootnoteReferenceRun({ children: [footnoteParagraph(span.spans, context)] });
  }
}

function wordTextSpan(
  span: Extract<Inline, { kind: 'text' }>,
  context: WordContext,
  look: RunLook,
): ParagraphChild {
  const spanLook = { ...look, ...(span.bold && { bold: true }), ...(span.italic && { italics: true }) };
  if (span.href === undefined || !isSafeLink(span.href))
    return wordRun(span.text, context, spanLook, span.language);
  const { hyperlink } = context.look.styles;
  const run = wordRun(span.text, context, spanLook, span.language, hyperlink);
  return new ExternalHyperlink({ children: [run], link: xmlText(span.href) });
}

/** A run of text, in the report's language or another. */
export function wordRun(
  text: string,
  context: WordContext,
  look: RunLook = {},
  language?: string,
  style?: string | null,
): TextRun {
  const spoken = language !== undefined && isLanguageTag(language) ? language : context.look.language;
  return new TextRun({
    text: breakable(xmlText(text)),
    ...look,
    ...(spoken !== null && { language: { value: spoken, eastAsia: spoken, bidirectional: spoken } }),
    ...(typeof style === 'string' && { style }),
    ...(style === null && { color: wordColours.accent, underline: {} }),
  });
}

/** Characters in a row without a place to break a line; the longest Norwegian word that anybody has printed has under 60. */
const unbrokenMax = 80;
const unbroken = new RegExp(`\\S{${unbrokenMax}}(?=\\S)`, 'gu');
const zeroWidthSpace = '\u200b';

/** An endless word gets places to break where nobody sees them: Word would break it anyhow, and reckoning its pages takes minutes. */
function breakable(text: string): string {
  return text.replace(unbroken, `$&${zeroWidthSpace}`);
}

/** BCP 47 as far as Word takes it; anything else would make the file invalid. */
function isLanguageTag(text: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(text);
}

function footnoteParagraph(spans: readonly Inline[], context: WordContext): Paragraph {
  const { footnote } = context.look.styles;
  return new Paragraph({
    children: [wordRun(' ', context), ...wordInline(spans.flatMap(withoutFootnotes), context)],
    ...(footnote === null ? {} : { style: footnote }),
  });
}

/** Word knows no footnote of a footnote; what it says stands in brackets. */
function withoutFootnotes(span: Inline): readonly Inline[] {
  if (span.kind !== 'footnote') return [span];
  return [{ kind: 'text', text: ' (' }, ...span.spans.flatMap(withoutFootnotes), { kind: 'text', text: ')' }];
}
