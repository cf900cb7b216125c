import {
  basisOf,
  lineOf,
  type ComparedMean,
  type CountryBest,
  type OwnYear,
  type RankedTotal,
  type ReportComparison,
} from '@samskar/shared/comparison';
import type { ComputedMean } from '@samskar/shared/api';
import { findSizeGroup, textIn, type Instrument } from '@samskar/shared/instrument';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import {
  countTotals,
  listCompared,
  listCountries,
  listVersionsOfTotals,
  rankTotals,
  type Filter,
  type ShownRow,
} from '../storage/comparison.ts';
import type { Database } from '../storage/database.ts';
import { findIncomeGroup, findMunicipality, nowadays } from '../storage/municipality.ts';
import { lastChangeAt, listPrintedMeans } from '../storage/published-result.ts';
import { computedMean, describeMunicipality, mapAreas } from './compare-municipality.ts';
import { printedSizeGroup } from './printed-size-group.ts';
import { refreshIfDue } from './refresh-comparison.ts';
import { classesOf } from './size-bounds.ts';

/** Whose report it is. `population` is that at the evaluation's date; null when nobody knows it: then there is no size group. */
export type ReportSubject = {
  readonly municipality:
    | { readonly kind: 'id'; readonly id: string }
    | { readonly kind: 'code'; readonly country: string; readonly code: string };
  readonly year: number;
  /** The report's instrument: area ids are this one's. */
  readonly instrument: Instrument;
  readonly population: number | null;
  /** In which means are named. */
  readonly language: string;
};

/** Means and ranks are of the ten years until the report's, as published ones are. */
const usualYears = 10;
/** More bars than any figure holds; a country has some hundred municipalities. */
const rankedMax = 1_000;
/** So many are the best of another country. */
const bestMax = 5;

/** What the archive holds beside an evaluation. Some milliseconds, also with 100,000 results. */
export function comparisonForReport(
  { database, instruments }: { readonly database: Database; readonly instruments: InstrumentLibrary },
  subject: ReportSubject,
): ReportComparison {
  refreshIfDue(database, instruments);
  const { year, instrument } = subject;
  const id = identityOf(database, subject);
  const country = (id && describeMunicipality(database, id)?.country) ?? countryOf(subject);
  const filter: Filter = { family: instrument.family, country, from: year - usualYears + 1, to: year };
  const changedAt = lastChangeAt(database);
  return {
    ownYears: id === undefined ? [] : ownYearsOf(database, id, subject),
    means: [...computedMeans(database, subject, filter), ...printedMeans(database, country, subject)],
    ranking: rankingOf(database, filter, id, rankedMax),
    abroad: abroadOf(database, filter, instrument),
    incomeGroup: id === undefined ? null : (findIncomeGroup(database, id, `${year}-12-31`) ?? null),
    dataDate: changedAt === undefined ? null : new Date(changedAt).toISOString().slice(0, 10),
  };
}

function identityOf(database: Database, { municipality, year }: ReportSubject): string | undefined {
  if (municipality.kind === 'id') return municipality.id;
  return (
    findMunicipality(database, { ...municipality, day: `${year}-01-01` }) ??
    findMunicipality(database, { ...municipality, day: nowadays })
  );
}

function countryOf({ municipality }: ReportSubject): string {
  return municipality.kind === 'code' ? municipality.country : '';
}

function ownYearsOf(database: Database, id: string, { year, instrument }: ReportSubject): readonly OwnYear[] {
  const rows = listCompared(database, [id], { family: instrument.family }).get(id) ?? [];
  return rows
    .filter((row) => row.year < year)
    .toReversed()
    .map((row) => ownYear(row, instrument));
}

function ownYear(row: ShownRow, instrument: Instrument): OwnYear {
  const mapped = mapAreas(row, instrument);
  return {
    year: row.year,
    version: row.version,
    isVersionCertain: row.isVersionCertain,
    total: row.total,
    areas: Object.fromEntries(instrument.areas.map(({ id }) => [id, mapped[id] ?? null])),
    basis: Object.keys(mapped).length === 0 ? null : (basisOf(row, instrument) ?? null),
  };
}

function computedMeans(
  database: Database,
  { instrument, population, language }: ReportSubject,
  filter: Filter,
): readonly ComparedMean[] {
  const group = findSizeGroup(instrument, population);
  const size = group && classesOf(group);
  const nation = computedMean(database, instrument, filter, { kind: 'nation', country: filter.country });
  const means = [comparedMean('nation', filter.country, nation)];
  if (group === undefined || size === undefined) return means;
  const who = { kind: 'size-group', country: filter.country, group: group.name } as const;
  const ofSize = computedMean(database, instrument, { ...filter, size }, who);
  return [...means, comparedMean('size-group', textIn(group.name, language, instrument), ofSize)];
}

function comparedMean(kind: ComparedMean['kind'], label: string, mean: ComputedMean): ComparedMean {
  const { total, areas, from, to, versions } = mean;
  return {
    kind,
    label,
    total: total.points,
    areas: Object.fromEntries(
      Object.entries(areas).flatMap(([id, { points }]) => (points === null ? [] : [[id, points]])),
    ),
    n: total.n,
    period: { from, to },
    versions,
    source: null,
    note: '',
    printedIn: null,
  };
}

/**
 * As somebody has printed them until the report's year, of the nation and of each size group the newest. Whom they are about,
 * their names alone say.
 */
function printedMeans(
  database: Database,
  country: string,
  { year, instrument, language }: ReportSubject,
): readonly ComparedMean[] {
  const newest = new Map<string | undefined, ComparedMean>();
  for (const { subject, year: printedIn, version, figures, sources } of listPrintedMeans(database)) {
    const group = printedSizeGroup(subject.name, instrument, language);
    if (subject.country !== country || printedIn > year || newest.has(group)) continue;
    newest.set(group, {
      kind: group === undefined ? 'nation' : 'size-group',
      label: group ?? subject.name,
      total: [figures.total].flat()[0] ?? null,
      areas: {},
      n: null,
      period: null,
      versions: [version],
      source: sources[0]?.source ?? null,
      note: sources[0]?.note ?? '',
      printedIn,
    });
  }
  return [...newest.values()];
}

function rankingOf(
  database: Database,
  filter: Filter,
  own: string | undefined,
  rows: number,
): readonly RankedTotal[] {
  return rankTotals(database, filter, rows).map(({ municipality, ...ranked }) => ({
    ...ranked,
    isOwn: municipality === own,
  }));
}

/** Of the line of the report's version alone: between lines the rules become stricter, and a best result would be an old one. */
function abroadOf(database: Database, home: Filter, { version }: Instrument): readonly CountryBest[] {
  const others = listCountries(database, home).filter((country) => country !== home.country);
  return others.flatMap((country) => {
    const filter = { ...home, country, line: lineOf(version) };
    const n = countTotals(database, filter).reduce((sum, { n: some }) => sum + some, 0);
    if (n === 0) return [];
    const versions = listVersionsOfTotals(database, filter);
    const best = rankingOf(database, filter, undefined, bestMax);
    return [{ country, n, period: { from: home.from, to: home.to }, versions, best }];
  });
}
