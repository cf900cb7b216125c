import { describe, expect, test } from 'vitest';
import { newEvaluationSchema } from '@samskar/shared/api';
import { disagreementSettingsSchema } from '@samskar/shared/disagreement';
import { requestOf } from '../../../web/src/routes/evaluations/new/evaluation-request.ts';
import { findProblems } from '../../../web/src/routes/evaluations/new/find-problems.ts';
import type { Draft } from '../../../web/src/routes/evaluations/new/draft.ts';
import { settingsOf, settingsText } from '../../../web/src/routes/evaluations/new/settings-text.ts';

const defaults = disagreementSettingsSchema.parse({});
const a = '0191d5a0-0000-7000-8000-00000000000a';
const b = '0191d5a0-0000-7000-8000-00000000000b';

function draft(change: Partial<Draft> = {}): Draft {
  return {
    country: 'NO',
    code: '5027',
    name: ' Midtre Gauldal ',
    year: '2026',
    population: '6 234',
    populationDate: '2026-01-01',
    instrument: 'kk-3.2',
    assessors: [a, b],
    reviewers: [],
    observers: [],
    mode: 'blind',
    blocks: 'all',
    settings: settingsText(defaults),
    outOfFocus: [],
    ...change,
  };
}

function problemsOf(change: Partial<Draft>) {
  return findProblems(draft(change)).map(({ field, kind }) => `${field}: ${kind}`);
}

describe('a filled-in form', () => {
  test('becomes a request that the server takes', () => {
    const request = requestOf(
      draft({ outOfFocus: [{ key: 1, indicator: '1.1.1', by: ' Rådmann ', date: '2026-02-01' }] }),
    );
    expect(newEvaluationSchema.parse(request)).toEqual(request);
    expect(request).toMatchObject({
      municipality: { name: 'Midtre Gauldal' },
      population: 6234,
      settings: defaults,
      outOfFocus: [{ by: 'Rådmann' }],
    });
  });

  test('has no problems', () => {
    expect(problemsOf({})).toEqual([]);
  });
});

describe('problems', () => {
  test('of an empty form are all found at once, in its order', () => {
    const empty = { name: '', code: '', year: '', population: '', populationDate: '', instrument: '' };
    expect(problemsOf({ ...empty, assessors: ['', ''] })).toEqual([
      'name: name',
      'code: code',
      'year: year',
      'population: population',
      'population-date: population-date',
      'instrument: instrument',
      'assessor-a: assessor-a',
      'assessor-b: assessor-b',
    ]);
  });

  test('one person cannot be both assessors', () => {
    expect(problemsOf({ assessors: [a, a] })).toEqual(['assessor-b: assessors-same']);
  });

  test('an indicator out of focus needs who and when, and stands once', () => {
    const row = { key: 1, indicator: '1.1.1', by: 'Rådmann', date: '2026-02-01' };
    expect(problemsOf({ outOfFocus: [row, { ...row, key: 2, by: ' ', date: '' }] })).toEqual([
      'focus-2-indicator: focus-twice',
      'focus-2-by: focus-by',
      'focus-2-date: focus-date',
    ]);
  });
});

describe('settings', () => {
  test('are shown in percent and come back as they were', () => {
    expect(settingsText(defaults)).toMatchObject({ redPercentOfMax: '25', rereadPercentMin: '5' });
    expect(settingsOf(settingsText(defaults))).toEqual(defaults);
  });

  test('may be written with a comma', () => {
    expect(settingsOf({ ...settingsText(defaults), redPercentOfMax: '12,5' }).redShareOfMax).toBe(0.125);
  });

  test.each([
    [{ redStep: '0' }, 'setting-redStep'],
    [{ redStep: '' }, 'setting-redStep'],
    [{ redPercentOfMax: '120' }, 'setting-redShareOfMax'],
    [{ areaGapPoints: 'five' }, 'setting-areaGapPoints'],
    [{ rereadPercentMin: '20' }, 'setting-rereadShareMax'],
  ])('%o is refused at %s', (change, field) => {
    expect(problemsOf({ settings: { ...settingsText(defaults), ...change } })).toEqual([
      `${field}: ${field}`,
    ]);
  });
});
