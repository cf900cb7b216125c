import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
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

/** Rows of a table that is not broken over two pages; longer ones may be, and repeat their header row. */
const rowsKeptTogether = 12;

/** A table under its caption. */
export function wordTable(table: ReportTable, context: WordContext): FileChild[] {
  const widths = columnWidths(table, context.look.textWidth);
  const isShort = table.rows.length <= rowsKeptTogether;
  const last = table.rows.length - (table.footer ? 0 : 1);
  const rows = [
    headerRow(
      table.columns.map(({ label }, at) => ({ text: label, isNumber: isNumber(table, at) })),
      widths,
      context,
    ),
    ...table.rows.map((cells, at) =>
      bodyRow(cells, table, widths, context, { keepNext: isShort && at < last }),
    ),
    ...(table.footer ? [bodyRow(table.footer, table, widths, context, { bold: true, keepNext: false })] : []),
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
          verticalAlign: VerticalAlignTable.BOTTOM,
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
  { keepNext, ...look }: RunLook & { readonly keepNext: boolean },
): TableRow {
  return new TableRow({
    cantSplit: true,
    keepNext,
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

/** Twips: a letter of a table's size (9 point) at its widest, and what stands beside the text in a cell. */
const letterWidth = 118;
const cellPadding = 190;

/** Letters of a word that a column makes room for, and of a text beyond which a wider column is no help. */
const letters = { inWord: 16, inText: 60 } as const;

/**
 * Twips: each column has room for its longest word, and the rest goes to where the long texts are. Word's own way would let one
 * endless word take all the room.
 */
function columnWidths(table: ReportTable, textWidth: number): readonly number[] {
  const columns = table.columns.map(({ label }, at) => [
    label,
    ...[...table.rows, table.footer ?? []].map((cells) => cells[at]?.text ?? ''),
  ]);
  const least = columns.map(
    (texts) =>
      cellPadding +
      letterWidth *
        longest(
          texts.flatMap((text) => text.split(/[\s-]/)),
          letters.inWord,
        ),
  );
  const rest = textWidth - least.reduce((sum, width) => sum + width, 0);
  if (rest <= 0) return shareOut(least, textWidth);
  const wishes = columns.map((texts) => longest(texts, letters.inText));
  return shareOut(wishes, rest).map((width, at) => width + (least[at] ?? 0));
}

function longest(texts: readonly string[], most: number): number {
  return texts.reduce((length, text) => Math.max(length, Math.min(text.length, most)), 1);
}

/** Whole twips in proportion to the wishes, which together are the whole width. */
export function shareOut(wishes: readonly number[], width: number): readonly number[] {
  const sum = wishes.reduce((total, wish) => total + wish, 0);
  const widths = wishes.map((wish) => Math.floor((wish / sum) * width));
  const rest = width - widths.reduce((total, share) => total + share, 0);
  return widths.map((share, at) => (at === 0 ? share + rest : share));
}
