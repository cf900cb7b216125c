/**
 * An exact number of points: `units / unitsPerPoint`, both whole. Sums and differences of one instrument's points share
 * `unitsPerPoint`. Plain JSON. Never round but for display.
 */
export type Points = { readonly units: number; readonly unitsPerPoint: number };

/** The nearest floating-point number, for charts and JSON. */
export function toNumber({ units, unitsPerPoint }: Points): number {
  return units / unitsPerPoint;
}

/** The sum of points of one instrument; `unitsPerPoint` says which, so that no points is a sum too. */
export function sumPoints(terms: readonly Points[], unitsPerPoint: number): Points {
  return { units: terms.reduce((sum, term) => sum + unitsAs(term, unitsPerPoint), 0), unitsPerPoint };
}

/** `a - b`, negative when b is larger; both of one instrument. */
export function subtractPoints(a: Points, b: Points): Points {
  return { units: a.units - unitsAs(b, a.unitsPerPoint), unitsPerPoint: a.unitsPerPoint };
}

/** The exact mean, in a unit finer by the number of terms; undefined of nothing. */
export function meanPoints(terms: readonly Points[]): Points | undefined {
  const [first] = terms;
  if (first === undefined) return undefined;
  return {
    units: sumPoints(terms, first.unitsPerPoint).units,
    unitsPerPoint: first.unitsPerPoint * terms.length,
  };
}

/** Negative, zero or positive, as a comparator needs it; exact also between instruments and for means. */
export function comparePoints(a: Points, b: Points): number {
  if (a.unitsPerPoint === b.unitsPerPoint) return a.units - b.units;
  const difference = BigInt(a.units) * BigInt(b.unitsPerPoint) - BigInt(b.units) * BigInt(a.unitsPerPoint);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function unitsAs(points: Points, unitsPerPoint: number): number {
  if (points.unitsPerPoint !== unitsPerPoint) throw new Error('Points of two scales cannot be added');
  return points.units;
}
