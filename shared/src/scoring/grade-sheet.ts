import type { Criterion } from '../instrument/index.ts';

/** Grades by criterion id, whole, 0 to the criterion's top grade. A criterion without a grade is absent. */
export type Grades = Readonly<Record<string, number>>;

/** The states an indicator can be in. A grade of 0 is graded; the three other states are not zero. */
export type IndicatorState =
  | { readonly kind: 'graded'; readonly grades: Grades }
  | { readonly kind: 'not-graded' }
  /** An assessor's judgement about the indicator. */
  | { readonly kind: 'not-applicable' }
  /** Agreed with the municipality before the evaluation: by whom, and the date (ISO). */
  | { readonly kind: 'out-of-focus'; readonly by: string; readonly date: string };

/** State by indicator id; an indicator that is absent is not graded. */
export type GradeSheet = Readonly<Record<string, IndicatorState>>;

/** Whether a value from outside may stand as a grade of the criterion. */
export function isGrade(criterion: Pick<Criterion, 'topGrade'>, value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= criterion.topGrade;
}
