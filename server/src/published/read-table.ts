import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { failure, success, type Result } from '@samskar/shared/result';

/** A file of rows as text; `row` is what the file's own program calls it, the header being 1. */
export type Table = {
  /** In small letters. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
};

/** In English, for whoever made the file. */
export type TableProblem = string;

/** Several times all that was ever published. */
const tableRowsMax = 20_000;
const cellCharactersMax = 2_000;
const columnsMax = 100;
/** A workbook is a zip file: what it says to hold, before anything of it is unpacked. */
const unpackedBytesMax = 64 * 1024 * 1024;

/** Reads CSV (comma, semicolon or tab; UTF-8 or Latin-1) or the first sheet of an .xlsx workbook, whichever the bytes are. */
export async function readTable(bytes: Uint8Array): Promise<Result<Table, TableProblem>> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? readWorkbook(bytes) : readCsv(decode(bytes));
}

async function readWorkbook(bytes: Uint8Array): Promise<Result<Table, TableProblem>> {
  try {
    if (unpackedSize(bytes) > unpackedBytesMax) return failure('The workbook is too large when unpacked.');
    const rows = await readSheet(Buffer.from(bytes));
    return tableOf(rows.map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) })));
  } catch {
    return failure('The file is not an .xlsx workbook that can be read.');
  }
}

/** By the directory of the zip file; nothing is unpacked. */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize;
      return false;
    },
  });
  return size;
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell)
    : '';
}

function readCsv(text: string): Result<Table, TableProblem> {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // One line more than may be, to tell that there are too many.
      to: tableRowsMax + 2,
    }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: string[] }[];
    // A cell may hold several lines; a spreadsheet counts rows, and so do people.
    return tableOf(records.map(({ record }, index) => ({ row: index + 1, cells: record })));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(`The file is not CSV: ${reason}`);
  }
}

function tableOf(
  lines: readonly { readonly row: number; readonly cells: readonly string[] }[],
): Result<Table, TableProblem> {
  const [header, ...rows] = lines;
  if (header === undefined) return failure('The file is empty.');
  if (header.cells.length > columnsMax) return failure(`The file has more than ${columnsMax} columns.`);
  if (rows.length > tableRowsMax) return failure(`The file has more than ${tableRowsMax} rows.`);
  const columns = header.cells.map((cell) => cell.trim().toLowerCase());
  const filled = rows
    .map(({ row, cells }) => ({
      row,
      cells: cells.map((cell) => cell.slice(0, cellCharactersMax + 1).trim()),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return success({ columns, rows: filled });
}

/** Whichever of them the first line has most of. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}

/** UTF-8, else Latin-1 in the way that Windows writes it. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
