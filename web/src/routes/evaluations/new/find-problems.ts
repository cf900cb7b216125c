import { newEvaluationSchema } from '@samskar/shared/api';
import { disagreementSettingsSchema, type DisagreementSettings } from '@samskar/shared/disagreement';
import { readWholeNumber } from '@samskar/shared/messages';
import { settingsOf } from './settings-text.ts';
import type { Draft, OutOfFocusRow } from './draft.ts';

export type ProblemKind =
  | 'code'
  | 'name'
  | 'year'
  | 'population'
  | 'population-date'
  | 'instrument'
  | 'assessor-a'
  | 'assessor-b'
  | 'assessors-same'
  | `setting-${keyof DisagreementSettings}`
  | 'focus-indicator'
  | 'focus-twice'
  | 'focus-by'
  | 'focus-date';

/** `field` is the id of the control that the summary of errors leads to. */
export type FieldProblem = { readonly field: string; readonly kind: ProblemKind };

/** Everything that keeps the draft from being sent, in the order of the form. */
export function findProblems(draft: Draft): readonly FieldProblem[] {
  return [
    ...findMunicipalityProblems(draft),
    ...(draft.instrument === '' ? [problem('instrument')] : []),
    ...findAssessorProblems(draft.assessors),
    ...findSettingProblems(draft),
    ...draft.outOfFocus.flatMap((row) => findFocusProblems(row, draft.outOfFocus)),
  ];
}

function findMunicipalityProblems(draft: Draft): FieldProblem[] {
  const { municipality, year, population, populationDate } = newEvaluationSchema.shape;
  const checks = [
    ['name', municipality.shape.name, draft.name],
    ['code', municipality.shape.code, draft.code.trim()],
    ['year', year, readWholeNumber(draft.year)],
    ['population', population, readWholeNumber(draft.population)],
    ['population-date', populationDate, draft.populationDate],
  ] as const;
  return checks.flatMap(([kind, schema, value]) => (schema.safeParse(value).success ? [] : [problem(kind)]));
}

function findAssessorProblems([a, b]: Draft['assessors']): FieldProblem[] {
  const missing = [
    ...(a === '' ? [problem('assessor-a')] : []),
    ...(b === '' ? [problem('assessor-b')] : []),
  ];
  if (missing.length > 0) return missing;
  return a === b ? [{ field: 'assessor-b', kind: 'assessors-same' }] : [];
}

function findSettingProblems(draft: Draft): FieldProblem[] {
  const parsed = disagreementSettingsSchema.safeParse(settingsOf(draft.settings));
  if (parsed.success) return [];
  const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  return Object.keys(disagreementSettingsSchema.shape)
    .filter((name) => names.has(name))
    .map((name) => problem(`setting-${name}` as ProblemKind));
}

function findFocusProblems(row: OutOfFocusRow, all: readonly OutOfFocusRow[]): FieldProblem[] {
  const earlier = all.slice(0, all.indexOf(row));
  const isTwice = earlier.some((other) => other.indicator === row.indicator);
  return [
    ...(row.indicator === '' ? [atRow(row, 'indicator', 'focus-indicator')] : []),
    ...(row.indicator !== '' && isTwice ? [atRow(row, 'indicator', 'focus-twice')] : []),
    ...(row.by.trim() === '' ? [atRow(row, 'by', 'focus-by')] : []),
    ...(row.date === '' ? [atRow(row, 'date', 'focus-date')] : []),
  ];
}

function problem(kind: ProblemKind): FieldProblem {
  return { field: kind, kind };
}

function atRow(row: OutOfFocusRow, part: string, kind: ProblemKind): FieldProblem {
  return { field: `focus-${row.key}-${part}`, kind };
}
