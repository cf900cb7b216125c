import { guessAreaFrame } from '@samskar/shared/comparison';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import type { Printed } from '@samskar/shared/scoring';
import {
  findComparisonSetting,
  forgetDue,
  isAnythingDue,
  listDue,
  markAllDue,
  replaceCompared,
  setComparisonSetting,
  type ComparedRow,
} from '../storage/comparison.ts';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import type { Database } from '../storage/database.ts';
import { findPopulation } from '../storage/municipality.ts';
import { listResultsOf, type ArchivedResult } from '../storage/published-result.ts';
import { sizeBounds, sizeClassOf } from './size-bounds.ts';

/** Results whose instrument is not known are of the family whose results come with the program. */
export const usualFamily = 'kk';
const releaseSetting = 'size-bounds-and-instruments';

/**
 * Makes the compared figures of every municipality anew whose results, codes or populations have changed. In the transaction
 * that changed them, so that nobody ever asks for figures that have gone stale.
 */
export function refreshComparison(database: Database, instruments: InstrumentLibrary): void {
  for (const municipality of listDue(database))
    replaceCompared(database, municipality, rowsOf(database, municipality, instruments));
  forgetDue(database);
}

/**
 * Before something is asked: evaluations that are set up bring populations, and know nothing of what is compared. Who may
 * only read is given what was compared last.
 */
export function refreshIfDue(database: Database, instruments: InstrumentLibrary): void {
  if (!database.isReadOnly && isAnythingDue(database))
    database.transaction(() => refreshComparison(database, instruments));
}

/** A release with other size groups or instruments compares everybody anew. Part of the caller's transaction. */
export function takeRelease(database: Database): void {
  const bounds = JSON.stringify([sizeBounds, shippedInstruments.map(({ id }) => id)]);
  if (findComparisonSetting(database, releaseSetting) === bounds) return;
  markAllDue(database);
  setComparisonSetting(database, releaseSetting, bounds);
}

/** One for each family and year: what was added last, and by people before what comes with the program. */
function rowsOf(
  database: Database,
  municipality: string,
  instruments: InstrumentLibrary,
): readonly ComparedRow[] {
  const rows = new Map<string, ComparedRow>();
  for (const result of listResultsOf(database, municipality)) {
    const row = comparedRow(database, municipality, result, instruments);
    if (row !== undefined) rows.set(`${row.family} ${row.year}`, row);
  }
  return [...rows.values()];
}

function comparedRow(
  database: Database,
  municipality: string,
  result: ArchivedResult,
  instruments: InstrumentLibrary,
): ComparedRow | undefined {
  const { id, subject, year, version, instrument, figures } = result;
  if (subject.kind === 'mean') return undefined;
  const frame =
    instrument === null
      ? guessAreaFrame(result, shippedInstruments)
      : instruments.findById(instrument)?.instrument;
  const population = findPopulation(database, municipality, `${year}-12-31`) ?? null;
  const areas = Object.entries(figures.areas).map(([area, printed]) => [area, firstOf(printed)] as const);
  return {
    resultId: id,
    country: subject.country,
    family: frame?.family ?? usualFamily,
    version,
    frame: frame?.id ?? '',
    year,
    population,
    sizeClass: sizeClassOf(population),
    total: figures.total === undefined ? null : firstOf(figures.total),
    areas: Object.fromEntries(areas),
  };
}

/** Where a publication contradicts itself, what it says first: in its table. */
function firstOf(printed: Printed): number {
  return Array.isArray(printed) ? (printed[0] ?? 0) : printed;
}
