import type { RichText } from '../documents/index.ts';
import type { ReportBlock } from './report.ts';

/** What people have written, as blocks of a report; empty paragraphs say nothing and are left out. */
export function richTextBlocks(text: RichText): readonly ReportBlock[] {
  return text.flatMap(blockOf);
}

function blockOf(block: RichText[number]): readonly ReportBlock[] {
  if (block.kind === 'list') {
    const items = block.items.map(richTextBlocks).filter((item) => item.length > 0);
    return items.length > 0 ? [{ kind: 'list', items }] : [];
  }
  const isEmpty = block.spans.every((span) => span.kind === 'break' || span.text.trim() === '');
  return isEmpty ? [] : [{ kind: 'paragraph', spans: block.spans }];
}

/** A passage of an instrument: paragraphs with an empty line between them. */
export function passageBlocks(passage: string): readonly ReportBlock[] {
  return passage
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((text) => ({ kind: 'paragraph', spans: [{ kind: 'text', text }] }));
}
