import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  type FileChild,
  type IBorderOptions,
  type IParagraphOptions,
} from 'docx';
import type { Cell, Table as ReportTable } from '@samskar/shared/report';
import { wordCaption } from './word-caption.ts';
import { wordRun, type RunLook } from './word-inline.ts';
import type { WordContext } from './word-context.ts';
import { wordColours } from './word-look.ts';

/** A table under its caption. */
export function wordTable(table: ReportTable, context: WordContext): FileChild[] {
  const widths = columnWidths(table, context.look.textWidth);
  const rows = [
    headerRow(
      table.columns.map(({ label }, at) => ({ text: label, isNumber: isNumber(table, at) })),
      widths,
      context,
    ),
    ...table.rows.map((cells) => bodyRow(cells, table, widths, context, {})),
    ...(table.footer ? [bodyRow(table.footer, table, widths, context, { bold: true })] : []),
  ];
  return [
    wordCaption('table', table.caption, 'next', context),
    wordGrid(rows, widths, { hasFooter: table.footer !== undefined, hasRowHeads: true }, context),
    spaceBelow(context),
  ];
}

/** Rows in the look of a table: that of the template, or thin lines between rows. */
export function wordGrid(
  rows: readonly TableRow[],
  widths: readonly number[],
  { hasFooter, hasRowHeads }: { readonly hasFooter: boolean; readonly hasRowHeads: boolean },
  context: WordContext,
): Table {
  const { table: style } = context.look.styles;
  return new Table({
    rows,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: {
      firstRow: true,
      lastRow: hasFooter,
      firstColumn: hasRowHeads,
      lastColumn: false,
      noHBand: false,
      noVBand: true,
    },
    margins: { top: 30, bottom: 30, left: 85, right: 85, marginUnitType: WidthType.DXA },
    ...(style === null ? { borders: ownBorders } : { style }),
  });
}

const noLine: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const thinLine: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: wordColours.line };
const strongLine: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: wordColours.accent };

const ownBorders = {
  top: strongLine,
  bottom: strongLine,
  left: noLine,
  right: noLine,
  insideHorizontal: thinLine,
  insideVertical: noLine,
};

/** The row that is repeated on each page and that readers of the screen announce. */
export function headerRow(
  labels: readonly { readonly text: string; readonly isNumber: boolean }[],
  widths: readonly number[],
  context: WordContext,
): TableRow {
  const isOwn = context.look.styles.table === null;
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: labels.map(
      ({ text, isNumber }, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlign.BOTTOM,
          ...(isOwn && { shading: { fill: wordColours.accentTint } }),
          children: [
            cellParagraph(
              text,
              isNumber,
              context,
              isOwn ? { bold: true, color: wordColours.accentDark } : { bold: true },
              { keepNext: true },
            ),
          ],
        }),
    ),
  });
}

function bodyRow(
  cells: readonly Cell[],
  table: ReportTable,
  widths: readonly number[],
  context: WordContext,
  look: RunLook,
): TableRow {
  return new TableRow({
    cantSplit: true,
    children: table.columns.map((_, at) => {
      const cell = cells[at] ?? { kind: 'text', text: '' };
      return new TableCell({
        width: { size: widths[at] ?? 0, type: WidthType.DXA },
        ...(look.bold === true &&
          context.look.styles.table === null && { shading: { fill: wordColours.tint } }),
        children: [cellParagraph(cell.text, isNumber(table, at), context, look)],
      });
    }),
  });
}

function isNumber(table: ReportTable, at: number): boolean {
  return table.columns[at]?.isNumber ?? false;
}

/** A paragraph of a cell; numbers stand under each other at the right. */
export function cellParagraph(
  text: string,
  isNumber: boolean,
  context: WordContext,
  look: RunLook = {},
  options: IParagraphOptions = {},
): Paragraph {
  const { tableText } = context.look.styles;
  return new Paragraph({
    ...(tableText === null
      ? { spacing: { before: 40, after: 40, line: 240, lineRule: 'auto' } }
      : { style: tableText }),
    ...(isNumber && { alignment: AlignmentType.RIGHT }),
    ...options,
    children: [wordRun(text, context, look)],
  });
}

/** Two tables that touch are one to Word. */
export function spaceBelow(context: WordContext): Paragraph {
  const { tableText } = context.look.styles;
  return new Paragraph({
    ...(tableText !== null && { style: tableText }),
    spacing: { before: 0, after: 120, line: 240, lineRule: 'auto' },
  });
}

/** Letters that a column is reckoned to need at least and at most; longer ones are wrapped. */
const letters = { least: 7, mostOfNumbers: 13, mostOfText: 60 } as const;

/** Twips, by the longest text of each column; Word's own way would let one long word take all the room. */
function columnWidths(table: ReportTable, textWidth: number): readonly number[] {
  const wishes = table.columns.map((column, at) => {
    const texts = [...table.rows, table.footer ?? []].map((cells) => cells[at]?.text.length ?? 0);
    const longest = Math.max(column.label.length, ...texts);
    return Math.max(
      letters.least,
      Math.min(longest, column.isNumber ? letters.mostOfNumbers : letters.mostOfText),
    );
  });
  return shareOut(wishes, textWidth);
}

/** Whole twips in proportion to the wishes, which together are the whole width. */
export function shareOut(wishes: readonly number[], width: number): readonly number[] {
  const sum = wishes.reduce((total, wish) => total + wish, 0);
  const widths = wishes.map((wish) => Math.floor((wish / sum) * width));
  const rest = width - widths.reduce((total, share) => total + share, 0);
  return widths.map((share, at) => (at === 0 ? share + rest : share));
}
