import type { CalibrationDiffs } from '@samskar/shared/api';
import { readExactFraction } from '@samskar/shared/evaluation';
import { calibrationMessages, type UiLanguage } from '@samskar/shared/messages';
import { formatPoints } from '@samskar/shared/scoring';

type Diff = CalibrationDiffs[number];
export type CalibrationIndicator = Diff['indicators'][number];

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

/** What was decided: the grades, or why there are none. */
export function outcomeGradesText(
  outcome: CalibrationIndicator['outcome'],
  criteria: readonly string[],
  language: UiLanguage,
): string {
  const t = calibrationMessages[language];
  switch (outcome?.kind) {
    case 'graded':
      return gradesText(outcome.grades, criteria);
    case 'not-applicable':
      return t.notApplicable;
    case 'parked':
      return t.parked;
    case undefined:
      return t.open;
  }
}

/** Points that are kept as exact fractions, as people read them. */
export function pointsText(exact: string, decimals: number, language: string): string {
  return formatPoints(readExactFraction(exact), decimals, language);
}
