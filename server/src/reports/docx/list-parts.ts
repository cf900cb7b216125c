import type {
  FigureBlock,
  Inline,
  NumberField,
  Report,
  ReportBlock,
  Section,
  Table,
} from '@samskar/shared/report';

/** All sections with their level, of which 1 is a chapter, in the order of the report. */
export function listSections(
  report: Report,
): readonly { readonly section: Section; readonly level: number }[] {
  const below = (section: Section, level: number): { section: Section; level: number }[] => [
    { section, level },
    ...section.sections.flatMap((inner) => below(inner, level + 1)),
  ];
  return report.chapters.flatMap((chapter) => below(chapter, 1));
}

/** All blocks, also those in lists. */
function listBlocks(report: Report): readonly ReportBlock[] {
  const inside = (block: ReportBlock): readonly ReportBlock[] =>
    block.kind === 'list' ? [block, ...block.items.flat().flatMap(inside)] : [block];
  return listSections(report).flatMap(({ section }) => section.blocks.flatMap(inside));
}

export function listFigures(report: Report): readonly FigureBlock[] {
  return listBlocks(report).filter((block) => block.kind === 'figure');
}

/** Also those behind figures. */
export function listTables(report: Report): readonly Table[] {
  return listBlocks(report).flatMap((block) => {
    if (block.kind === 'table') return [block];
    return block.kind === 'figure' ? [block.table] : [];
  });
}

/** Every computed number, in the order of the report. */
export function listNumbers(report: Report): readonly NumberField[] {
  return listBlocks(report).flatMap(numbersOf);
}

function numbersOf(block: ReportBlock): readonly NumberField[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return block.spans.flatMap(numbersOfSpan);
    case 'table':
      return numbersOfTable(block);
    case 'figure':
      return numbersOfTable(block.table);
    case 'score-box':
      return [block.points, block.max, ...block.history.map(({ points }) => points)];
    case 'list':
    case 'findings':
    case 'missing':
      return [];
  }
}

function numbersOfSpan(span: Inline): readonly NumberField[] {
  if (span.kind === 'number') return [span];
  return span.kind === 'footnote' ? span.spans.flatMap(numbersOfSpan) : [];
}

function numbersOfTable({ rows, footer = [] }: Table): readonly NumberField[] {
  return [...rows.flat(), ...footer].filter((cell) => cell.kind === 'number');
}
