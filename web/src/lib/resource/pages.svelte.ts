import type { Result } from '@samskar/shared/result';
import type { CallFailure } from '#lib/api/call.ts';
import { Resource } from './resource.svelte.ts';

type PagesParts<Page, Item> = {
  /** Asks for the page that follows on these items; the first follows on none. */
  readonly ask: (after: readonly Item[]) => Promise<Result<Page, CallFailure>>;
  readonly itemsOf: (page: Page) => readonly Item[];
  /** Whether there is more than the items shown, by the page that came last. */
  readonly hasMore: (last: Page, items: readonly Item[]) => boolean;
};

/** A long list of the server's, a page at a time. */
export class Pages<Page, Item> {
  readonly first: Resource<Page>;
  /** Why the last page that was asked for has not come. */
  failure = $state.raw<CallFailure | undefined>();
  isFetching = $state(false);
  readonly #parts: PagesParts<Page, Item>;
  #more = $state.raw<readonly Page[]>([]);

  constructor(parts: PagesParts<Page, Item>) {
    this.#parts = parts;
    this.first = new Resource(() => parts.ask([]));
  }

  readonly items: readonly Item[] = $derived.by(() => this.#all.flatMap((page) => this.#parts.itemsOf(page)));

  get hasMore(): boolean {
    const last = this.#all.at(-1);
    return last !== undefined && this.#parts.hasMore(last, this.items);
  }

  /** Something has happened: what is new comes first, and further pages are asked for again when they are wanted. */
  async reload(): Promise<void> {
    await this.first.load();
    this.#more = [];
  }

  async fetchMore(): Promise<void> {
    if (this.isFetching) return;
    this.isFetching = true;
    const answer = await this.#parts.ask(this.items);
    this.isFetching = false;
    this.failure = answer.ok ? undefined : answer.error;
    if (answer.ok) this.#more = [...this.#more, answer.value];
  }

  get #all(): readonly Page[] {
    const first = this.first.value;
    return first === undefined ? [] : [first, ...this.#more];
  }
}
