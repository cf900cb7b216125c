import type { Instrument, SizeGroup } from './instrument-schema.ts';

/** The size group of a municipality by its number of inhabitants at the evaluation's date; none where nobody knows it. */
export function findSizeGroup(instrument: Instrument, population: number | null): SizeGroup | undefined {
  if (population === null) return undefined;
  return instrument.sizeGroups.find(
    ({ populationMin, populationMax }) =>
      population >= populationMin && (populationMax === undefined || population < populationMax),
  );
}
