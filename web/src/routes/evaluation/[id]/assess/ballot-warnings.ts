import type { SavedEvidence } from '@samskar/shared/evaluation';
import type { Criterion } from '@samskar/shared/instrument';
import type { BallotIndicator } from '@samskar/shared/scoring';

/** What a careful reader would ask; it blocks nothing. */
export type BallotWarning =
  /** A grade of some height with no evidence behind it. */
  | 'no-evidence'
  /** A grade above 0, and all its evidence is planned or not started, which gives nothing. */
  | 'only-planned';

/** Grade 2 of 5, and the same share of other scales. */
const notableShare = 0.4;

export function ballotWarnings(
  said: BallotIndicator,
  criteria: readonly Criterion[],
  register: Readonly<Record<string, SavedEvidence>>,
): readonly BallotWarning[] {
  if (!said.applicable) return [];
  const linked = Object.keys(said.evidence).flatMap((id) => register[id] ?? []);
  const valid = linked.filter(({ withdrawn }) => !withdrawn);
  if (valid.length === 0) {
    const isNotable = criteria.some(({ id, topGrade }) => (said.grades[id] ?? 0) >= notableShare * topGrade);
    return isNotable ? ['no-evidence'] : [];
  }
  const isAboveZero = criteria.some(({ id }) => (said.grades[id] ?? 0) > 0);
  return isAboveZero && valid.every(({ status }) => status !== 'in-use') ? ['only-planned'] : [];
}
