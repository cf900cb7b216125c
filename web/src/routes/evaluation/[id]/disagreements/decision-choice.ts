import { classifyOutcome } from '@samskar/shared/disagreement';
import type { Decision, Outcome } from '@samskar/shared/evaluation';
import type { Criterion } from '@samskar/shared/instrument';
import type { BallotIndicator } from '@samskar/shared/scoring';

export type DecisionReason = NonNullable<Decision['reason']>;

/** What somebody is about to decide; grades may be incomplete, a task may be empty. */
export type Choice =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'graded'; readonly grades: Readonly<Record<string, number>> }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'parked' };

/** An assessor's ballot of the indicator that is talked about; `id` is the account. */
export type Said = { readonly id: string; readonly ballot: BallotIndicator };

/** One way to decide with a single press: what these assessors said, alike. */
export type Pick = { readonly assessors: readonly string[]; readonly choice: Choice };

/** What a complete choice is, seen from the ballots; the person's word for it in the history and in the package. */
export type ChoiceClass =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'all' }
  | { readonly kind: 'of'; readonly assessors: readonly string[] }
  | { readonly kind: 'between' }
  | { readonly kind: 'other' }
  | { readonly kind: 'parked' };

/** The ballots as picks, in the order of the assessors; those who say the same share one. */
export function picksOf(said: readonly Said[], criteria: readonly Criterion[]): readonly Pick[] {
  const picks: { assessors: string[]; choice: Choice }[] = [];
  for (const { id, ballot } of said) {
    const choice = choiceOf(ballot);
    const same = picks.find((pick) => isSameChoice(pick.choice, choice, criteria));
    if (same) same.assessors.push(id);
    else picks.push({ assessors: [id], choice });
  }
  return picks;
}

function choiceOf({ applicable, grades }: BallotIndicator): Choice {
  return applicable ? { kind: 'graded', grades } : { kind: 'not-applicable' };
}

export function isSameChoice(a: Choice, b: Choice, criteria: readonly Criterion[]): boolean {
  if (a.kind !== 'graded' || b.kind !== 'graded') return a.kind === b.kind;
  return criteria.every(({ id }) => a.grades[id] === b.grades[id]);
}

/** Sets one grade; what was no grading becomes one. */
export function withGrade(choice: Choice, criterion: string, grade: number): Choice {
  const grades = choice.kind === 'graded' ? choice.grades : {};
  return { kind: 'graded', grades: { ...grades, [criterion]: grade } };
}

export function isCompleteChoice(choice: Choice, criteria: readonly Criterion[]): boolean {
  if (choice.kind === 'nothing') return false;
  return choice.kind !== 'graded' || criteria.every(({ id }) => choice.grades[id] !== undefined);
}

export function classifyChoice(
  choice: Choice,
  said: readonly Said[],
  criteria: readonly Criterion[],
): ChoiceClass {
  if (choice.kind === 'nothing' || !isCompleteChoice(choice, criteria)) return { kind: 'incomplete' };
  if (choice.kind === 'parked') return { kind: 'parked' };
  const outcome = classifyOutcome(Object.fromEntries(said.map(({ id, ballot }) => [id, ballot])), choice);
  switch (outcome.kind) {
    case 'same':
      return { kind: 'all' };
    case 'of':
      return { kind: 'of', assessors: outcome.assessorIds };
    case 'between':
    case 'other':
      return { kind: outcome.kind };
  }
}

/** The outcome of a choice that is complete; undefined for one that is not. */
export function outcomeOf(choice: Choice, task: string, criteria: readonly Criterion[]): Outcome | undefined {
  if (!isCompleteChoice(choice, criteria)) return undefined;
  switch (choice.kind) {
    case 'nothing':
      return undefined;
    case 'graded':
      return { kind: 'graded', grades: onlyKnown(choice.grades, criteria) };
    case 'not-applicable':
      return { kind: 'not-applicable' };
    case 'parked':
      return task.trim() === '' ? undefined : { kind: 'parked', task: task.trim() };
  }
}

/** What a decision that stands looks like as a choice, to begin a change of it from. */
export function choiceOfOutcome(outcome: Outcome): Choice {
  return outcome.kind === 'graded' ? { kind: 'graded', grades: outcome.grades } : { kind: outcome.kind };
}

function onlyKnown(grades: Readonly<Record<string, number>>, criteria: readonly Criterion[]) {
  return Object.fromEntries(
    criteria.flatMap(({ id }) => {
      const grade = grades[id];
      return grade === undefined ? [] : [[id, grade] as const];
    }),
  );
}
