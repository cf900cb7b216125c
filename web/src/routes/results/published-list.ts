import {
  publishedPageSchema,
  publishedResultSchema,
  type PublishedPage,
  type PublishedResult,
} from '@samskar/shared/api';
import { decimalsOf } from '@samskar/shared/consistency';
import type { Printed, ScoreLevel } from '@samskar/shared/scoring';
import { formatNumber, resultsMessages, type UiLanguage } from '@samskar/shared/messages';
import { call } from '#lib/api/call.ts';
import { Pages } from '#lib/resource/pages.svelte.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';

/** What the server finds for some words and a version; both may be empty. */
export function resultPages({
  words,
  version,
}: {
  readonly words: string;
  readonly version: string;
}): Pages<PublishedPage, PublishedResult> {
  const search = new URLSearchParams();
  if (words !== '') search.set('q', words);
  if (version !== '') search.set('version', version);
  return new Pages<PublishedPage, PublishedResult>({
    ask: (after) => {
      search.set('offset', String(after.length));
      return call('GET', `/api/published-results?${search.toString()}`, { schema: publishedPageSchema });
    },
    itemsOf: ({ results }) => results,
    hasMore: ({ total }, results) => results.length < total,
  });
}

export function publishedResult(id: string): Resource<PublishedResult> {
  return new Resource(() =>
    call('GET', `/api/published-results/${encodeURIComponent(id)}`, { schema: publishedResultSchema }),
  );
}

/** "33" or "33 / 34": everything that is printed for one place, with at least the decimals that its level is printed with. */
export function printedText(
  printed: Printed | undefined,
  language: UiLanguage,
  level: ScoreLevel = 'total',
): string {
  if (printed === undefined) return resultsMessages[language].notPublished;
  return [printed]
    .flat()
    .map((figure) => formatNumber(figure, language, decimalsOf(figure, level)))
    .join(' / ');
}

/** As people write it: with what is only assumed marked as such. */
export function versionText({ version, isVersionCertain }: PublishedResult, language: UiLanguage): string {
  return isVersionCertain ? version : `${version} (${resultsMessages[language].assumed})`;
}
