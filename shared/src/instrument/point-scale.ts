import { instrumentIndex } from './instrument-index.ts';
import type { Criterion, Indicator, Instrument } from './instrument-schema.ts';

/**
 * What one grade step of each criterion of each indicator is worth, in whole units. The unit is chosen per instrument so
 * that every such worth is a whole number: sums of grades are then exact in ordinary integers.
 */
export type PointScale = {
  readonly unitsPerPoint: number;
  readonly byIndicatorId: ReadonlyMap<string, IndicatorScale>;
};

export type IndicatorScale = {
  readonly maxUnits: number;
  /** In the instrument's order of criteria. */
  readonly criteria: readonly CriterionScale[];
};

export type CriterionScale = {
  readonly id: string;
  readonly topGrade: number;
  readonly unitsPerGrade: number;
};

/** The scale of an instrument, computed once per instrument object. */
export function pointScale(instrument: Instrument): PointScale {
  const known = scaleByInstrument.get(instrument);
  if (known) return known;
  const scale = buildPointScale(instrument);
  if (scale === undefined)
    throw new Error(`Instrument ${instrument.id} was not parsed: its points are not exact`);
  scaleByInstrument.set(instrument, scale);
  return scale;
}

const scaleByInstrument = new WeakMap<Instrument, PointScale>();

/**
 * Rounding multiplies by 2,000 at most (three decimals, half up) and means divide by a few assessors: below this every
 * intermediate result stays under 2^53, where integers are exact.
 */
const totalUnitsMax = BigInt(Number.MAX_SAFE_INTEGER) / 100_000n;

/** Undefined when maxima and weights need a unit so small that the total cannot be held exactly. */
export function buildPointScale(instrument: Instrument): PointScale | undefined {
  const { indicators, criteriaByIndicatorId } = instrumentIndex(instrument);
  const ratios = indicators.map((indicator) =>
    worthOf(indicator, criteriaByIndicatorId.get(indicator.id) ?? []),
  );
  const unitsPerPoint = ratios.reduce((units, ratio) => leastCommonMultiple(units, ratio.denominator), 1n);
  const totalUnits = ratios.reduce((sum, ratio) => sum + maxUnitsOf(ratio, unitsPerPoint), 0n);
  if (totalUnits > totalUnitsMax || unitsPerPoint > totalUnitsMax) return undefined;
  return {
    unitsPerPoint: Number(unitsPerPoint),
    byIndicatorId: new Map(ratios.map((ratio) => [ratio.indicatorId, scaleOf(ratio, unitsPerPoint)])),
  };
}

/** points = numerator / denominator x sum of weight x grade, in lowest terms; weights as the smallest whole numbers. */
type Worth = {
  readonly indicatorId: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly criteria: readonly { readonly id: string; readonly topGrade: number; readonly weight: bigint }[];
};

function worthOf(indicator: Indicator, criteria: readonly Criterion[]): Worth {
  const divisor = criteria.reduce(
    (common, criterion) => greatestCommonDivisor(common, thousandths(criterion.weight)),
    0n,
  );
  const weighted = criteria.map(({ id, topGrade, weight }) => ({
    id,
    topGrade,
    weight: thousandths(weight) / divisor,
  }));
  const numerator = thousandths(indicator.max);
  const denominator =
    1000n * weighted.reduce((sum, { weight, topGrade }) => sum + weight * BigInt(topGrade), 0n);
  const common = greatestCommonDivisor(numerator, denominator);
  return {
    indicatorId: indicator.id,
    numerator: numerator / common,
    denominator: denominator / common,
    criteria: weighted,
  };
}

function scaleOf(worth: Worth, unitsPerPoint: bigint): IndicatorScale {
  return {
    maxUnits: Number(maxUnitsOf(worth, unitsPerPoint)),
    criteria: worth.criteria.map(({ id, topGrade, weight }) => ({
      id,
      topGrade,
      unitsPerGrade: Number(weight * unitsPerWeight(worth, unitsPerPoint)),
    })),
  };
}

function maxUnitsOf(worth: Worth, unitsPerPoint: bigint): bigint {
  const weightedTop = worth.criteria.reduce(
    (sum, { weight, topGrade }) => sum + weight * BigInt(topGrade),
    0n,
  );
  return weightedTop * unitsPerWeight(worth, unitsPerPoint);
}

function unitsPerWeight({ numerator, denominator }: Worth, unitsPerPoint: bigint): bigint {
  return numerator * (unitsPerPoint / denominator);
}

/** The schema admits three decimals, so this is exact. */
function thousandths(value: number): bigint {
  return BigInt(Math.round(value * 1000));
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
