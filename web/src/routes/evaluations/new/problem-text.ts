import { newEvaluationMessages, type UiLanguage } from '@samskar/shared/messages';
import type { ProblemKind } from './find-problems.ts';

const redStepMax = 100;

export function problemText(kind: ProblemKind, language: UiLanguage): string {
  const t = newEvaluationMessages[language];
  switch (kind) {
    case 'code':
      return t.municipality.codeInvalid;
    case 'name':
      return t.municipality.nameMissing;
    case 'year':
      return t.municipality.yearInvalid;
    case 'population':
      return t.municipality.populationInvalid;
    case 'population-date':
      return t.municipality.populationDateMissing;
    case 'instrument':
      return t.instrument.missing;
    case 'assessor-a':
      return t.people.assessorMissing('A');
    case 'assessor-b':
      return t.people.assessorMissing('B');
    case 'assessors-same':
      return t.people.assessorsSame;
    case 'setting-redStep':
    case 'setting-redExistence':
      return t.settings.wholeNumber(1, redStepMax);
    case 'setting-redShareOfMax':
    case 'setting-rereadShareMin':
      return t.settings.percent;
    case 'setting-rereadShareMax':
      return t.settings.rereadOrder;
    case 'setting-areaGapPoints':
    case 'setting-totalGapPoints':
      return t.settings.points;
    case 'focus-indicator':
      return t.outOfFocus.indicatorMissing;
    case 'focus-twice':
      return t.outOfFocus.indicatorTwice;
    case 'focus-by':
      return t.outOfFocus.byMissing;
    case 'focus-date':
      return t.outOfFocus.dateMissing;
  }
}
