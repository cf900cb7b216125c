import type { Inline, Report, ReportBlock, Section } from './report.ts';

/** A block with where it stands; tables and figures with the number that every format gives them, each from 1. */
export type PlacedBlock = {
  readonly section: Section;
  readonly block: Exclude<ReportBlock, { kind: 'list' }>;
  /** 0 for what bears none. */
  readonly number: number;
};

/** Every block in reading order, those inside lists too. A figure's own table is part of the figure. */
export function placedBlocks(report: Report): readonly PlacedBlock[] {
  const count = { table: 0, figure: 0 };
  return report.chapters.flatMap(withSections).flatMap((section) =>
    section.blocks.flatMap(withoutLists).map((block) => ({
      section,
      block,
      number: block.kind === 'table' || block.kind === 'figure' ? (count[block.kind] += 1) : 0,
    })),
  );
}

/** What people read of a sentence, without its footnotes. */
export function inlineText(spans: readonly Inline[]): string {
  return spans.map(spanText).join('');
}

function spanText(span: Inline): string {
  switch (span.kind) {
    case 'text':
    case 'number':
      return span.text;
    case 'break':
      return '\n';
    case 'footnote':
      return '';
  }
}

function withSections(section: Section): readonly Section[] {
  return [section, ...section.sections.flatMap(withSections)];
}

function withoutLists(block: ReportBlock): readonly PlacedBlock['block'][] {
  return block.kind === 'list' ? block.items.flat().flatMap(withoutLists) : [block];
}
