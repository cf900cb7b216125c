/** What a benchmark found: figures with units, and for some the limit that the product promises. */
export type BenchReport = {
  readonly name: string;
  readonly figures: readonly Figure[];
};

export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
};

/** The value below which the share (0-1) of the samples lies, by nearest rank. */
export function quantileOf(samples: readonly number[], share: number): number {
  const ordered = samples.toSorted((a, b) => a - b);
  const value = ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)];
  if (value === undefined) throw new Error('No samples');
  return value;
}

export function formatReport({ name, figures }: BenchReport): string {
  const lines = figures.map(({ name: label, value, unit, limit }) => {
    const promise =
      limit === undefined ? '' : `   (limit ${limit} ${unit}: ${value < limit ? 'kept' : 'NOT KEPT'})`;
    return `  ${label.padEnd(34)}${value.toPrecision(3).padStart(9)} ${unit}${promise}`;
  });
  return [name, ...lines].join('\n');
}
