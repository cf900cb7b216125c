import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, {
  type Cell as ExcelCell,
  type CellObject,
  type Row,
  type Sheet,
} from 'write-excel-file/node';
import { reportFileMessages } from '@samskar/shared/messages';
import {
  listNumbers,
  placedBlocks,
  type Cell,
  type ListedNumber,
  type NumberField,
  type PlacedBlock,
  type Report,
  type Table,
} from '@samskar/shared/report';
import { cellText } from './cell-text.ts';
import { sheetNames } from './sheet-names.ts';
import { zipMoment } from './zip-moment.ts';

/** A workbook: what it is and what it holds, a sheet for each table and figure, and the numbers that stand elsewhere. */
export async function renderXlsx(report: Report): Promise<Uint8Array> {
  const contents = contentsOf(report);
  const names = sheetNames(contents.map(({ title }) => title));
  const sheets = contents.map(({ rows, headRows }, place) =>
    sheetOf(names[place] ?? '', rows, headRows, headRows - 1),
  );
  const overview = overviewRows(report, contents, names);
  const all = [sheetOf(messagesOf(report).overview, overview.rows, 0, overview.headAt), ...sheets];
  const written = await writeExcelFile(all, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
  // Packed again, since the library writes the moment into the file.
  return zipSync(unzipSync(written), { mtime: zipMoment });
}

type Rows = readonly (readonly ExcelCell[])[];

/** A sheet before it has its name. */
type Content = {
  readonly title: string;
  readonly caption: string;
  readonly chapter: string;
  readonly rows: Rows;
  /** Rows that stay in sight; the last of them names the columns. */
  readonly headRows: number;
};

function messagesOf(report: Report) {
  return reportFileMessages[report.language].sheets;
}

function contentsOf(report: Report): readonly Content[] {
  const messages = messagesOf(report);
  const numbers = listNumbers(report, messages);
  const tables = placedBlocks(report).flatMap((placed) => tableContent(placed, report));
  return [
    ...numbersContent(
      messages.scoreBoxes,
      [messages.area, messages.figure, messages.value],
      numbers.filter(({ kind }) => kind === 'score-box'),
      ({ row, column }) => [row, column],
    ),
    ...tables,
    ...numbersContent(
      messages.inText,
      [messages.chapter, messages.sentence, messages.value],
      numbers.filter(({ kind }) => kind === 'text'),
      ({ section, row }) => [headingOf(section), row],
    ),
  ];
}

function tableContent({ section, block, number }: PlacedBlock, report: Report): readonly Content[] {
  if (block.kind !== 'table' && block.kind !== 'figure') return [];
  const messages = messagesOf(report);
  const name = block.kind === 'table' ? messages.tableNumber(number) : messages.figureNumber(number);
  const table = block.kind === 'table' ? block : block.table;
  return [
    {
      // A caption is a sentence; what a sheet's name has room for is the figure's own, or where the table stands.
      title: `${name} ${block.kind === 'figure' ? block.chart.title : section.title}`,
      caption: block.caption,
      chapter: headingOf(section),
      rows: [[text(`${name}: ${block.caption}`, { fontWeight: 'bold', wrap: false })], ...rowsOf(table)],
      headRows: 2,
    },
  ];
}

function rowsOf({ columns, rows, footer }: Table): Rows {
  return [
    columns.map(({ label, isNumber }) => head(label, isNumber ? 'right' : 'left')),
    ...rows.map((cells) => cells.map((cell) => excelCell(cell))),
    ...(footer
      ? [footer.map((cell) => excelCell(cell, { fontWeight: 'bold', topBorderStyle: 'thin' }))]
      : []),
  ];
}

/** Numbers that stand in no table, one under the other; nothing where there are none. */
function numbersContent(
  title: string,
  columns: readonly [string, string, string],
  numbers: readonly ListedNumber[],
  words: (number: ListedNumber) => readonly [string, string],
): readonly Content[] {
  if (numbers.length === 0) return [];
  const rows = [
    columns.map((label, place) => head(label, place === 2 ? 'right' : 'left')),
    ...numbers.map((number) => [...words(number).map((word) => text(word)), numberCell(number.field)]),
  ];
  return [{ title, caption: title, chapter: '', rows, headRows: 1 }];
}

function overviewRows(
  report: Report,
  contents: readonly Content[],
  names: readonly string[],
): { readonly rows: Rows; readonly headAt: number } {
  const messages = messagesOf(report);
  const facts: readonly (readonly [string, string | number])[] = [
    [messages.municipality, report.municipality],
    [messages.year, report.year],
    [messages.instrument, report.instrument],
    [messages.authors, report.authors.join(', ')],
    [messages.status, report.status.text],
    [messages.dataDate, report.dataDate ?? ''],
  ];
  const rows = [
    [text(report.title, { fontWeight: 'bold', fontSize: 16, wrap: false, height: 24 })],
    [text(report.subtitle, { wrap: false })],
    [],
    ...facts.map(([name, value]) => [
      text(name, { fontWeight: 'bold' }),
      typeof value === 'number' ? { type: Number, value, format: '0', align: 'left' as const } : text(value),
    ]),
    [],
    [messages.sheet, messages.content, messages.chapter].map((label) => head(label, 'left')),
    ...contents.map(({ caption, chapter }, place) =>
      [names[place] ?? '', caption, chapter].map((one) => text(one)),
    ),
  ];
  return { rows, headAt: rows.length - contents.length - 1 };
}

function headingOf({ number, title }: PlacedBlock['section']): string {
  return number === null ? title : `${number} ${title}`;
}

type Style = Omit<CellObject, 'value' | 'type' | 'format'>;

function excelCell(cell: Cell, style: Style = {}): ExcelCell {
  return cell.kind === 'number' ? numberCell(cell, style) : text(cell.text, style);
}

/** Exact, and shown with the decimals of the report; a gap is an empty cell. */
function numberCell({ value, decimals }: NumberField, style: Style = {}): ExcelCell {
  if (value === null || !Number.isFinite(value)) return Object.keys(style).length > 0 ? style : null;
  return { type: Number, value, format: decimals === 1 ? '0.0' : '0', ...style };
}

/** Never a formula, whatever it begins with: its type says so. */
function text(value: string, style: Style = {}): ExcelCell {
  const clean = withoutEscapes(cellText(value));
  if (clean === '') return null;
  return { type: String, value: keepable(clean), wrap: true, alignVertical: 'top', ...style };
}

/** A spreadsheet reads `_x0041_` as "A" (ECMA-376, ST_Xstring); the underscore is written as such a code itself. */
function withoutEscapes(value: string): string {
  return value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** The library looks texts up in a plain object, where it would find what every object has. A space at the end is not seen. */
function keepable(value: string): string {
  return value in {} ? `${value} ` : value;
}

function head(label: string, align: 'left' | 'right'): ExcelCell {
  return text(label, { fontWeight: 'bold', align, bottomBorderStyle: 'thin', backgroundColor: '#EDF1F4' });
}

/** In characters of the usual size; what is wider is broken into lines. */
const columnWidth = { least: 10, most: 60 };

function sheetOf(sheet: string, rows: Rows, stickyRowsCount: number, headAt: number): Sheet<never> {
  const [head = [], ...others] = rows.slice(headAt);
  const columns = head.map((_, place) => ({ width: widthOf([head, ...others].map((row) => row[place])) }));
  return {
    sheet,
    data: rows.map((row): Row => withHeight(row, columns)),
    columns,
    orientation: 'landscape',
    showGridLines: true,
    ...(stickyRowsCount > 0 && { stickyRowsCount }),
  };
}

/** In points, of one line of the usual size. */
const lineHeight = 15;

/** High enough for its longest cell: not every program finds that out by itself. */
function withHeight(row: readonly ExcelCell[], columns: readonly { readonly width: number }[]): ExcelCell[] {
  const lines = Math.max(1, ...row.map((cell, place) => linesOf(cell, columns[place]?.width)));
  const [first, ...others] = row;
  const isObject = typeof first === 'object' && first !== null && !(first instanceof Date);
  return lines > 1 && isObject
    ? [{ ...(first as CellObject), height: lines * lineHeight }, ...others]
    : [...row];
}

/** Words are seldom broken where a line ends: a tenth of each is lost. */
function linesOf(cell: ExcelCell | undefined, width: number = columnWidth.most): number {
  if (typeof cell !== 'object' || cell === null || !('wrap' in cell) || !cell.wrap) return 1;
  const lines = typeof cell.value === 'string' ? cell.value.split('\n') : [];
  const count = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * 0.9))), 0);
  return Math.min(linesMax, count);
}

/** Excel makes no row higher than 409 points. */
const linesMax = 27;

function widthOf(cells: readonly (ExcelCell | undefined)[]): number {
  const longest = Math.max(...cells.map((cell) => lengthOf(cell)));
  return Math.min(columnWidth.most, Math.max(columnWidth.least, longest + 2));
}

function lengthOf(cell: ExcelCell | undefined): number {
  if (typeof cell !== 'object' || cell === null || !('value' in cell)) return 0;
  // Numbers are shown with few digits, whatever they are exactly.
  if (typeof cell.value !== 'string') return 8;
  return Math.max(...cell.value.split('\n').map((line) => line.length));
}
