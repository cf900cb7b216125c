import { ballotRevision } from '@samskar/shared/documents';
import type { CallFailure } from '#lib/api/call.ts';
import type { Workbench } from './workbench.svelte.ts';

/** Declaring one area ready, as far as it has come. */
export type ReadyProgress =
  | { readonly kind: 'idle' }
  /** For the server's word that everything of the area is on its disk. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  /** The line went before everything was saved: nothing was declared. */
  | { readonly kind: 'not-saved' }
  | { readonly kind: 'refused'; readonly why: CallFailure };

/**
 * Says an area ready when all of it is acknowledged, and never later than that (R2, R14). What the person saw goes along as
 * a hash, so that the server refuses when its sheet is another one.
 */
export class ReadyCall {
  readonly #bench: Workbench;
  readonly #area: string;
  #progress = $state.raw<ReadyProgress>({ kind: 'idle' });

  constructor(bench: Workbench, area: string) {
    this.#bench = bench;
    this.#area = area;
  }

  get progress(): ReadyProgress {
    return this.#progress;
  }

  /** The person has said so; `follow` does the rest. */
  start(): void {
    this.#progress = { kind: 'waiting' };
  }

  cancel(): void {
    this.#progress = { kind: 'idle' };
  }

  /** Sends as soon as the way is open, and gives up when something comes in between. To be run in an effect. */
  follow(): void {
    if (this.#progress.kind !== 'waiting') return;
    const { kind } = this.#bench.readyGate(this.#area);
    if (kind === 'open') void this.#send();
    else if (kind !== 'saving') this.#progress = { kind: 'not-saved' };
  }

  async #send(): Promise<void> {
    this.#progress = { kind: 'sending' };
    const { screen } = this.#bench;
    const values = screen.ownValues(this.#area) ?? {};
    const outcome = await screen.send({
      kind: 'say-ready',
      area: this.#area,
      seenBallot: ballotRevision(values),
    });
    this.#progress = outcome.kind === 'refused' ? outcome : { kind: 'idle' };
  }
}
