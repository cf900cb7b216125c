import type { EvaluationSnapshot } from '@samskar/shared/api';
import { listLost } from '@samskar/shared/evaluation';
import type { KeptEvaluation } from '#lib/sync/kept-evaluation.ts';
import type { Loss } from '#lib/sync/loss.ts';

/** What restorations have taken away of what this person had seen: kept on this device until they say that they know. */
export class Losses {
  readonly #kept: Pick<KeptEvaluation, 'readLosses' | 'keepLosses'>;
  #all = $state.raw<readonly Loss[]>([]);
  #reading: Promise<void> | undefined;

  constructor(kept: Pick<KeptEvaluation, 'readLosses' | 'keepLosses'>) {
    this.#kept = kept;
  }

  /** Oldest first; none without a deed. */
  get all(): readonly Loss[] {
    return this.#all;
  }

  open(): Promise<void> {
    this.#reading ??= this.#kept.readLosses().then((losses) => void (this.#all = losses));
    return this.#reading;
  }

  /** `before` is the last that this person had seen, `after` the first that the restored server says. */
  async add(before: EvaluationSnapshot, after: EvaluationSnapshot): Promise<void> {
    const loss = lossOf(before, after);
    if (loss === undefined) return;
    await this.open();
    // Another tab may have seen less.
    const known = this.#all.find(({ restored }) => restored.epoch === loss.restored.epoch);
    if (known && known.deeds.length >= loss.deeds.length) return;
    this.#take([...this.#all.filter((other) => other !== known), loss]);
  }

  dismiss(): void {
    this.#take([]);
  }

  #take(losses: readonly Loss[]): void {
    this.#all = losses;
    this.#kept.keepLosses(losses);
  }
}

function lossOf(before: EvaluationSnapshot, { state, restored }: EvaluationSnapshot): Loss | undefined {
  if (restored === null) return undefined;
  const deeds = listLost(before.state, state, restored.backupMadeAt);
  if (deeds.length === 0) return undefined;
  const accounts = new Set(deeds.map(({ by }) => by));
  const names = before.people.filter(({ id }) => accounts.has(id)).map(({ id, name }) => [id, name] as const);
  return { restored, deeds, names: Object.fromEntries(names) };
}
