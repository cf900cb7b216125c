import { neededPublishedColumns, publishedColumns, type RowProblem, type RowRule } from '@samskar/shared/api';
import { newestFirst, type Instrument } from '@samskar/shared/instrument';
import { failure, success, type Result } from '@samskar/shared/result';
import { maximaOf } from './maxima-of.ts';
import type { Table, TableProblem } from './read-table.ts';

/** One row that is in order: a figure, and where it was read. */
export type PublishedRow = {
  readonly row: number;
  readonly subject:
    | {
        readonly kind: 'municipality';
        readonly country: string;
        readonly code: string;
        readonly name: string;
      }
    /** Its name stands in brackets. */
    | { readonly kind: 'mean'; readonly country: string; readonly name: string };
  readonly year: number;
  readonly version: string;
  readonly isVersionCertain: boolean;
  /** Undefined where the version is not certain, or not here. */
  readonly instrument: Instrument | undefined;
  /** An area's id, or "total". */
  readonly area: string;
  readonly areaName: string;
  readonly points: number;
  readonly source: string;
  readonly note: string;
};

export type ReadRows = {
  readonly rows: readonly PublishedRow[];
  readonly problems: readonly RowProblem[];
};

export type Column = (typeof publishedColumns)[number];

const charactersMax: Readonly<Record<Column, number>> = {
  municipality: 200,
  country: 2,
  year: 4,
  instrument: 50,
  area: 20,
  points: 20,
  source: 500,
  code: 12,
  area_name: 200,
  note: 2_000,
};
const mayBeEmpty: ReadonlySet<Column> = new Set(['code', 'area_name', 'note']);
/** Of every version whose results were ever published. */
export const usualMaxima = { totalMax: 800, areaMax: 100 };

/** Every row that is in order, and everything that is wrong with the others. */
export function readPublishedRows(
  { columns, rows }: Table,
  instruments: readonly Instrument[],
): Result<ReadRows, TableProblem> {
  const missing = neededPublishedColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) return failure(`The file lacks the columns ${missing.join(', ')}.`);
  const newest = newestFirst(instruments);
  const read = rows.map(({ row, cells }) => {
    const cellOf = (column: Column) => cells[columns.indexOf(column)] ?? '';
    return readRow(row, cellOf, newest);
  });
  return success({
    rows: read.flatMap((one) => (one.ok ? [one.value] : [])),
    problems: read.flatMap((one) => (one.ok ? [] : one.error)),
  });
}

/** A cell as a problem tells it: enough to find it again. */
export function problemAt(row: number, column: Column, rule: RowRule, value: string): RowProblem {
  return { row, column, rule, value: value.length > 80 ? `${value.slice(0, 80)} …` : value };
}

function readRow(
  row: number,
  cellOf: (column: Column) => string,
  instruments: readonly Instrument[],
): Result<PublishedRow, readonly RowProblem[]> {
  const problems: RowProblem[] = [];
  const refuse = (column: Column, rule: RowRule) =>
    problems.push(problemAt(row, column, rule, cellOf(column)));
  for (const column of publishedColumns) {
    if (cellOf(column) === '' && !mayBeEmpty.has(column)) refuse(column, 'missing');
    else if (cellOf(column).length > charactersMax[column]) refuse(column, 'too-long');
  }
  if (problems.length > 0) return failure(problems);
  const country = cellOf('country').toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) refuse('country', 'not-a-country');
  const code = cellOf('code');
  if (code !== '' && !/^[0-9A-Za-z-]{1,12}$/.test(code)) refuse('code', 'not-a-code');
  const year = readYear(cellOf('year'));
  if (year === undefined) refuse('year', 'not-a-year');
  const version = readVersion(cellOf('instrument'), instruments);
  if (version === undefined) refuse('instrument', 'not-a-version');
  const area = cellOf('area').toLowerCase();
  if (!isArea(area, version?.instrument)) refuse('area', 'not-an-area');
  const points = readPoints(cellOf('points'));
  if (points === undefined) refuse('points', 'not-a-number');
  else if (points > maximumOf(area, version?.instrument)) refuse('points', 'more-than-the-maximum');
  if (problems.length > 0 || year === undefined || version === undefined || points === undefined)
    return failure(problems);
  return success({
    row,
    subject: subjectOf(cellOf('municipality'), country, code),
    year,
    ...version,
    area,
    areaName: cellOf('area_name'),
    points,
    source: cellOf('source'),
    note: cellOf('note'),
  });
}

function subjectOf(name: string, country: string, code: string): PublishedRow['subject'] {
  const mean = /^\((.+)\)$/.exec(name)?.[1];
  return mean === undefined
    ? { kind: 'municipality', country, code, name }
    : { kind: 'mean', country, name: mean };
}

function readYear(text: string): number | undefined {
  const year = /^\d{4}$/.test(text) ? Number(text) : undefined;
  return year !== undefined && year >= 1990 && year <= 2200 ? year : undefined;
}

/** "3.2" or "kk-3.2" for what is certain, "2.0?" or "3.x" for what is assumed. */
function readVersion(
  text: string,
  instruments: readonly Instrument[],
): Pick<PublishedRow, 'version' | 'isVersionCertain' | 'instrument'> | undefined {
  const named = instruments.find(({ id }) => id === text);
  if (named !== undefined) return { version: named.version, isVersionCertain: true, instrument: named };
  const [, version, doubt] =
    /^((?:[\p{L} ]+ )?\d{1,2}(?:\.(?:\d{1,2}|x))?(?:-\d{1,2}\.\d{1,2})?)(\?)?$/u.exec(text) ?? [];
  if (version === undefined) return undefined;
  const isVersionCertain = doubt === undefined;
  const instrument = instruments.find((one) => one.version === version);
  return { version, isVersionCertain, instrument: isVersionCertain ? instrument : undefined };
}

function isArea(area: string, instrument: Instrument | undefined): boolean {
  if (area === 'total') return true;
  return instrument === undefined ? /^[1-9]\d?$/.test(area) : instrument.areas.some(({ id }) => id === area);
}

function maximumOf(area: string, instrument: Instrument | undefined): number {
  const { totalMax, areaMax } = instrument === undefined ? usualMaxima : maximaOf(instrument);
  return area === 'total' ? totalMax : areaMax;
}

/** With comma or point; four decimals at most, as nothing is printed with more. */
function readPoints(text: string): number | undefined {
  return /^\d{1,4}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}
