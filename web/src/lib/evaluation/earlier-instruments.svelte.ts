import { SvelteMap } from 'svelte/reactivity';
import type { Instrument } from '@samskar/shared/instrument';
import type { EvaluationCalls } from '#lib/sync/evaluation-calls.ts';

type NamedInstrument = { readonly id: string; readonly hash: string };

/** Instruments that the evaluation stood on before: what was said on them is shown by their names. */
export class EarlierInstruments {
  readonly #fetch: EvaluationCalls['instrument'];
  readonly #byHash = new SvelteMap<string, Instrument>();
  /** Those that are on their way or here. */
  // No screen reads it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #asked = new Set<string>();

  constructor(fetch: EvaluationCalls['instrument']) {
    this.#fetch = fetch;
  }

  /** Reactive; undefined until `load` has brought it. */
  find(hash: string): Instrument | undefined {
    return this.#byHash.get(hash);
  }

  /** Once for each; what has failed is asked for again the next time. */
  async load({ id, hash }: NamedInstrument): Promise<void> {
    if (this.#asked.has(hash)) return;
    this.#asked.add(hash);
    const answer = await this.#fetch(id, hash);
    if (answer.ok) this.#byHash.set(hash, answer.value);
    else this.#asked.delete(hash);
  }
}
