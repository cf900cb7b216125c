import type { NewEvaluation as EvaluationRequest } from '@samskar/shared/api';
import { readWholeNumber } from '@samskar/shared/messages';
import type { Draft } from './draft.ts';
import { settingsOf } from './settings-text.ts';

/** The draft as POST /api/evaluations wants it; `findProblems` has found nothing wrong with it. */
export function requestOf(draft: Draft): EvaluationRequest {
  return {
    municipality: { country: draft.country, code: draft.code.trim(), name: draft.name.trim() },
    year: readWholeNumber(draft.year) ?? 0,
    population: readWholeNumber(draft.population) ?? 0,
    populationDate: draft.populationDate,
    instrument: draft.instrument,
    assessors: [...draft.assessors],
    reviewers: [...draft.reviewers],
    observers: [...draft.observers],
    ...(draft.mode === 'open' && { mode: draft.mode }),
    blocks: draft.blocks,
    settings: settingsOf(draft.settings),
    outOfFocus: draft.outOfFocus.map(({ indicator, by, date }) => ({ indicator, by: by.trim(), date })),
  };
}
