import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import type { BlockRule, EvaluationMode } from '@samskar/shared/evaluation';
import { settingsText, type SettingsText } from './settings-text.ts';

/** An indicator that the municipality and the assessors have agreed to leave out. */
export type OutOfFocusRow = { readonly key: number; indicator: string; by: string; date: string };

/** What stands in the form's fields, as typed. */
export type Draft = {
  country: string;
  code: string;
  name: string;
  year: string;
  population: string;
  populationDate: string;
  instrument: string;
  /** In the order A, B. */
  assessors: [string, string];
  reviewers: readonly string[];
  observers: readonly string[];
  mode: EvaluationMode;
  blocks: BlockRule;
  settings: SettingsText;
  outOfFocus: OutOfFocusRow[];
};

/** The form as it is opened on `day`: this year, in Norway, with the recommended choices. */
export function emptyDraft(day: string): Draft {
  const year = day.slice(0, 4);
  return {
    country: 'NO',
    code: '',
    name: '',
    year,
    population: '',
    populationDate: `${year}-01-01`,
    instrument: '',
    assessors: ['', ''],
    reviewers: [],
    observers: [],
    mode: 'blind',
    blocks: 'all',
    settings: settingsText(defaultDisagreementSettings),
    outOfFocus: [],
  };
}
