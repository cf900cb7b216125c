import { goldStarsPageSchema, type FoundGoldStar } from '@samskar/shared/api';
import type { call, CallFailure } from '#lib/api/call.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';

type Found = { readonly stars: readonly FoundGoldStar[]; readonly total: number };

/** What the server finds for one search, a page at a time. */
export class StarSearch {
  readonly first: Resource<Found>;
  failure = $state.raw<CallFailure | undefined>();
  isFetching = $state(false);
  readonly #ask: (offset: number) => ReturnType<typeof call<typeof goldStarsPageSchema>>;
  #more = $state.raw<readonly FoundGoldStar[]>([]);

  constructor(ask: typeof call, words: string) {
    this.#ask = (offset) => {
      const query = words === '' ? '' : `&q=${encodeURIComponent(words)}`;
      return ask('GET', `/api/gold-stars?offset=${offset}${query}`, { schema: goldStarsPageSchema });
    };
    this.first = new Resource<Found>(() => this.#ask(0));
  }

  readonly stars: readonly FoundGoldStar[] = $derived.by(() => [
    ...(this.first.value?.stars ?? []),
    ...this.#more,
  ]);

  get hasMore(): boolean {
    return this.stars.length < (this.first.value?.total ?? 0);
  }

  async fetchMore(): Promise<void> {
    if (this.isFetching) return;
    this.isFetching = true;
    const answer = await this.#ask(this.stars.length);
    this.isFetching = false;
    this.failure = answer.ok ? undefined : answer.error;
    if (answer.ok) this.#more = [...this.#more, ...answer.value.stars];
  }
}
