import type { Database } from './database.ts';

export type MunicipalityCode = {
  /** ISO 3166-1, two capital letters. */
  readonly country: string;
  readonly code: string;
  readonly name: string;
};

/** The municipality that bears this code now; undefined when none does. */
export function findMunicipality(database: Database, country: string, code: string): string | undefined {
  return database.get(
    database.kysely
      .selectFrom('municipality_code')
      .select('municipality_id')
      .where('country', '=', country)
      .where('code', '=', code)
      .where('valid_to', 'is', null),
  )?.municipality_id;
}

/** A municipality with the code that it bears now. Part of the caller's transaction. */
export function insertMunicipality(database: Database, id: string, code: MunicipalityCode): void {
  database.run(database.kysely.insertInto('municipality').values({ id }));
  database.run(
    database.kysely
      .insertInto('municipality_code')
      .values({ municipality_id: id, ...code, valid_from: null, valid_to: null }),
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
