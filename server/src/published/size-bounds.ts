import type { SizeBounds } from '@samskar/shared/comparison';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';

/** Populations at which a size group of an instrument that comes with the program begins, ascending from 0. */
export const sizeBounds: readonly number[] = [
  ...new Set([
    0,
    ...shippedInstruments.flatMap(({ sizeGroups }) => sizeGroups.map(({ populationMin }) => populationMin)),
  ]),
].sort((one, other) => one - other);

/** The highest bound that a population reaches; -1 when it is not known. */
export function sizeClassOf(population: number | null): number {
  return population === null ? -1 : (sizeBounds.findLast((bound) => bound <= population) ?? -1);
}

/** A size group as it can be asked for; undefined for one that begins or ends where no stored class does. */
export function classesOf({
  populationMin,
  populationMax,
}: SizeBounds): { readonly from: number; readonly to: number | undefined } | undefined {
  if (!sizeBounds.includes(populationMin)) return undefined;
  if (populationMax !== undefined && !sizeBounds.includes(populationMax)) return undefined;
  return { from: populationMin, to: populationMax };
}
