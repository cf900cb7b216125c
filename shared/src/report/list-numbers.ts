import type { Cell, Inline, NumberField, Report, ScoreBox, Section, Table } from './report.ts';
import { inlineText, placedBlocks, type PlacedBlock } from './walk-report.ts';

/** One number of a report with everything that is needed to know what it is a number of. */
export type ListedNumber = {
  readonly section: Section;
  readonly kind: 'text' | 'score-box' | 'table' | 'figure';
  /** Of the table or the figure; the area of a score box; "" in a text. */
  readonly id: string;
  readonly caption: string;
  /** What heads the row; in a text the sentence. */
  readonly row: string;
  readonly column: string;
  readonly field: NumberField;
};

/** Every number of a report in reading order, gaps too. `words` name the columns of a score box. */
export function listNumbers(
  report: Report,
  words: { readonly points: string; readonly max: string },
): readonly ListedNumber[] {
  return placedBlocks(report).flatMap(({ section, block }) =>
    numbersOf(block, words).map((number) => ({ section, ...number })),
  );
}

type Found = Omit<ListedNumber, 'section'>;
type Words = Parameters<typeof listNumbers>[1];

function numbersOf(block: PlacedBlock['block'], words: Words): readonly Found[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return numbersInText(block.spans);
    case 'table':
      return numbersInTable(block, 'table');
    case 'figure':
      return numbersInTable({ ...block.table, id: block.id, caption: block.caption }, 'figure');
    case 'score-box':
      return numbersInBox(block, words);
    case 'findings':
    case 'missing':
      return [];
  }
}

function numbersInText(spans: readonly Inline[]): readonly Found[] {
  const row = inlineText(spans);
  return spans.flatMap((span) => {
    if (span.kind === 'footnote') return numbersInText(span.spans);
    return span.kind === 'number'
      ? [{ kind: 'text', id: '', caption: '', row, column: '', field: span } as const]
      : [];
  });
}

function numbersInTable({ id, caption, columns, rows, footer }: Table, kind: 'table' | 'figure') {
  return [...rows, ...(footer ? [footer] : [])].flatMap((cells): readonly Found[] => {
    const row = cells[0]?.text ?? '';
    return cells.flatMap((cell: Cell, place) =>
      cell.kind === 'number'
        ? [{ kind, id, caption, row, column: columns[place]?.label ?? '', field: cell }]
        : [],
    );
  });
}

function numbersInBox({ area, title, points, max, history }: ScoreBox, words: Words): readonly Found[] {
  const place = { kind: 'score-box', id: area, caption: title } as const;
  return [
    { ...place, row: title, column: words.points, field: points },
    { ...place, row: title, column: words.max, field: max },
    ...history.map(({ label, version, points: field }) => ({
      ...place,
      row: title,
      column: version === '' ? label : `${label} (${version})`,
      field,
    })),
  ];
}
