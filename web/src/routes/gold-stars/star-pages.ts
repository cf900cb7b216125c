import { goldStarsPageSchema, type FoundGoldStar } from '@samskar/shared/api';
import { call } from '#lib/api/call.ts';
import { Pages } from '#lib/resource/pages.svelte.ts';

type Found = { readonly stars: readonly FoundGoldStar[]; readonly total: number };

/** What the server finds for one search. */
export function starPages(words: string): Pages<Found, FoundGoldStar> {
  const query = words === '' ? '' : `&q=${encodeURIComponent(words)}`;
  return new Pages<Found, FoundGoldStar>({
    ask: (after) =>
      call('GET', `/api/gold-stars?offset=${after.length}${query}`, { schema: goldStarsPageSchema }),
    itemsOf: ({ stars }) => stars,
    hasMore: ({ total }, stars) => stars.length < total,
  });
}
