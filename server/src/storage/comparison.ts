import { lineOf } from '@samskar/shared/comparison';
import { sql, type SqlBool } from 'kysely';
import type { Database } from './database.ts';

/** There is no later evaluation. */
const never = 9999;
/** Figures are stored as whole thousandths: sums of them are exact, and no publication prints more decimals. */
const thousand = 1_000;

/** One evaluation as it is compared; areas by ids of the instrument `frame`, points. */
export type ComparedRow = {
  readonly resultId: string;
  readonly country: string;
  readonly family: string;
  readonly version: string;
  /** "" where nobody knows by whose ids the areas stand. */
  readonly frame: string;
  readonly year: number;
  readonly population: number | null;
  /** The highest bound of a size group that the population reaches; -1 when it is not known. */
  readonly sizeClass: number;
  readonly total: number | null;
  readonly areas: Readonly<Record<string, number>>;
};

/** Who and when; years included. A size group by its bounds, of which `to` does not belong to it. */
export type Filter = {
  readonly family: string;
  readonly country: string;
  readonly from: number;
  readonly to: number;
  readonly line?: string | undefined;
  readonly size?: { readonly from: number; readonly to: number | undefined } | undefined;
};

/** Municipalities whose rows are to be made anew. */
export function listDue(database: Database): string[] {
  return database
    .all(database.kysely.selectFrom('comparison_due').select('municipality_id'))
    .map(({ municipality_id }) => municipality_id);
}

export function isAnythingDue(database: Database): boolean {
  const query = database.kysely.selectFrom('comparison_due').select('municipality_id').limit(1);
  return database.get(query) !== undefined;
}

/** Part of the caller's transaction. */
export function forgetDue(database: Database): void {
  database.run(database.kysely.deleteFrom('comparison_due'));
}

/** Every municipality of the archive: what all rows were made by has changed. Part of the caller's transaction. */
export function markAllDue(database: Database): void {
  database.raw.exec(
    `insert or ignore into comparison_due
      select distinct municipality_id from published_result where municipality_id is not null`,
  );
}

export function findComparisonSetting(database: Database, name: string): string | undefined {
  return database.get(
    database.kysely.selectFrom('comparison_setting').select('value').where('name', '=', name),
  )?.value;
}

/** Part of the caller's transaction. */
export function setComparisonSetting(database: Database, name: string, value: string): void {
  database.run(
    database.kysely
      .insertInto('comparison_setting')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
  );
}

/**
 * All rows of a municipality, in place of what was there; at most one for each family and year. Part of the caller's
 * transaction; triggers keep the sums.
 */
export function replaceCompared(
  database: Database,
  municipality: string,
  rows: readonly ComparedRow[],
): void {
  database.run(
    database.kysely
      .deleteFrom('comparison_figure')
      .where('result_id', 'in', (select) =>
        select
          .selectFrom('comparison_evaluation')
          .select('result_id')
          .where('municipality_id', '=', municipality),
      ),
  );
  database.run(
    database.kysely.deleteFrom('comparison_evaluation').where('municipality_id', '=', municipality),
  );
  for (const row of rows) insertCompared(database, municipality, row, rows);
}

function insertCompared(
  database: Database,
  municipality: string,
  row: ComparedRow,
  all: readonly ComparedRow[],
): void {
  const line = lineOf(row.version);
  const later = all.filter(({ family, year }) => family === row.family && year > row.year);
  const laterInLine = later.filter(({ version }) => lineOf(version) === line);
  const total = row.total === null ? null : Math.round(row.total * thousand);
  database.run(
    database.kysely.insertInto('comparison_evaluation').values({
      result_id: row.resultId,
      municipality_id: municipality,
      country: row.country,
      family: row.family,
      line,
      version: row.version,
      frame: row.frame,
      year: row.year,
      next_year: Math.min(never, ...later.map(({ year }) => year)),
      next_in_line: Math.min(never, ...laterInLine.map(({ year }) => year)),
      population: row.population,
      size_class: row.sizeClass,
      total,
    }),
  );
  const figures = [
    ...(total === null ? [] : [{ area: 'total', points: total }]),
    ...Object.entries(row.areas).map(([area, points]) => ({ area, points: Math.round(points * thousand) })),
  ];
  for (const figure of figures)
    database.run(
      database.kysely.insertInto('comparison_figure').values({ result_id: row.resultId, ...figure }),
    );
}

/** A row of one municipality, as it is shown. */
export type ShownRow = {
  readonly resultId: string;
  readonly year: number;
  readonly version: string;
  readonly isVersionCertain: boolean;
  readonly frame: string;
  readonly population: number | null;
  readonly total: number | null;
  readonly areas: Readonly<Record<string, number>>;
};

/** The evaluations of some municipalities, by municipality, the oldest first. */
export function listCompared(
  database: Database,
  municipalities: readonly string[],
  { family }: Pick<Filter, 'family'>,
): ReadonlyMap<string, readonly ShownRow[]> {
  const rows = database.once(prepareCompared)([JSON.stringify(municipalities), family]);
  const found = new Map<string, ShownRow[]>(municipalities.map((id) => [id, []]));
  for (const row of rows)
    found.get(row.municipality_id)?.push({
      resultId: row.result_id,
      year: row.year,
      version: row.version,
      isVersionCertain: row.is_certain === 1,
      frame: row.frame,
      population: row.population,
      total: row.total === null ? null : row.total / thousand,
      areas: areasOf(row.areas),
    });
  return found;
}

type StoredRow = {
  readonly municipality_id: string;
  readonly result_id: string;
  readonly year: number;
  readonly version: string;
  readonly is_certain: number;
  readonly frame: string;
  readonly population: number | null;
  readonly total: number | null;
  /** JSON: thousandths by area. */
  readonly areas: string;
};

/**
 * One question for all of them: asked one by one, sixty municipalities would be a thousand. The plus keeps SQLite from going
 * through the whole family by its index.
 */
function prepareCompared({ kysely, prepareAll }: Database): (parameters: readonly unknown[]) => StoredRow[] {
  const query = sql<StoredRow>`
    select e.municipality_id, e.result_id, e.year, e.version, e.frame, e.population, e.total,
      (select json_extract(content, '$.isVersionCertain') from published_result where id = e.result_id) as is_certain,
      (select json_group_object(area, points) from comparison_figure
        where result_id = e.result_id and area <> 'total') as areas
    from comparison_evaluation e
    where e.municipality_id in (select value from json_each(?)) and +e.family = ?
    order by e.municipality_id, e.year`;
  return prepareAll<StoredRow>({ compile: () => query.compile(kysely) });
}

function areasOf(json: string): Readonly<Record<string, number>> {
  // `json_group_object` wrote it, of numbers.
  const stored = JSON.parse(json) as Readonly<Record<string, number>>;
  return Object.fromEntries(Object.entries(stored).map(([area, points]) => [area, points / thousand]));
}

/** Sum and number of each place, "total" and areas by ids of their frame. */
export type PlaceSum = {
  readonly frame: string;
  readonly area: string;
  readonly n: number;
  readonly points: number;
};

/** One value for each municipality: its newest of the period (and the line). */
export function sumPlaces(database: Database, filter: Filter): PlaceSum[] {
  const { fn } = database.kysely;
  let query = database.kysely
    .selectFrom('comparison_sum')
    .select(['frame', 'area', fn.sum<number>('n').as('n'), fn.sum<number>('points').as('points')])
    .where('family', '=', filter.family)
    .where('country', '=', filter.country)
    .where(newestIn(filter))
    .groupBy(['frame', 'area']);
  if (filter.size !== undefined) query = query.where(ofSize(filter.size));
  return database.all(query).map((row) => ({ ...row, points: row.points / thousand }));
}

/** Of the evaluations behind `sumPlaces`, those with a total. */
export function listVersionsOfTotals(database: Database, filter: Filter): string[] {
  let query = database.kysely
    .selectFrom('comparison_sum')
    .select('version')
    .distinct()
    .where('family', '=', filter.family)
    .where('country', '=', filter.country)
    .where('area', '=', 'total')
    .where(newestIn(filter))
    .orderBy('version');
  if (filter.size !== undefined) query = query.where(ofSize(filter.size));
  return database.all(query).map(({ version }) => version);
}

/** How many municipalities have which total, the lowest first; the newest of each, as above. */
export function countTotals(
  database: Database,
  filter: Filter,
): { readonly total: number; readonly n: number }[] {
  const { fn } = database.kysely;
  let query = database.kysely
    .selectFrom('comparison_evaluation')
    .select(['total', fn.countAll<number>().as('n')])
    .where('family', '=', filter.family)
    .where('country', '=', filter.country)
    .where('total', 'is not', null)
    .where(newestIn(filter))
    .groupBy('total')
    .orderBy('total');
  if (filter.size !== undefined) query = query.where(ofSize(filter.size));
  return database.all(query).map(({ total, n }) => ({ total: (total ?? 0) / thousand, n }));
}

export type RankedRow = {
  readonly municipality: string;
  /** As it was printed. */
  readonly name: string;
  readonly year: number;
  readonly version: string;
  readonly total: number;
  readonly population: number | null;
  /** Last known at the end of the year. */
  readonly incomeGroup: number | null;
};

/** The newest total of each municipality, the highest first. */
export function rankTotals(database: Database, filter: Filter, rows: number): RankedRow[] {
  let query = database.kysely
    .selectFrom('comparison_evaluation')
    // A subquery, so that the columns of the filter are nobody else's.
    .select((build) => [
      'municipality_id',
      'year',
      'version',
      'total',
      'population',
      build
        .selectFrom('municipality_population as counted')
        .select('income_group')
        .whereRef('counted.municipality_id', '=', 'comparison_evaluation.municipality_id')
        .where('counted.day', '<=', sql<string>`${sql.ref('comparison_evaluation.year')} || '-12-31'`)
        .where('income_group', 'is not', null)
        .orderBy('counted.day', 'desc')
        .limit(1)
        .as('incomeGroup'),
      build
        .selectFrom('published_result')
        .select('published_result.name')
        .whereRef('published_result.id', '=', 'result_id')
        .as('name'),
    ])
    .where('family', '=', filter.family)
    .where('country', '=', filter.country)
    .where('total', 'is not', null)
    .where(newestIn(filter))
    .orderBy('total', 'desc')
    .limit(rows);
  if (filter.size !== undefined) query = query.where(ofSize(filter.size));
  return database.all(query).map(({ municipality_id, total, name, ...row }) => ({
    ...row,
    name: name ?? '',
    municipality: municipality_id,
    total: (total ?? 0) / thousand,
  }));
}

/** Countries with anything to compare. */
export function listCountries(database: Database, { family }: Pick<Filter, 'family'>): string[] {
  const countries: string[] = [];
  // From one to the next along the index, whatever stands between.
  for (let last = ''; ;) {
    const next = database.get(
      database.kysely
        .selectFrom('comparison_sum')
        .select('country')
        .where('family', '=', family)
        .where('country', '>', last)
        .orderBy('country')
        .limit(1),
    );
    if (next === undefined) return countries;
    countries.push((last = next.country));
  }
}

/** The newest of a period is the one whose next is later. */
function newestIn({ from, to, line }: Filter) {
  const [year, next] = [sql.ref('year'), sql.ref(line === undefined ? 'next_year' : 'next_in_line')];
  const newest = sql<SqlBool>`${year} between ${from} and ${to} and ${next} > ${to}`;
  return line === undefined ? newest : sql<SqlBool>`${newest} and line = ${line}`;
}

function ofSize({ from, to }: NonNullable<Filter['size']>) {
  return sql<SqlBool>`size_class >= ${from} and size_class < ${to ?? Number.MAX_SAFE_INTEGER}`;
}
