import { createHash } from 'node:crypto';
import type { PlannedResult, RowProblem } from '@samskar/shared/api';
import { checkPublished } from '@samskar/shared/consistency';
import { textIn, type Instrument } from '@samskar/shared/instrument';
import { success, type Result } from '@samskar/shared/result';
import { publishedFiguresSchema, type Printed, type PublishedFigures } from '@samskar/shared/scoring';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import type { Database } from '../storage/database.ts';
import { findMunicipalitiesByName, findMunicipality, listCodes, nowadays } from '../storage/municipality.ts';
import { listPrintedMeans, listResultsOf, type ArchivedResult } from '../storage/published-result.ts';
import { sortName } from '../storage/sort-name.ts';
import { maximaOf } from './maxima-of.ts';
import { problemAt, readPublishedRows, usualMaxima, type PublishedRow } from './read-published-rows.ts';
import type { Table, TableProblem } from './read-table.ts';

/** What one evaluation of the file becomes. */
export type PlannedEntry = {
  readonly shown: PlannedResult;
  /** Without identities: they are given when it is stored. */
  readonly result: Omit<ArchivedResult, 'id' | 'subject'>;
  /** `id` undefined for a municipality that is new. */
  readonly subject:
    | {
        readonly kind: 'municipality';
        readonly id: string | undefined;
        readonly country: string;
        readonly code: string;
        readonly name: string;
      }
    | { readonly kind: 'mean'; readonly country: string; readonly name: string };
  /** The owner's own that it takes the place of. */
  readonly replaces: string | undefined;
};

export type ImportPlan = {
  readonly rows: number;
  readonly problems: readonly RowProblem[];
  readonly entries: readonly PlannedEntry[];
  /** Names this very plan. */
  readonly hash: string;
};

/** What a file would do to the archive as it stands. Reads only. */
export function planImport(
  database: Database,
  instruments: InstrumentLibrary,
  table: Table,
): Result<ImportPlan, TableProblem> {
  const known = instruments.list().map(({ instrument }) => instrument);
  const read = readPublishedRows(table, known);
  if (!read.ok) return read;
  const problems: RowProblem[] = [...read.value.problems];
  const wrongNames = namesOfWrongRows(table, problems);
  const entries: PlannedEntry[] = [];
  for (const group of Map.groupBy(identified(database, read.value.rows, problems), keyOf).values()) {
    const entry = planEntry(database, group, wrongNames);
    if (entry === undefined)
      problems.push(
        ...group.map(({ row, points }) => problemAt(row, 'points', 'too-many-figures', String(points))),
      );
    else entries.push(entry);
  }
  const plan = {
    rows: table.rows.length,
    problems: problems.sort((one, other) => one.row - other.row),
    entries,
  };
  return success({ ...plan, hash: hashOf(plan) });
}

type Identified = PublishedRow & { readonly identity: PlannedEntry['subject'] };

/** Rows whose municipality is known or can be made; those of others become problems. */
function identified(
  database: Database,
  rows: readonly PublishedRow[],
  problems: RowProblem[],
): readonly Identified[] {
  // Asked once for each name, code and year, whatever the number of rows.
  const known = new Map<string, PlannedEntry['subject'] | RowProblem['rule']>();
  return rows.flatMap((row) => {
    const key = JSON.stringify([row.subject, row.year]);
    const found = known.get(key) ?? identityOf(database, row);
    known.set(key, found);
    if (typeof found !== 'string') return [{ ...row, identity: found }];
    const column = found === 'other-municipality' ? 'code' : 'municipality';
    problems.push(problemAt(row.row, column, found, valueOf(row, column)));
    return [];
  });
}

function valueOf({ subject }: PublishedRow, column: 'code' | 'municipality'): string {
  return column === 'code' && subject.kind === 'municipality' ? subject.code : subject.name;
}

function identityOf(
  database: Database,
  { subject, year }: PublishedRow,
): PlannedEntry['subject'] | RowProblem['rule'] {
  if (subject.kind === 'mean') return subject;
  const { country, code, name } = subject;
  if (code === '') {
    const found = findMunicipalitiesByName(database, { country, name, day: `${year}-01-01` });
    const [id, ...others] = found;
    if (id === undefined) return 'unknown-municipality';
    if (others.length > 0) return 'several-municipalities';
    return { ...subject, id, code: listCodes(database, id).at(-1)?.code ?? '' };
  }
  const id =
    findMunicipality(database, { country, code, day: `${year}-01-01` }) ??
    findMunicipality(database, { country, code, day: nowadays });
  if (id === undefined) return { ...subject, id };
  // A code that was mistyped would give somebody else's history to a municipality.
  const isCalledSo = listCodes(database, id).some((one) => sortName(one.name) === sortName(name));
  return isCalledSo ? { ...subject, id } : 'other-municipality';
}

function keyOf({ identity, year, version }: Identified): string {
  return JSON.stringify([identity, year, version]);
}

/** Undefined when its figures contradict each other in too many places. */
function planEntry(
  database: Database,
  rows: readonly Identified[],
  wrongNames: ReadonlyMap<string, number>,
): PlannedEntry | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { identity, year, version, isVersionCertain, instrument } = first;
  const read = publishedFiguresSchema.safeParse(figuresOf(rows));
  if (!read.success) return undefined;
  const figures = read.data;
  const result = {
    year,
    version,
    isVersionCertain,
    instrument: instrument?.id ?? null,
    figures,
    areaNames: areaNamesOf(rows, instrument),
    ...(instrument === undefined ? usualMaxima : maximaOf(instrument)),
    sources: sourcesOf(rows),
    shipped: false,
  };
  const standing = standingOf(database, identity, result);
  return {
    result,
    subject: identity,
    replaces: standing.effect === 'changed' ? standing.own?.id : undefined,
    shown: {
      name: identity.name,
      year,
      version,
      effect: standing.effect,
      figures: countFigures(figures),
      figuresBefore: standing.own === undefined ? 0 : countFigures(standing.own.figures),
      wrongRows: wrongNames.get(nameKey(identity.name, String(year))) ?? 0,
      conflicts: instrument === undefined ? null : countConflicts(instrument, figures),
    },
  };
}

/** What stands of the same evaluation; what comes with the program stays beside what people add. */
function standingOf(
  database: Database,
  identity: PlannedEntry['subject'],
  result: PlannedEntry['result'],
): { readonly effect: PlannedResult['effect']; readonly own: ArchivedResult | undefined } {
  const all = identity.kind === 'mean' ? meansCalled(database, identity) : resultsOf(database, identity.id);
  const same = all.filter(({ year, version }) => year === result.year && version === result.version);
  const own = same.findLast(({ shipped }) => !shipped);
  const isThere = same.some((one) => saysTheSame(one, result));
  if (isThere) return { effect: 'unchanged', own };
  return { effect: own === undefined ? 'added' : 'changed', own };
}

function resultsOf(database: Database, id: string | undefined): readonly ArchivedResult[] {
  return id === undefined ? [] : listResultsOf(database, id);
}

function meansCalled(
  database: Database,
  { country, name }: { readonly country: string; readonly name: string },
): readonly ArchivedResult[] {
  return listPrintedMeans(database).filter(
    ({ subject }) => subject.country === country && sortName(subject.name) === sortName(name),
  );
}

function saysTheSame(
  { figures, sources }: ArchivedResult,
  other: Pick<ArchivedResult, 'figures' | 'sources'>,
): boolean {
  const told = (one: Pick<ArchivedResult, 'figures' | 'sources'>) =>
    JSON.stringify([
      one.figures.total ?? null,
      Object.entries(one.figures.areas).sort(),
      [...new Set(one.sources.map(({ source }) => source))].sort(),
    ]);
  return told({ figures, sources }) === told(other);
}

/** Rows that say the same of one place are one figure; others are a contradiction, in the order of the file. */
function figuresOf(rows: readonly PublishedRow[]): unknown {
  const byPlace = new Map<string, number[]>();
  for (const { area, points } of rows) {
    const printed = byPlace.get(area) ?? [];
    if (!printed.includes(points)) printed.push(points);
    byPlace.set(area, printed);
  }
  const figures = [...byPlace].map(([place, [first, ...others]]): [string, Printed | undefined] => [
    place,
    first === undefined || others.length === 0 ? first : [first, ...others],
  ]);
  return {
    ...(byPlace.has('total') && { total: Object.fromEntries(figures).total }),
    areas: Object.fromEntries(figures.filter(([place]) => place !== 'total')),
  };
}

function areaNamesOf(
  rows: readonly PublishedRow[],
  instrument: Instrument | undefined,
): Readonly<Record<string, string>> {
  const own = instrument?.areas.map(
    ({ id, name }) => [id, textIn(name, instrument.defaultLanguage, instrument)] as const,
  );
  const names = new Map(own);
  return Object.fromEntries(
    rows
      .filter(({ area }) => area !== 'total')
      .map(({ area, areaName }) => [area, areaName === '' ? (names.get(area) ?? area) : areaName]),
  );
}

function sourcesOf(rows: readonly PublishedRow[]): ArchivedResult['sources'] {
  const groups = Map.groupBy(rows, ({ source, note }) => JSON.stringify([source, note]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ source: first.source, note: first.note, places: [...new Set(group.map(({ area }) => area))] }];
  });
}

function countFigures({ total, areas }: PublishedFigures): number {
  return Object.keys(areas).length + (total === undefined ? 0 : 1);
}

function countConflicts(instrument: Instrument, figures: PublishedFigures): number {
  return checkPublished(instrument, figures).filter(({ kind }) => kind === 'conflict').length;
}

/** How many wrong rows there are of each evaluation, as far as such a row says whose it is. */
function namesOfWrongRows(
  { columns, rows }: Table,
  problems: readonly RowProblem[],
): ReadonlyMap<string, number> {
  const wrong = new Set(problems.map(({ row }) => row));
  const counts = new Map<string, number>();
  for (const { row, cells } of rows) {
    if (!wrong.has(row)) continue;
    const key = nameKey(cells[columns.indexOf('municipality')] ?? '', cells[columns.indexOf('year')] ?? '');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function nameKey(name: string, year: string): string {
  return `${name} ${year}`;
}

function hashOf({ problems, entries }: Omit<ImportPlan, 'hash'>): string {
  const told = entries.map(({ result, subject, replaces, shown }) => [
    result,
    subject,
    replaces,
    shown.effect,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([problems, told]))
    .digest('hex');
}
