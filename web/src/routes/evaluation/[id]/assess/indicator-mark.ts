import type { Criterion } from '@samskar/shared/instrument';
import type { BallotIndicator } from '@samskar/shared/scoring';

/** How far one's own judgement of an indicator has come, as the list shows it. */
export type IndicatorMark = 'empty' | 'partial' | 'graded' | 'not-applicable' | 'out-of-focus';

export function indicatorMark(
  said: BallotIndicator | undefined,
  criteria: readonly Criterion[],
  isOutOfFocus: boolean,
): IndicatorMark {
  if (isOutOfFocus) return 'out-of-focus';
  if (said === undefined) return 'empty';
  if (!said.applicable) return 'not-applicable';
  const graded = criteria.filter(({ id }) => said.grades[id] !== undefined).length;
  if (graded === 0) return 'empty';
  return graded === criteria.length ? 'graded' : 'partial';
}

/** Nothing more is needed before the area can be declared ready (R14). */
export function isComplete(mark: IndicatorMark): boolean {
  return mark !== 'empty' && mark !== 'partial';
}
