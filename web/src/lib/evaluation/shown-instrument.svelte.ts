import type { Instrument } from '@samskar/shared/instrument';
import type { CallFailure } from '#lib/api/call.ts';
import type { EvaluationCalls } from '#lib/sync/evaluation-calls.ts';
import type { KeptEvaluation } from '#lib/sync/kept-evaluation.ts';

export type ShownInstrumentParts = {
  readonly calls: Pick<EvaluationCalls, 'instrument'>;
  readonly kept: Pick<KeptEvaluation, 'readInstrument' | 'keepInstrument'>;
  /** The one that the evaluation stands on now; undefined until that is known. */
  readonly wanted: () => { readonly id: string; readonly hash: string } | undefined;
};

/**
 * The instrument of an evaluation, from the device or the server. Its texts may be corrected while the evaluation is open: the
 * earlier ones are shown until the corrected ones are here.
 */
export class ShownInstrument {
  readonly #parts: ShownInstrumentParts;
  #instrument = $state.raw<Instrument | undefined>();
  #failure = $state.raw<CallFailure | undefined>();
  #shownHash: string | undefined;

  constructor(parts: ShownInstrumentParts) {
    this.#parts = parts;
  }

  /** Reactive. */
  get value(): Instrument | undefined {
    return this.#instrument;
  }

  /** Reactive: why there is none, or not the corrected one. */
  get failure(): CallFailure | undefined {
    return this.#failure;
  }

  /** Fetches it when another is wanted than the one that is shown. */
  async open(): Promise<void> {
    const wanted = this.#parts.wanted();
    if (!wanted || wanted.hash === this.#shownHash) return;
    const kept = await this.#parts.kept.readInstrument(wanted.id, wanted.hash);
    if (kept) {
      this.#show(kept, wanted.hash);
      return;
    }
    const answer = await this.#parts.calls.instrument(wanted.id, wanted.hash);
    this.#failure = answer.ok ? undefined : answer.error;
    if (!answer.ok) return;
    this.#parts.kept.keepInstrument(answer.value, wanted.hash);
    this.#show(answer.value, wanted.hash);
  }

  /** When one is shown: fetches the one that has taken its place. Before, `open` is on its way. */
  async follow(): Promise<void> {
    if (this.#shownHash !== undefined) await this.open();
  }

  /** What is shown is what the evaluation stands on now. */
  get isWanted(): boolean {
    return this.#shownHash !== undefined && this.#parts.wanted()?.hash === this.#shownHash;
  }

  /** What was asked for may have been corrected again before it came. */
  #show(instrument: Instrument, hash: string): void {
    if (this.#parts.wanted()?.hash !== hash) return void this.open();
    this.#instrument = instrument;
    this.#shownHash = hash;
  }
}
