import type { Database } from './database.ts';
import { afterPrefix, sortName, sortWords } from './sort-name.ts';

/** What a municipality is called by from a day, to a day that no longer counts; null for ever. */
export type MunicipalityCode = {
  readonly code: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
};

export type NewMunicipality = {
  /** ISO 3166-1, two capital letters. */
  readonly country: string;
  readonly codes: readonly MunicipalityCode[];
};

/** A day on which every code is the one that is borne now. */
export const nowadays = '9999-12-31';

/** The municipality that bore this code on a day (ISO); undefined when none did. */
export function findMunicipality(
  database: Database,
  { country, code, day }: { readonly country: string; readonly code: string; readonly day: string },
): string | undefined {
  return database.get(
    database.kysely
      .selectFrom('municipality_code')
      .select('municipality_id')
      .where('country', '=', country)
      .where('code', '=', code)
      .where((filter) => filter.or([filter('valid_from', 'is', null), filter('valid_from', '<=', day)]))
      .where((filter) => filter.or([filter('valid_to', 'is', null), filter('valid_to', '>', day)]))
      .limit(1),
  )?.municipality_id;
}

/**
 * The identity of a municipality known by a code: the one that bore it on `day`, or bears it now; else a new one under `newId`.
 * Part of the caller's transaction.
 */
export function identifyMunicipality(
  database: Database,
  known: { readonly country: string; readonly code: string; readonly name: string; readonly day: string },
  newId: () => string,
): string {
  const { country, code, name } = known;
  const found = findMunicipality(database, known) ?? findMunicipality(database, { ...known, day: nowadays });
  if (found !== undefined) return found;
  const id = newId();
  insertMunicipality(database, id, { country, codes: [{ code, name, from: null, to: null }] });
  return id;
}

/** A municipality with the codes that it has borne; the one without an end is borne now. Part of the caller's transaction. */
export function insertMunicipality(
  database: Database,
  id: string,
  { country, codes }: NewMunicipality,
): void {
  database.run(database.kysely.insertInto('municipality').values({ id }));
  for (const code of codes) addCode(database, id, country, code);
}

/** Part of the caller's transaction. */
export function addCode(
  database: Database,
  id: string,
  country: string,
  { code, name, from, to }: MunicipalityCode,
): void {
  database.run(
    database.kysely
      .insertInto('municipality_code')
      .values({ municipality_id: id, country, code, name, valid_from: from, valid_to: to }),
  );
  for (const word of [...sortWords(name), code])
    database.run(
      database.kysely
        .insertInto('municipality_word')
        .values({ word, municipality_id: id })
        .onConflict((conflict) => conflict.doNothing()),
    );
}

/** The codes that a municipality has borne, the oldest first. */
export function listCodes(
  database: Database,
  id: string,
): (MunicipalityCode & { readonly country: string })[] {
  return database
    .once(prepareCodes)([id])
    .map(({ valid_from, valid_to, ...code }) => ({ ...code, from: valid_from, to: valid_to }))
    .sort((one, other) => (one.to ?? nowadays).localeCompare(other.to ?? nowadays));
}

/** Compiled once: each name on a screen is asked for. */
function prepareCodes({ kysely, prepareAll }: Database) {
  return prepareAll(
    kysely
      .selectFrom('municipality_code')
      .select(['country', 'code', 'name', 'valid_from', 'valid_to'])
      .where('municipality_id', '=', '')
      .orderBy('valid_from'),
  );
}

/** The days of a code that a municipality is known by. Part of the caller's transaction. */
export function setCode(database: Database, id: string, { code, name, from, to }: MunicipalityCode): void {
  database.run(
    database.kysely
      .updateTable('municipality_code')
      .set({ valid_from: from, valid_to: to })
      .where('municipality_id', '=', id)
      .where('code', '=', code)
      .where('name', '=', name),
  );
}

/** Those that are called exactly so on a day, in whatever letters; else those that ever were. */
export function findMunicipalitiesByName(
  database: Database,
  { country, name, day }: { readonly country: string; readonly name: string; readonly day: string },
): string[] {
  const wanted = sortName(name);
  const [first] = sortWords(name);
  if (first === undefined) return [];
  const found = database.all(
    database.kysely
      .selectFrom('municipality_word')
      .innerJoin(
        'municipality_code',
        'municipality_code.municipality_id',
        'municipality_word.municipality_id',
      )
      .select(['municipality_word.municipality_id', 'name', 'valid_from', 'valid_to'])
      .where('word', '=', first)
      .where('country', '=', country),
  );
  const same = found.filter((one) => sortName(one.name) === wanted);
  const then = same.filter(
    ({ valid_from, valid_to }) => (valid_from ?? '') <= day && day < (valid_to ?? nowadays),
  );
  return [...new Set((then.length > 0 ? then : same).map(({ municipality_id }) => municipality_id))];
}

/** Municipalities with something to compare of which every word of the search begins a word of a name, or a code. */
export function searchMunicipalities(database: Database, search: string, rows: number): string[] {
  const words = [...sortWords(search)];
  const [first, ...others] = words;
  if (first === undefined) return [];
  let query = database.kysely
    .selectFrom('municipality_word')
    .select('municipality_id')
    .distinct()
    .where('word', '>=', first)
    .where('word', '<', afterPrefix(first))
    .where((build) =>
      build.exists(
        build
          .selectFrom('comparison_evaluation')
          .select('result_id')
          .whereRef('comparison_evaluation.municipality_id', '=', 'municipality_word.municipality_id'),
      ),
    );
  for (const word of others)
    query = query.where('municipality_id', 'in', (select) =>
      select
        .selectFrom('municipality_word')
        .select('municipality_id')
        .where('word', '>=', word)
        .where('word', '<', afterPrefix(word)),
    );
  return database.all(query.limit(rows)).map(({ municipality_id }) => municipality_id);
}

/** One municipality came of another on a day, wholly or in part. False when that is known. Part of the caller's transaction. */
export function addSuccession(
  database: Database,
  predecessor: string,
  successor: string,
  day: string,
): boolean {
  const added = database.run(
    database.kysely
      .insertInto('municipality_succession')
      .values({ predecessor_id: predecessor, successor_id: successor, day })
      .onConflict((conflict) => conflict.doNothing()),
  );
  return added > 0;
}

/** Those that a municipality came of, and those that came of it. */
export function listRelatives(
  database: Database,
  id: string,
): { readonly predecessors: readonly string[]; readonly successors: readonly string[] } {
  const before = database.kysely
    .selectFrom('municipality_succession')
    .select('predecessor_id')
    .where('successor_id', '=', id);
  const after = database.kysely
    .selectFrom('municipality_succession')
    .select('successor_id')
    .where('predecessor_id', '=', id);
  return {
    predecessors: database.all(before).map(({ predecessor_id }) => predecessor_id),
    successors: database.all(after).map(({ successor_id }) => successor_id),
  };
}

/** Inhabitants on a day; a later count of the same day takes its place. An income group that was known stays. */
export function setPopulation(
  database: Database,
  id: string,
  day: string,
  population: number,
  incomeGroup: number | null = null,
): void {
  database.run(
    database.kysely
      .insertInto('municipality_population')
      .values({ municipality_id: id, day, population, income_group: incomeGroup })
      .onConflict((conflict) =>
        conflict
          .columns(['municipality_id', 'day'])
          .doUpdateSet({ population, ...(incomeGroup !== null && { income_group: incomeGroup }) }),
      ),
  );
}

/** Inhabitants on a day: the last count until then. Undefined when there was none. */
export function findPopulation(database: Database, id: string, day: string): number | undefined {
  return database.get(
    database.kysely
      .selectFrom('municipality_population')
      .select('population')
      .where('municipality_id', '=', id)
      .where('day', '<=', day)
      .orderBy('day', 'desc')
      .limit(1),
  )?.population;
}

/** The group that a municipality's income was last known to be in on a day. Undefined when it was not. */
export function findIncomeGroup(database: Database, id: string, day: string): number | undefined {
  const row = database.get(
    database.kysely
      .selectFrom('municipality_population')
      .select('income_group')
      .where('municipality_id', '=', id)
      .where('day', '<=', day)
      .where('income_group', 'is not', null)
      .orderBy('day', 'desc')
      .limit(1),
  );
  return row?.income_group ?? undefined;
}
