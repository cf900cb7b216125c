import { z } from 'zod';
import { findMunicipality, setPopulation } from '../storage/municipality.ts';
import type { Evaluations } from '../evaluation/evaluations.ts';
import { refreshComparison } from '../published/refresh-comparison.ts';
import inhabitantsFile from './demo-inhabitants.json' with { type: 'json' };

const inhabitantsSchema = z.array(
  z.strictObject({ country: z.string(), code: z.string(), year: z.int(), inhabitants: z.int() }),
);

/**
 * Inhabitants of the municipalities whose results come with the program, so that the demo has size groups to show. Rounded, and
 * good for nothing else: an installation takes its register's. Who is not in the archive is passed over.
 */
export function loadInhabitants({
  database,
  instruments,
}: Pick<Evaluations, 'database' | 'instruments'>): void {
  database.transaction(() => {
    for (const { country, code, year, inhabitants } of inhabitantsSchema.parse(inhabitantsFile)) {
      const day = `${year}-01-01`;
      const id = findMunicipality(database, { country, code, day });
      if (id !== undefined) setPopulation(database, id, day, inhabitants);
    }
    refreshComparison(database, instruments);
  });
}
