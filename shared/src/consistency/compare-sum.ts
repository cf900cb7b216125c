import type { Comparison, Inconsistency } from './finding.ts';
import { intersectionOf, sumOf } from './interval-set.ts';
import { decimalsOf, fromUnits, intervalOf, inUnits, roundedFor } from './printed-figure.ts';
import type { Place } from './places.ts';

/**
 * A place against the sum of its parts. A conflict when no choice of printed figures can be true together, also with parts
 * that are not printed (they lie between 0 and their maximum); rounding when all are printed and the sum of what is printed
 * rounds to another figure than the printed one.
 */
export function compareSum(whole: Place, parts: readonly Place[], comparison: Comparison): Inconsistency[] {
  if (whole.figures.length === 0 || parts.every(({ figures }) => figures.length === 0)) return [];
  const isConflict =
    intersectionOf(whole.intervals, sumOf(parts.map(({ intervals }) => intervals))).length === 0;
  const isPrinted = parts.every(({ figures }) => figures.length > 0);
  if (!isConflict && !isPrinted) return [];
  if (!isConflict && printedSums(parts).some((sum) => looksRight(whole, sum))) return [];
  // What stands first is what the main table says; the others are taken up where they contradict it.
  const [figure = 0] = whole.figures;
  const sum = firstSum(parts);
  return [
    {
      place: whole.id,
      kind: isConflict ? 'conflict' : 'rounding',
      comparison,
      figures: [figure, fromUnits(sum)],
      difference: fromUnits(Math.abs(inUnits(figure) - sum)),
    },
  ];
}

/** Those of a place's figures with which the sum of the parts can be true; of several the nearest, where one is. */
export function figuresThatFit(whole: Place, parts: readonly Place[]): readonly number[] {
  const sums = sumOf(parts.map(({ intervals }) => intervals));
  const fitting = whole.figures.filter(
    (figure) => intersectionOf([intervalOf(figure, whole.level)], sums).length > 0,
  );
  if (printedSums(parts).length > 1 || parts.some(({ figures }) => figures.length === 0)) return fitting;
  const gap = (figure: number) => Math.abs(inUnits(figure) - firstSum(parts));
  const least = Math.min(...fitting.map(gap));
  return fitting.filter((figure) => gap(figure) === least);
}

/** By the first figure of each part; one that is not printed counts as its maximum. */
function firstSum(parts: readonly Place[]): number {
  return parts.reduce((sum, { figures: [first], max }) => sum + inUnits(first ?? max), 0);
}

/** Each choice of printed figures adds up to one of these, in units; a part that is not printed counts as its maximum. */
function printedSums(parts: readonly Place[]): readonly number[] {
  let sums: ReadonlySet<number> = new Set([0]);
  for (const { figures, max } of parts) {
    const terms = figures.length > 0 ? figures : [max];
    sums = new Set([...sums].flatMap((sum) => terms.map((term) => sum + inUnits(term))));
  }
  return [...sums];
}

function looksRight({ figures, level }: Place, sum: number): boolean {
  return figures.some((figure) => roundedFor(sum, decimalsOf(figure, level)) === figure);
}
