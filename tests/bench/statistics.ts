/** What several runs gave. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** The value below which the share (0-1) of the samples lies, by nearest rank. */
export function quantileOf(samples: readonly number[], share: number): number {
  const ordered = samples.toSorted((a, b) => a - b);
  const value = ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)];
  if (value === undefined) throw new Error('No samples');
  return value;
}

/** Median and range of one figure over all runs. */
export function spreadOf(values: readonly number[]): Spread {
  return { median: quantileOf(values, 0.5), min: quantileOf(values, 0), max: quantileOf(values, 1) };
}

/** The ordinary least squares slope of y over x: how much y grows for each x. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
