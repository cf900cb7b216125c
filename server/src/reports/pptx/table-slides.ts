import type { Report, Table } from '@samskar/shared/report';
import { cellPaddingInches, columnWidths } from './column-widths.ts';
import { contentSlide, sourceLines, titleCharactersMax } from './content-slide.ts';
import type { Slide, SlideTable, WrittenTable } from './deck.ts';
import { linesOf, roomOf, shorten } from './fit-text.ts';
import { textSize, type Frame } from './frame.ts';
import { cellText, cleanLine, tableLines } from './plain-text.ts';

/** A longer table ends in the notes of its first slide. */
const tableSlidesMax = 4;

const cellCharactersMax = 120;

/** A table over as many slides as it needs, to a limit; all of it in the notes of the first one. */
export function tableSlides(
  report: Report,
  frame: Frame,
  table: Table,
  title: string,
  notes: readonly string[],
): readonly Slide[] {
  if (table.rows.length === 0 || table.columns.length === 0) return [];
  const source = [...notes, cleanLine(table.caption), ...tableLines(table), ...sourceLines(report)];
  const written = write(table);
  const { pages, ...look } = fitTable(written, frame);
  return pages.slice(0, tableSlidesMax).map((rows, at) => {
    const footer = at === pages.length - 1 ? written.footer : null;
    const shown = { ...look, columns: written.columns, rows, footer, description: cleanLine(table.caption) };
    return contentSlide(
      shorten(cleanLine(title), titleCharactersMax),
      { kind: 'table', table: shown },
      at === 0 ? source : sourceLines(report),
    );
  });
}

function write({ columns, rows, footer }: Table): WrittenTable {
  const cells = (row: Table['rows'][number]) => row.map((cell) => shorten(cellText(cell), cellCharactersMax));
  return {
    columns: columns.map(({ label, isNumber }) => ({ label: shorten(cleanLine(label), 40), isNumber })),
    rows: rows.map(cells),
    footer: footer === undefined ? null : cells(footer),
  };
}

type Fitted = Pick<SlideTable, 'points' | 'widths'> & { readonly pages: readonly SlideTable['rows'][] };

/** The largest size at which all rows stand on one slide, or else the smallest. */
function fitTable(table: WrittenTable, frame: Frame): Fitted {
  const [first, ...smaller] = textSize.table;
  return smaller.reduce(
    (fitted, points) => (fitted.pages.length === 1 ? fitted : fitAt(table, frame, points)),
    fitAt(table, frame, first),
  );
}

function fitAt(table: WrittenTable, frame: Frame, points: number): Fitted {
  const widths = columnWidths(table, frame.content.w, points);
  const rooms = widths.map((width) => roomOf(width - cellPaddingInches, 1, points).characters);
  const inchesIn = (row: readonly string[]) =>
    rowInches(points, Math.max(...row.map((text, at) => linesOf(text, rooms[at] ?? 1))));
  const head = inchesIn(table.columns.map(({ label }) => label));
  const room = frame.content.h - head - (table.footer === null ? 0 : inchesIn(table.footer));
  const pages: (readonly string[])[][] = [];
  let page: (readonly string[])[] = [];
  let left = 0;
  for (const row of table.rows) {
    left -= inchesIn(row);
    if (page.length === 0 || left < 0) {
      page = [];
      pages.push(page);
      left = room - inchesIn(row);
    }
    page.push(row);
  }
  return { points, widths, pages };
}

/** Height of a row with its margins. */
function rowInches(points: number, lines: number): number {
  return 0.16 + (lines * points * 1.22) / 72;
}
