import { activityPageSchema, type ActivityPage } from '@samskar/shared/api';
import { call } from '#lib/api/call.ts';
import { Pages } from '#lib/resource/pages.svelte.ts';
import { queryAddress, type ActivityChoice } from './activity-address.ts';

type Entry = ActivityPage['entries'][number];

/** What the server tells of an evaluation's activity for one choice of filters, newest first. */
export function activityPages(evaluation: string, choice: ActivityChoice): Pages<ActivityPage, Entry> {
  return new Pages<ActivityPage, Entry>({
    ask: (after) => {
      const last = after.at(-1);
      const query = queryAddress(choice, last === undefined ? {} : { before: String(last.event.seq) });
      return call('GET', `/api/evaluations/${evaluation}/activity${query}`, { schema: activityPageSchema });
    },
    itemsOf: ({ entries }) => entries,
    hasMore: ({ hasMore }) => hasMore,
  });
}
