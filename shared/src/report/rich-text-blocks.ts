import { plainText, type RichText } from '../documents/rich-text.ts';
import type { UiLanguage } from '../messages/index.ts';
import { findLanguage } from './prose-passages.ts';
import type { ReportBlock } from './report.ts';

/**
 * What people have written, as blocks of a report; empty paragraphs say nothing and are left out. What is plainly written in
 * another language than the report's says so, that it may be read aloud in it.
 */
export function richTextBlocks(text: RichText, reportLanguage: UiLanguage): readonly ReportBlock[] {
  return blocksOf(text, foreignIn(plainText(text), reportLanguage));
}

type Foreign = { readonly language?: UiLanguage };

/** The language of what is plainly written in another than the report's. */
export function foreignIn(text: string, reportLanguage: UiLanguage): Foreign {
  const written = findLanguage(text);
  return written === undefined || written === reportLanguage ? {} : { language: written };
}

function blocksOf(text: RichText, foreign: Foreign): readonly ReportBlock[] {
  return text.flatMap((block): readonly ReportBlock[] => {
    if (block.kind === 'list') {
      const items = block.items.map((item) => blocksOf(item, foreign)).filter((item) => item.length > 0);
      return items.length > 0 ? [{ kind: 'list', items }] : [];
    }
    const isEmpty = block.spans.every((span) => span.kind === 'break' || span.text.trim() === '');
    const spans = block.spans.map((span) => (span.kind === 'break' ? span : { ...span, ...foreign }));
    return isEmpty ? [] : [{ kind: 'paragraph', spans }];
  });
}

/** A passage of an instrument: paragraphs with an empty line between them. */
export function passageBlocks(passage: string): readonly ReportBlock[] {
  return passage
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((text) => ({ kind: 'paragraph', spans: [{ kind: 'text', text }] }));
}
