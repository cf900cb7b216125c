import { decimalsByLevel, type Printed, type ScoreLevel } from '../scoring/index.ts';
import { unionOf, type Interval, type IntervalSet } from './interval-set.ts';

/** Figures have four decimals at most, so halves of the last one are whole here. */
export const perPoint = 100_000;

const decimalsMax = 4;

/** All that a publication prints at one place, each figure once, in the order given. */
export function figuresOf(printed: Printed | undefined): readonly number[] {
  return [...new Set(printed === undefined ? [] : [printed].flat())];
}

/**
 * What a printed figure stands for: everything that rounds to it, whichever way halves are rounded. JSON does not tell 10
 * from 10.0, so a figure has at least the decimals that its level is printed with.
 */
export function intervalOf(figure: number, level: ScoreLevel): Interval {
  const half = (perPoint / 10 ** decimalsOf(figure, level)) * 0.5;
  const exact = inUnits(figure);
  return [Math.max(0, exact - half), exact + half];
}

/** The same of figures of which any may be the true one. */
export function intervalsOf(figures: readonly number[], level: ScoreLevel): IntervalSet {
  return unionOf(figures.map((figure) => intervalOf(figure, level)));
}

/** As many as it is written with, and no fewer than its level is printed with. */
export function decimalsOf(figure: number, level: ScoreLevel): number {
  const written = Array.from({ length: decimalsMax + 1 }, (_, decimals) => decimals).find(
    (decimals) => Number(figure.toFixed(decimals)) === figure,
  );
  return Math.max(decimalsByLevel[level], written ?? decimalsMax);
}

/** A printed figure, exactly. */
export function inUnits(figure: number): number {
  return Math.round(figure * perPoint);
}

/** Back to points; exact for sums of printed figures. */
export function fromUnits(units: number): number {
  return units / perPoint;
}

/** As the level is printed, halves up. */
export function roundedFor(units: number, decimals: number): number {
  const step = perPoint / 10 ** decimals;
  return fromUnits(Math.floor((units + step / 2) / step) * step);
}
