import {
  rankedMunicipalitiesMax,
  type ComparedYear,
  type Comparison,
  type ComparisonQuery,
  type ComputedMean,
  type MunicipalityRef,
} from '@samskar/shared/api';
import { basisOf, distributionMin, meanOf, type ComparedEvaluation } from '@samskar/shared/comparison';
import { findSizeGroup, mapArea, newestFirst, type Instrument } from '@samskar/shared/instrument';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import {
  countTotals,
  listCompared,
  listCountries,
  listVersionsOfTotals,
  rankTotals,
  sumPlaces,
  type Filter,
  type ShownRow,
} from '../storage/comparison.ts';
import type { Database } from '../storage/database.ts';
import { listCodes, listRelatives } from '../storage/municipality.ts';
import { listPrintedMeans } from '../storage/published-result.ts';
import { maximaOf } from './maxima-of.ts';
import { usualFamily } from './refresh-comparison.ts';
import { classesOf } from './size-bounds.ts';

/** Means are of the ten years until the evaluation, as published ones are. */
const usualYears = 10;

/** A municipality beside means, its own years and others; undefined when there is none with this identity. */
export function compareMunicipality(
  database: Database,
  instruments: InstrumentLibrary,
  query: ComparisonQuery,
): Comparison | undefined {
  const own = describeMunicipality(database, query.m);
  if (own === undefined) return undefined;
  const family = usualFamily;
  const others = (query.with ?? []).filter((id) => id !== own.id);
  const rows = listCompared(database, [own.id, ...others], { family });
  const ownRows = rows.get(own.id) ?? [];
  const shown = ownRows.find(({ year }) => year === query.year) ?? ownRows.at(-1);
  const instrument = shownInstrument(instruments, family, shown);
  const to = query.to ?? shown?.year ?? new Date().getUTCFullYear();
  const period = { from: query.from ?? to - usualYears + 1, to, line: query.line };
  const filter: Filter = { family, country: own.country, ...period };
  const sizeGroup = chosenGroup(instrument, query.size, shown);
  return {
    instrument: describeInstrument(instrument),
    year: shown?.year ?? null,
    from: period.from,
    to,
    line: query.line ?? null,
    sizeGroup: sizeGroup?.id ?? null,
    municipalities: [own.id, ...others].flatMap((id) => {
      const described = describeMunicipality(database, id);
      if (described === undefined) return [];
      const years = (rows.get(id) ?? []).map((row) => comparedYear(row, instrument));
      return [{ ...described, years }];
    }),
    ...relativesOf(database, own.id),
    members: (query.members ?? []).flatMap((id) => describeMunicipality(database, id) ?? []),
    means: [
      computedMean(database, instrument, filter, { kind: 'nation', country: own.country }),
      ...sizeGroupMean(database, instrument, filter, sizeGroup),
      ...(query.country === undefined || query.country === own.country
        ? []
        : [
            computedMean(
              database,
              instrument,
              { ...filter, country: query.country },
              { kind: 'country', country: query.country },
            ),
          ]),
      ...listMean(database, instrument, filter, query),
    ],
    printedMeans: printedMeansOf(database, own.country),
    distribution: distributionOf(database, filter, shown),
    countries: listCountries(database, { family }),
  };
}

/** By the name and the code that it bears now, or bore last. */
export function describeMunicipality(database: Database, id: string): MunicipalityRef | undefined {
  const now = listCodes(database, id).at(-1);
  return now && { id, country: now.country, code: now.code, name: now.name };
}

/** The newest of the family that a map leads to from the evaluation's areas. */
function shownInstrument(
  instruments: InstrumentLibrary,
  family: string,
  shown: Pick<ShownRow, 'frame'> | undefined,
): Instrument {
  const relatives = instruments
    .list()
    .map(({ instrument }) => instrument)
    .filter((instrument) => instrument.family === family);
  const newest = newestFirst(relatives);
  const frame = shown?.frame ?? '';
  const reached = newest.find(
    ({ id, version }) => id === frame || basisOf({ version, frame }, { id, version }) !== undefined,
  );
  const found = reached ?? newest.find(({ id }) => id === 'kk-3.2') ?? newest[0];
  if (found === undefined) throw new Error(`No instrument of the family ${family} is here`);
  return found;
}

/** Area figures by ids of `instrument`; what no map leads to is left out. */
export function mapAreas(
  { frame, areas }: Pick<ShownRow, 'frame' | 'areas'>,
  instrument: Pick<Instrument, 'id'>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(areas).flatMap(([area, points]) => {
      const mapped = mapArea(frame, area, instrument.id);
      return mapped === undefined ? [] : [[mapped, points]];
    }),
  );
}

/** The mean of a country or of a size group in it, from sums that are kept. */
export function computedMean(
  database: Database,
  instrument: Pick<Instrument, 'id'>,
  filter: Filter,
  who: ComputedMean['who'],
): ComputedMean {
  const sums = new Map<string, { n: number; points: number }>();
  for (const { frame, area, n, points } of sumPlaces(database, filter)) {
    const place = area === 'total' ? area : mapArea(frame, area, instrument.id);
    if (place === undefined) continue;
    const known = sums.get(place) ?? { n: 0, points: 0 };
    sums.set(place, { n: known.n + n, points: known.points + points });
  }
  const means = new Map([...sums].map(([place, sum]) => [place, meanOfSum(sum)]));
  const total = means.get('total') ?? { n: 0, points: null };
  means.delete('total');
  return {
    who,
    from: filter.from,
    to: filter.to,
    versions: listVersionsOfTotals(database, filter),
    total,
    areas: Object.fromEntries(means),
  };
}

function meanOfSum({ n, points }: { readonly n: number; readonly points: number }): ComputedMean['total'] {
  return { n, points: n < distributionMin ? null : points / n };
}

function sizeGroupMean(
  database: Database,
  instrument: Instrument,
  filter: Filter,
  group: Instrument['sizeGroups'][number] | undefined,
): readonly ComputedMean[] {
  const size = group && classesOf(group);
  if (group === undefined || size === undefined) return [];
  const who = { kind: 'size-group', country: filter.country, group: group.name } as const;
  return [computedMean(database, instrument, { ...filter, size }, who)];
}

function chosenGroup(instrument: Instrument, wanted: string | undefined, shown: ShownRow | undefined) {
  if (wanted !== undefined) return instrument.sizeGroups.find(({ id }) => id === wanted);
  return findSizeGroup(instrument, shown?.population ?? null);
}

/** Of a population that a person has put together. */
function listMean(
  database: Database,
  instrument: Instrument,
  { family, from, to, line }: Filter,
  { members = [], named = '' }: ComparisonQuery,
): readonly ComputedMean[] {
  if (members.length === 0) return [];
  const rows = [...listCompared(database, members, { family })].flatMap(([municipality, years]) =>
    years.map((row) => comparedEvaluation(municipality, row, instrument)),
  );
  const population = { from, to, line, who: { kind: 'list', name: named, municipalities: members } } as const;
  const total = meanOf(rows, population, 'total');
  const areas = instrument.areas.map(({ id }) => [id, meanOf(rows, population, id)] as const);
  return [
    {
      who: { kind: 'list', name: named },
      from,
      to,
      versions: [...total.versions],
      total: { n: total.n, points: total.points },
      areas: Object.fromEntries(areas.map(([id, { n, points }]) => [id, { n, points }])),
    },
  ];
}

function comparedEvaluation(municipality: string, row: ShownRow, instrument: Instrument): ComparedEvaluation {
  const { year, version, population, total } = row;
  const points = { ...mapAreas(row, instrument), ...(total !== null && { total }) };
  // A list counts whom it names, of whichever country.
  return { municipality, country: '', year, version, population, points };
}

function comparedYear(row: ShownRow, instrument: Instrument): ComparedYear {
  const { resultId, year, version, total, population } = row;
  return {
    result: resultId,
    year,
    version,
    isVersionCertain: row.isVersionCertain,
    total,
    areas: mapAreas(row, instrument),
    basis: basisOf(row, instrument) ?? null,
    population,
  };
}

function relativesOf(
  database: Database,
  id: string,
): { readonly predecessors: MunicipalityRef[]; readonly successors: MunicipalityRef[] } {
  const { predecessors, successors } = listRelatives(database, id);
  const describe = (ids: readonly string[]) =>
    ids.flatMap((one) => describeMunicipality(database, one) ?? []);
  return { predecessors: describe(predecessors), successors: describe(successors) };
}

function printedMeansOf(database: Database, country: string): Comparison['printedMeans'] {
  return listPrintedMeans(database)
    .filter(({ subject }) => subject.country === country)
    .map(({ subject, year, version, figures, sources }) => ({
      name: subject.name,
      year,
      version,
      total: [figures.total].flat()[0] ?? null,
      source: sources[0]?.source ?? '',
      note: sources[0]?.note ?? '',
    }));
}

function distributionOf(
  database: Database,
  filter: Filter,
  shown: ShownRow | undefined,
): Comparison['distribution'] {
  const totals = countTotals(database, filter);
  const n = totals.reduce((sum, { n: some }) => sum + some, 0);
  const own = shown?.total ?? null;
  const isAmong = own !== null && totals.some(({ total }) => total === own);
  const above = totals.reduce(
    (sum, { total, n: some }) => (own !== null && total > own ? sum + some : sum),
    0,
  );
  const isShown = n >= distributionMin;
  return {
    n,
    ranked: isShown && n <= rankedMunicipalitiesMax ? rankedOf(database, filter) : null,
    totals: isShown ? totals : null,
    rank: isAmong && isShown ? above + 1 : null,
  };
}

function rankedOf(database: Database, filter: Filter): NonNullable<Comparison['distribution']['ranked']> {
  return rankTotals(database, filter, rankedMunicipalitiesMax).map(
    ({ municipality, name, year, version, total }) => ({ id: municipality, name, year, version, total }),
  );
}

function describeInstrument(instrument: Instrument): Comparison['instrument'] {
  const { id, version, defaultLanguage, areas, sizeGroups, normBand } = instrument;
  return {
    id,
    version,
    defaultLanguage,
    areas: areas.map(({ id, name }) => ({ id, name })),
    sizeGroups: sizeGroups.map(({ id, name }) => ({ id, name })),
    ...maximaOf(instrument),
    band: normBand ? { from: normBand.from, to: normBand.to, population: normBand.population } : null,
  };
}
