import { activityPageSchema, type ActivityPage } from '@samskar/shared/api';
import type { call, CallFailure } from '#lib/api/call.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';
import { queryAddress, type ActivityChoice } from './activity-address.ts';

/** What the server tells of an evaluation's activity for one choice of filters, a page at a time. */
export class ActivityList {
  readonly first: Resource<ActivityPage>;
  readonly #ask: (before?: number) => ReturnType<typeof call<typeof activityPageSchema>>;
  #older = $state.raw<ActivityPage | undefined>();
  failure = $state.raw<CallFailure | undefined>();
  isFetching = $state(false);

  constructor(ask: typeof call, evaluation: string, choice: ActivityChoice) {
    this.#ask = (before) => {
      const query = queryAddress(choice, before === undefined ? {} : { before: String(before) });
      return ask('GET', `/api/evaluations/${evaluation}/activity${query}`, { schema: activityPageSchema });
    };
    this.first = new Resource(() => this.#ask());
  }

  readonly entries: ActivityPage['entries'] = $derived.by(() => [
    ...(this.first.value?.entries ?? []),
    ...(this.#older?.entries ?? []),
  ]);

  get hasMore(): boolean {
    return (this.#older ?? this.first.value)?.hasMore ?? false;
  }

  /** Something has happened: what is new comes first, and older pages are asked for again when they are wanted. */
  async reload(): Promise<void> {
    await this.first.load();
    this.#older = undefined;
  }

  async fetchOlder(): Promise<void> {
    const last = this.entries.at(-1);
    if (last === undefined || this.isFetching) return;
    this.isFetching = true;
    const answer = await this.#ask(last.event.seq);
    this.isFetching = false;
    this.failure = answer.ok ? undefined : answer.error;
    if (!answer.ok) return;
    const entries = [...(this.#older?.entries ?? []), ...answer.value.entries];
    this.#older = { ...answer.value, entries };
  }
}
