import type { Result } from '@samskar/shared/result';
import type { CallFailure } from '#lib/api/call.ts';

export type ResourceState<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: CallFailure }
  | { readonly kind: 'ready'; readonly value: Value };

/** Something that a screen asks the server for, once or again after it has changed. */
export class Resource<Value> {
  state = $state.raw<ResourceState<Value>>({ kind: 'loading' });

  readonly #ask: () => Promise<Result<Value, CallFailure>>;
  #lastAsked = 0;

  constructor(ask: () => Promise<Result<Value, CallFailure>>) {
    this.#ask = ask;
  }

  get value(): Value | undefined {
    return this.state.kind === 'ready' ? this.state.value : undefined;
  }

  /** Asks anew. What is there stays until the answer has come; an answer that a later question has overtaken is dropped. */
  async load(): Promise<void> {
    const asked = ++this.#lastAsked;
    if (this.state.kind === 'failed') this.state = { kind: 'loading' };
    const answer = await this.#ask();
    if (asked !== this.#lastAsked) return;
    this.state = answer.ok
      ? { kind: 'ready', value: answer.value }
      : { kind: 'failed', failure: answer.error };
  }
}
