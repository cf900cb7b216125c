import { applyEvent, type EvaluationState } from '@samskar/shared/evaluation';
import type { Database } from '../storage/database.ts';
import { listEvents } from '../storage/evaluation-event.ts';

/** An evaluation's state is about 0.5 MB; more than these are hardly worked on at once. */
const statesKeptMax = 50;

/** What the events of each evaluation add up to, unfiltered. Kept, so that only new events are read. */
export class EvaluationStates {
  readonly #database: Database;
  /** The one used longest ago comes first. */
  readonly #kept = new Map<string, EvaluationState>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Undefined when there is no such evaluation. */
  find(evaluation: string): EvaluationState | undefined {
    const kept = this.#kept.get(evaluation);
    const events = listEvents(this.#database, evaluation, kept?.seq ?? 0);
    const state = events.reduce<EvaluationState | undefined>(applyEvent, kept);
    // What a transaction has written may still be rolled back.
    if (state !== undefined && !this.#database.raw.isTransaction) this.#keep(evaluation, state);
    return state;
  }

  /** Nothing of it is kept any more: it has been deleted. */
  forget(evaluation: string): void {
    this.#kept.delete(evaluation);
  }

  /** @throws when there is no such evaluation. */
  get(evaluation: string): EvaluationState {
    const state = this.find(evaluation);
    if (state === undefined) throw new Error(`There is no evaluation ${evaluation}`);
    return state;
  }

  #keep(evaluation: string, state: EvaluationState): void {
    this.#kept.delete(evaluation);
    this.#kept.set(evaluation, state);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > statesKeptMax && oldest !== undefined) this.#kept.delete(oldest);
  }
}
