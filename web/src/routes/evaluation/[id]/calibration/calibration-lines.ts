import type { CalibrationDiffs } from '@samskar/shared/api';
import { readExactFraction } from '@samskar/shared/evaluation';
import { formatPoints } from '@samskar/shared/scoring';

type Diff = CalibrationDiffs[number];
export type CalibrationIndicator = Diff['indicators'][number];

/** Also where different grades come to the same points. */
export function isGradedDifferently({ said }: CalibrationIndicator): boolean {
  const [first, ...others] = Object.values(said).map(({ applicable, grades }) =>
    applicable ? JSON.stringify(Object.entries(grades).toSorted()) : 'not-applicable',
  );
  return others.some((other) => other !== first);
}

/** The criteria that anybody was graded on, in the order in which `order` has them. */
export function criteriaIn(diff: Diff, order: readonly string[]): string[] {
  const used = new Set(
    diff.indicators.flatMap(({ said }) => Object.values(said).flatMap(({ grades }) => Object.keys(grades))),
  );
  return [...order.filter((id) => used.has(id)), ...[...used].filter((id) => !order.includes(id))];
}

/** "3 · 2 · 1", a dash for a criterion that the indicator has not. */
export function gradesText(grades: Readonly<Record<string, number>>, criteria: readonly string[]): string {
  return criteria.map((id) => grades[id] ?? '–').join(' · ');
}

/** Points that are kept as exact fractions, as people read them. */
export function pointsText(exact: string, decimals: number, language: string): string {
  return formatPoints(readExactFraction(exact), decimals, language);
}
