import type { SizeGroup } from '../instrument/index.ts';

/** One published evaluation, as it is compared. */
export type ComparedEvaluation = {
  /** The municipality's identity. */
  readonly municipality: string;
  readonly country: string;
  readonly year: number;
  readonly version: string;
  /** At the evaluation's date; null when nobody knows it, and then it belongs to no size group. */
  readonly population: number | null;
  /** By area id of the instrument that is looked through, the total under "total"; what is not published is absent. */
  readonly points: Readonly<Record<string, number>>;
};

/** Who a mean is about, and when. Years are included at both ends. */
export type Population = {
  readonly from: number;
  readonly to: number;
  /** The first number of the versions, as "3"; all versions when undefined. */
  readonly line?: string | undefined;
  readonly who:
    | { readonly kind: 'country'; readonly country: string }
    | { readonly kind: 'size-group'; readonly country: string; readonly group: SizeBounds }
    /** Chosen and named by a person. */
    | { readonly kind: 'list'; readonly name: string; readonly municipalities: readonly string[] };
};

export type SizeBounds = Pick<SizeGroup, 'populationMin' | 'populationMax'>;

/** A mean never stands without who, when, which versions and how many. */
export type Mean = {
  /** Municipalities with a figure for this place. */
  readonly n: number;
  /** Null when fewer than `distributionMin` have one. */
  readonly points: number | null;
  /** Of the evaluations behind it. */
  readonly versions: readonly string[];
};

/** Fewer could be told apart: of them the number alone is said. */
export const distributionMin = 5;

/**
 * The mean of a population for one place, "total" or an area: one value for each municipality, its newest in the period among
 * the versions that are asked for.
 */
export function meanOf(
  evaluations: readonly ComparedEvaluation[],
  population: Population,
  place: string,
): Mean {
  const newest = newestOfEach(evaluations, population);
  const figures = newest.flatMap(({ points }) => points[place] ?? []);
  return {
    n: figures.length,
    points: averageOf(figures),
    versions: [
      ...new Set(newest.filter(({ points }) => place in points).map(({ version }) => version)),
    ].sort(),
  };
}

/** The evaluations that a population consists of. */
export function newestOfEach(
  evaluations: readonly ComparedEvaluation[],
  population: Population,
): readonly ComparedEvaluation[] {
  const { from, to, line } = population;
  const newest = new Map<string, ComparedEvaluation>();
  for (const evaluation of evaluations) {
    const { municipality, year, version } = evaluation;
    if (year < from || year > to) continue;
    if (line !== undefined && lineOf(version) !== line) continue;
    const known = newest.get(municipality);
    if (known === undefined || known.year < year) newest.set(municipality, evaluation);
  }
  return [...newest.values()].filter((evaluation) => belongs(evaluation, population.who));
}

/** Versions of one line are near to each other; between lines areas change place and rules become stricter. "" for none. */
export function lineOf(version: string): string {
  return /\d+/.exec(version)?.[0] ?? '';
}

function belongs({ municipality, country, population }: ComparedEvaluation, who: Population['who']): boolean {
  switch (who.kind) {
    case 'country':
      return country === who.country;
    case 'size-group':
      return country === who.country && population !== null && isWithin(population, who.group);
    case 'list':
      return who.municipalities.includes(municipality);
  }
}

function isWithin(population: number, { populationMin, populationMax }: SizeBounds): boolean {
  return population >= populationMin && (populationMax === undefined || population < populationMax);
}

function averageOf(figures: readonly number[]): number | null {
  if (figures.length < distributionMin) return null;
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
