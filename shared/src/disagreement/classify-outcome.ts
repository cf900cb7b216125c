import type { BallotIndicator } from '../scoring/index.ts';

/** Whose judgement a decision follows. */
export type OutcomeClass =
  /** All ballots said this. */
  | { readonly kind: 'same' }
  /** One assessor's, or the several who said the same among more than two. */
  | { readonly kind: 'of'; readonly assessorIds: readonly string[] }
  /** Every criterion lies within what the ballots gave, and no ballot is the same. */
  | { readonly kind: 'between' }
  | { readonly kind: 'other' };

export type Decided =
  | { readonly kind: 'graded'; readonly grades: Readonly<Record<string, number>> }
  | { readonly kind: 'not-applicable' };

/** Compares decided grades with what each assessor said, by account id. */
export function classifyOutcome(
  saidByAssessorId: Readonly<Record<string, BallotIndicator>>,
  decided: Decided,
): OutcomeClass {
  const said = Object.entries(saidByAssessorId);
  const assessorIds = said.filter(([, one]) => isSame(one, decided)).map(([assessorId]) => assessorId);
  if (assessorIds.length > 0) {
    return assessorIds.length === said.length ? { kind: 'same' } : { kind: 'of', assessorIds };
  }
  const applicable = said.map(([, one]) => one).filter((one) => one.applicable);
  return { kind: isBetween(applicable, decided) ? 'between' : 'other' };
}

function isSame(said: BallotIndicator, decided: Decided): boolean {
  if (decided.kind === 'not-applicable') return !said.applicable;
  const criterionIds = Object.keys(decided.grades);
  return said.applicable && criterionIds.every((id) => said.grades[id] === decided.grades[id]);
}

function isBetween(applicable: readonly BallotIndicator[], decided: Decided): boolean {
  if (decided.kind === 'not-applicable' || applicable.length < 2) return false;
  return Object.entries(decided.grades).every(([criterionId, grade]) => {
    const grades = applicable.flatMap((one) => one.grades[criterionId] ?? []);
    return grades.length > 0 && grade >= Math.min(...grades) && grade <= Math.max(...grades);
  });
}
