import type { Result } from '@samskar/shared/result';
import type { CallFailure } from '#lib/api/call.ts';
import { draftChanges, type DraftChange } from './draft-changes.ts';
import type { PackageDraft } from './package-calls.ts';

/** How what was fetched compares with what was on the screen. */
export type Refreshed = 'first' | 'same' | 'changed' | 'failed';

/**
 * What this person is asked to sign, as it stands on the screen. It remembers what stood there first, so that nobody signs
 * a change that they were not told of.
 */
export class SignDraft {
  readonly #fetch: () => Promise<Result<PackageDraft, CallFailure>>;
  #opened = $state.raw<PackageDraft>();
  #shown = $state.raw<PackageDraft>();
  #failure = $state.raw<CallFailure>();
  #underWay = $state.raw(0);
  #lastCall = 0;

  constructor(fetch: () => Promise<Result<PackageDraft, CallFailure>>) {
    this.#fetch = fetch;
  }

  get shown(): PackageDraft | undefined {
    return this.#shown;
  }

  get failure(): CallFailure | undefined {
    return this.#failure;
  }

  get isFetching(): boolean {
    return this.#underWay > 0;
  }

  /** Since the page was opened. */
  readonly changes: readonly DraftChange[] = $derived.by(() =>
    this.#opened && this.#shown ? draftChanges(this.#opened, this.#shown) : [],
  );

  /** Shows what a signature would cover now. An answer that a later call has overtaken is not shown. */
  async refresh(): Promise<Refreshed> {
    const call = ++this.#lastCall;
    this.#underWay += 1;
    const answer = await this.#fetch();
    this.#underWay -= 1;
    const before = this.#shown;
    if (call !== this.#lastCall) return 'failed';
    this.#failure = answer.ok ? undefined : answer.error;
    if (!answer.ok) return 'failed';
    this.#shown = answer.value;
    this.#opened ??= answer.value;
    if (before === undefined) return 'first';
    return before.hash === answer.value.hash ? 'same' : 'changed';
  }
}
