import type { Report, Table } from '@samskar/shared/report';
import { textColumnInches } from './column-widths.ts';
import { contentSlide, sourceLines, titleCharactersMax } from './content-slide.ts';
import type { Slide, SlideTable } from './deck.ts';
import { linesOf, roomOf, shorten } from './fit-text.ts';
import { textSize, type Frame } from './frame.ts';
import { cellText, cleanLine, tableLines } from './plain-text.ts';

/** Rows that a table has on a slide at 18 points; a longer one goes on. */
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
  const { points, pages } = fitTable(table, frame);
  return pages
    .slice(0, tableSlidesMax)
    .map((rows, at) =>
      contentSlide(
        shorten(cleanLine(title), titleCharactersMax),
        { kind: 'table', table: slideTable(table, rows, points, at === pages.length - 1) },
        at === 0 ? source : sourceLines(report),
      ),
    );
}

/** The largest size at which all rows stand on one slide, or else the smallest. */
function fitTable(
  table: Table,
  frame: Frame,
): { readonly points: number; readonly pages: readonly Table['rows'][] } {
  const [first, ...smaller] = textSize.table;
  let points: number = first;
  let pages = pagesOfTable(table, frame, points);
  for (const next of smaller) {
    if (pages.length === 1) break;
    points = next;
    pages = pagesOfTable(table, frame, points);
  }
  return { points, pages };
}

function pagesOfTable(table: Table, frame: Frame, points: number): readonly Table['rows'][] {
  const room = roomOf(textColumnInches(table.columns, frame.content.w) - 0.24, 1, points);
  const linesIn = (row: Table['rows'][number]) =>
    Math.max(...row.map((cell) => linesOf(shorten(cellText(cell), cellCharactersMax), room.characters)));
  const pages: Table['rows'][number][][] = [];
  let page: Table['rows'][number][] = [];
  let left = 0;
  for (const row of table.rows) {
    left -= rowInches(points, linesIn(row));
    if (page.length === 0 || left < 0) {
      page = [];
      pages.push(page);
      // Less header and footer.
      left =
        frame.content.h -
        rowInches(points, 1) * (table.footer === undefined ? 1 : 2) -
        rowInches(points, linesIn(row));
    }
    page.push(row);
  }
  return pages;
}

/** Height of a row with its margins. */
function rowInches(points: number, lines: number): number {
  return 0.16 + (lines * points * 1.22) / 72;
}

function slideTable(table: Table, rows: Table['rows'], points: number, isLast: boolean): SlideTable {
  const cells = (row: Table['rows'][number]) => row.map((cell) => shorten(cellText(cell), cellCharactersMax));
  return {
    points,
    description: cleanLine(table.caption),
    columns: table.columns.map(({ label, isNumber }) => ({ label: shorten(cleanLine(label), 40), isNumber })),
    rows: rows.map(cells),
    footer: table.footer === undefined || !isLast ? null : cells(table.footer),
  };
}
