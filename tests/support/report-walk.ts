import type { Cell, Inline, NumberField, Report, ReportBlock, Section, Table } from '@samskar/shared/report';

/** Every section, in reading order. */
export function sectionsOf(report: Report): Section[] {
  const all = (sections: readonly Section[]): Section[] =>
    sections.flatMap((section) => [section, ...all(section.sections)]);
  return all(report.chapters);
}

/** Every block, in reading order, those inside lists too. */
export function blocksOf(report: Report): ReportBlock[] {
  return sectionsOf(report).flatMap(({ blocks }) => blocks.flatMap(withinBlock));
}

/** Every number that the report shows. */
export function numbersOf(report: Report): NumberField[] {
  return blocksOf(report).flatMap(numbersIn);
}

/** What stands in spans, as a reader reads it. */
export function textOf(spans: readonly Inline[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'break') return '\n';
      return span.kind === 'footnote' ? '' : span.text;
    })
    .join('');
}

function withinBlock(block: ReportBlock): ReportBlock[] {
  return block.kind === 'list' ? [block, ...block.items.flat().flatMap(withinBlock)] : [block];
}

function numbersIn(block: ReportBlock): NumberField[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return numbersInSpans(block.spans);
    case 'table':
      return numbersInTable(block);
    case 'figure':
      return numbersInTable(block.table);
    case 'score-box':
      return [block.points, block.max, ...block.history.map(({ points }) => points)];
    case 'list':
    case 'findings':
    case 'missing':
      return [];
  }
}

function numbersInSpans(spans: readonly Inline[]): NumberField[] {
  return spans.flatMap((span) => {
    if (span.kind === 'footnote') return numbersInSpans(span.spans);
    return span.kind === 'number' ? [span] : [];
  });
}

function numbersInTable({ rows, footer = [] }: Table): NumberField[] {
  return [...rows.flat(), ...footer].filter((cell: Cell) => cell.kind === 'number');
}
