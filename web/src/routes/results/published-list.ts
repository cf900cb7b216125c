import { publishedResultSchema, type PublishedResult } from '@samskar/shared/api';
import { decimalsOf } from '@samskar/shared/consistency';
import type { Printed, ScoreLevel } from '@samskar/shared/scoring';
import { formatNumber, resultsMessages, type UiLanguage } from '@samskar/shared/messages';
import { z } from 'zod';
import { call } from '#lib/api/call.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';

const listSchema = z.array(publishedResultSchema);

export function publishedResults(): Resource<PublishedResult[]> {
  return new Resource(() => call('GET', '/api/published-results', { schema: listSchema }));
}

/** Those whose name holds the words, of one version or of all. */
export function findResults(
  results: readonly PublishedResult[],
  { words, version }: { readonly words: string; readonly version: string },
): readonly PublishedResult[] {
  const wanted = words.trim().toLocaleLowerCase('nb');
  return results.filter(
    (result) =>
      result.subject.name.toLocaleLowerCase('nb').includes(wanted) &&
      (version === '' || result.version === version),
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
