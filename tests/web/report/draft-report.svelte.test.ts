import { nothingToCompare } from '@samskar/shared/report';
import type { ReportMaterial } from '@samskar/shared/api';
import type { UiLanguage } from '@samskar/shared/messages';
import { failure, success } from '@samskar/shared/result';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DraftReport } from '../../../web/src/routes/evaluation/[id]/report/preview/draft-report.svelte.ts';
import { contentOf, prose, rankedOthers } from '../../support/report-content.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const content = {
  ...contentOf([60, 50, 40, 30, 20]),
  reportTexts: {
    parts: [],
    texts: { 'part/foreword': prose('Et forord.'), 'part/closing': prose('En avslutning.') },
  },
};

const material: ReportMaterial = { content, signedAt: null, comparison: nothingToCompare, interviewees: [] };

function openDraft(answers: readonly ReportMaterial[] = [material], taken = {}) {
  const asked: UiLanguage[] = [];
  const draft = new DraftReport({
    fetch: (language) => {
      asked.push(language);
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      return Promise.resolve(answer ? success(answer) : failure({ kind: 'offline' as const }));
    },
    language: 'nb',
    readerLanguage: () => 'en',
    taken: () => taken,
    interviewsNotHeld: () => 1,
  });
  return { draft, asked };
}

test('makes the report of what the server gives, and nothing before', async () => {
  const { draft } = openDraft();
  expect(draft.report).toBeUndefined();
  expect(draft.problems).toEqual([]);
  await draft.resource.load();
  expect(draft.report).toMatchObject({ language: 'nb', year: 2023 });
});

test('says what is to be mended in the language of the reader, not in the report’s', async () => {
  const { draft } = openDraft();
  await draft.resource.load();
  expect(draft.problems.map(({ text }) => text)).toEqual(['1 planned interview has not been held.']);
});

test('is asked for anew in another language, and stays in the one before until it comes', async () => {
  const { draft, asked } = openDraft();
  await draft.resource.load();
  draft.language = 'en';
  expect(draft.report?.language).toBe('nb');
  await vi.runAllTimersAsync();
  expect(draft.report?.language).toBe('en');
  expect(asked).toEqual(['nb', 'en']);
});

test('waits for a pause before it is asked for anew, once for all that was saved', async () => {
  const { draft, asked } = openDraft();
  draft.changed();
  await vi.advanceTimersByTimeAsync(1_000);
  draft.changed();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual(['nb']);
});

test('is not asked for when nobody looks any more', async () => {
  const { draft, asked } = openDraft();
  draft.changed();
  draft.close();
  await vi.runAllTimersAsync();
  expect(asked).toEqual([]);
});

test('tells of sentences whose figures have changed since they were taken over', async () => {
  const ranked = (totals: readonly number[]) => ({
    ...material,
    comparison: { ...nothingToCompare, ranking: rankedOthers(totals) },
  });
  const before = openDraft([ranked([1, 2, 3, 4])]);
  await before.draft.resource.load();
  const taken = Object.fromEntries(before.draft.sentences.map(({ id, basis }) => [id, basis]));
  const kinds = async (totals: readonly number[]) => {
    const { draft } = openDraft([ranked(totals)], taken);
    await draft.resource.load();
    return draft.problems.map(({ kind }) => kind);
  };
  expect(await kinds([1, 2, 3, 4])).toEqual(['interview-not-held']);
  expect(await kinds([1, 2, 3, 400])).toEqual(['stale-sentence', 'interview-not-held']);
});
