import { comparePoints, type Points } from '../scoring/index.ts';
import type { CalibrationDiff, CalibrationIndicator } from './calibration-diff.ts';
import { readExactFraction } from './exact-fraction.ts';

/** How one indicator was graded blind in one evaluation, and what was made of it. */
export type CalibrationCase<Evaluation> = {
  readonly evaluation: Evaluation;
  /** When it was revealed. */
  readonly at: string;
  readonly assessors: readonly string[];
  /** `said`, points and difference as revealed; outcome and agreed points as they were last kept. */
  readonly indicator: CalibrationIndicator;
};

/**
 * The cases of each indicator over evaluations, in the order of the diffs.
 * @param diffs of one instrument, those of an evaluation in the order in which they were kept
 */
export function calibrationCases<Evaluation extends string>(
  diffs: readonly { readonly evaluation: Evaluation; readonly diff: CalibrationDiff }[],
): ReadonlyMap<string, readonly CalibrationCase<Evaluation>[]> {
  const caseByPlace = new Map<string, CalibrationCase<Evaluation>>();
  for (const { evaluation, diff } of diffs)
    for (const indicator of diff.indicators) {
      const place = `${indicator.id} ${evaluation}`;
      const known = caseByPlace.get(place);
      caseByPlace.set(
        place,
        known === undefined
          ? { evaluation, at: diff.at, assessors: diff.assessors, indicator }
          : { ...known, indicator: { ...known.indicator, ...keptLater(indicator) } },
      );
    }
  return Map.groupBy(caseByPlace.values(), ({ indicator }) => indicator.id);
}

function keptLater({
  outcome,
  agreed,
}: CalibrationIndicator): Pick<CalibrationIndicator, 'outcome' | 'agreed'> {
  return { outcome, agreed };
}

/** Also where different grades come to the same points. */
export function isGradedDifferently({ said }: Pick<CalibrationIndicator, 'said'>): boolean {
  const [first, ...others] = Object.values(said).map(({ applicable, grades }) =>
    applicable ? JSON.stringify(Object.entries(grades).toSorted()) : 'not-applicable',
  );
  return others.some((other) => other !== first);
}

/** The largest difference of some cases in points, whoever gave more; undefined of none. */
export function largestDifference(cases: readonly CalibrationCase<string>[]): Points | undefined {
  return cases
    .map(({ indicator }) => withoutSign(readExactFraction(indicator.difference)))
    .reduce<Points | undefined>(
      (largest, one) => (largest === undefined || comparePoints(one, largest) > 0 ? one : largest),
      undefined,
    );
}

/** Who is first among the assessors differs from evaluation to evaluation, so that a sign would say nothing over several. */
function withoutSign({ units, unitsPerPoint }: Points): Points {
  return { units: Math.abs(units), unitsPerPoint };
}
