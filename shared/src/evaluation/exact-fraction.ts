import type { Points } from '../scoring/index.ts';

/** Points as a text that loses nothing, in lowest terms: "550", "62/3", "-1/2". For what is kept or signed. */
export function exactFraction({ units, unitsPerPoint }: Points): string {
  const divisor = greatestCommonDivisor(Math.abs(units), unitsPerPoint);
  const [numerator, denominator] = [units / divisor, unitsPerPoint / divisor];
  return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;
}

/** The points that `exactFraction` has written. @throws for any other text */
export function readExactFraction(text: string): Points {
  const [, units, unitsPerPoint = '1'] = /^(-?\d+)(?:\/([1-9]\d*))?$/.exec(text) ?? [];
  if (units === undefined) throw new Error(`Not an exact fraction: ${text}`);
  return { units: Number(units), unitsPerPoint: Number(unitsPerPoint) };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
