import type { Inconsistency } from './finding.ts';
import { intersectionOf } from './interval-set.ts';
import { decimalsOf, fromUnits, intervalOf, inUnits } from './printed-figure.ts';
import type { Place, Subarea } from './places.ts';

/** What is printed at one place, by itself. `fitting` are those of its figures that go with what is printed around it. */
export function checkPlace(place: Place, fitting: readonly number[]): readonly Inconsistency[] {
  return [...compareFigures(place, fitting), ...compareWithMaximum(place)];
}

/** Several figures for one place. */
function compareFigures(place: Place, fitting: readonly number[]): Inconsistency[] {
  const { id, level, figures } = place;
  if (figures.length < 2) return [];
  const agree = figures.every((a, at) => figures.slice(at + 1).every((b) => canBothBe(a, b, level)));
  const [likelier] = fitting;
  return [
    {
      place: id,
      kind: agree ? 'rounding' : 'conflict',
      comparison: 'one-place',
      figures,
      difference: spreadOf(figures),
      ...(fitting.length === 1 && likelier !== undefined && { likelier }),
    },
  ];
}

/** Printed alike, two different figures are two roundings; printed with other decimals, they may be one number. */
function canBothBe(a: number, b: number, level: Place['level']): boolean {
  if (decimalsOf(a, level) === decimalsOf(b, level)) return false;
  return intersectionOf([intervalOf(a, level)], [intervalOf(b, level)]).length > 0;
}

function compareWithMaximum({ id, level, figures, max }: Place): Inconsistency[] {
  return figures
    .filter((figure) => intervalOf(figure, level)[0] > inUnits(max))
    .map((figure) => ({
      place: id,
      kind: 'conflict',
      comparison: 'above-maximum',
      figures: [figure, max],
      difference: distance(figure, max),
    }));
}

/** The printed maximum of a sub-area: another than the instrument's breaks the sum of the area. */
export function checkMaximum({ id, printedMax, max }: Subarea): Inconsistency[] {
  if (printedMax.every((printed) => printed === max)) return [];
  const figures = printedMax.length > 1 ? printedMax : [...printedMax, max];
  return [
    {
      place: id,
      kind: 'conflict',
      comparison: 'maximum',
      figures,
      difference: spreadOf(figures),
      likelier: max,
    },
  ];
}

function spreadOf(figures: readonly number[]): number {
  return distance(Math.max(...figures), Math.min(...figures));
}

function distance(a: number, b: number): number {
  return fromUnits(Math.abs(inUnits(a) - inUnits(b)));
}
