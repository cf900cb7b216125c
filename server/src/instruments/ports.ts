import type { StoredInstrument } from '../storage/instrument.ts';

/** What instruments must know of the evaluations that stand on them. */
export interface RunningEvaluations {
  /** How many open ones, that nobody has signed, would be given a correction of this instrument's texts. */
  countOn(instrument: string): number;
  /** Gives them the corrected texts. Part of the caller's transaction. */
  onRevised(revised: StoredInstrument, by: string): void;
}
