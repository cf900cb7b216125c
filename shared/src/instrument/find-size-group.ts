import type { Instrument, SizeGroup } from './instrument-schema.ts';

/** The size group of a municipality by its number of inhabitants at the evaluation's date. */
export function findSizeGroup(instrument: Instrument, population: number): SizeGroup | undefined {
  return instrument.sizeGroups.find(
    ({ populationMin, populationMax }) =>
      population >= populationMin && (populationMax === undefined || population < populationMax),
  );
}
