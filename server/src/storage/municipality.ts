import type { Database } from './database.ts';

export type NewMunicipality = {
  /** ISO 3166-1, two capital letters. */
  readonly country: string;
  readonly name: string;
  /** Each from a day, to a day that no longer counts; null for ever. */
  readonly codes: readonly {
    readonly code: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
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
  insertMunicipality(database, id, { country, name, codes: [{ code, from: null, to: null }] });
  return id;
}

/** A municipality with the codes that it has borne; the one without an end is borne now. Part of the caller's transaction. */
export function insertMunicipality(database: Database, id: string, municipality: NewMunicipality): void {
  const { country, name, codes } = municipality;
  database.run(database.kysely.insertInto('municipality').values({ id }));
  for (const { code, from, to } of codes)
    database.run(
      database.kysely
        .insertInto('municipality_code')
        .values({ municipality_id: id, country, code, name, valid_from: from, valid_to: to }),
    );
}

/** Inhabitants on a day; a later count of the same day takes its place. */
export function setPopulation(database: Database, id: string, day: string, population: number): void {
  database.run(
    database.kysely
      .insertInto('municipality_population')
      .values({ municipality_id: id, day, population, income_group: null })
      .onConflict((conflict) => conflict.columns(['municipality_id', 'day']).doUpdateSet({ population })),
  );
}
