/** What a benchmark found: figures with units, and for some what the product promises. */
export type BenchReport = {
  readonly name: string;
  /** How it was measured, and what a reader must know before believing it. */
  readonly notes?: readonly string[];
  readonly figures: readonly Figure[];
};

export type Figure = Measured & {
  readonly unit: string;
  /** The same figure of others, measured in the same run. */
  readonly beside?: readonly Measured[];
  readonly goals?: readonly Goal[];
};

export type Measured = {
  readonly name: string;
  readonly value: number;
  /** Smallest and largest of the runs whose median `value` is. */
  readonly range?: readonly [number, number];
};

export type Goal = {
  readonly kind: 'must' | 'aim';
  readonly text: string;
  readonly limit: number;
  readonly isReached: boolean;
};

export function atMost(kind: Goal['kind'], value: number, limit: number, text = 'at most'): Goal {
  return { kind, text, limit, isReached: value <= limit };
}

export function atLeast(kind: Goal['kind'], value: number, limit: number, text = 'at least'): Goal {
  return { kind, text, limit, isReached: value >= limit };
}

export function formatReport({ name, notes = [], figures }: BenchReport): string {
  return [name, ...notes.map((note) => `  ${note}`), ...figures.flatMap(formatFigure)].join('\n');
}

function formatFigure({ unit, beside = [], goals = [], ...own }: Figure): string[] {
  return [
    formatMeasured('  ', own, unit),
    ...beside.map((other) => formatMeasured('      ', other, unit)),
    ...goals.map(
      ({ kind, text, limit, isReached }) =>
        `      ${kind}: ${text} ${formatNumber(limit)} ${unit}: ${isReached ? 'reached' : 'NOT REACHED'}`,
    ),
  ];
}

function formatMeasured(indent: string, { name, value, range }: Measured, unit: string): string {
  const spread = range === undefined ? '' : `   (${range.map(formatNumber).join(' to ')})`;
  return `${(indent + name).padEnd(56)}${formatNumber(value).padStart(9)} ${unit}${spread}`;
}

/** Three digits are more than a benchmark knows. */
function formatNumber(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
