import type { EvaluationState } from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import type { InstallationKey } from '../storage/installation-key.ts';
import type { Database } from '../storage/database.ts';
import type { Chance } from '../people/chance.ts';
import type { EvaluationStates } from './evaluation-states.ts';
import type { Documents } from './ports.ts';

/** What the operations on evaluations work with. */
export type Evaluations = {
  readonly database: Database;
  readonly chance: Chance;
  readonly documents: Documents;
  readonly instruments: InstrumentLibrary;
  readonly states: EvaluationStates;
  readonly key: InstallationKey;
  readonly watcher: EvaluationWatcher;
};

/** What reading an evaluation takes: less than working on it, so that a command can read while a server runs. */
export type ReadableEvaluations = Pick<Evaluations, 'database' | 'instruments' | 'states' | 'key'> & {
  readonly documents: Pick<Documents, 'readDocument'>;
};

/** Whoever shows evaluations live; told after the commit. */
export interface EvaluationWatcher {
  onEvents(evaluation: string): void;
  /** It is gone: whoever follows it is sent away, and nothing of it is kept. */
  onDeleted(evaluation: string): void;
  /** Somebody may now read or write more, or less, than before (R8). */
  onAccessChanged(): void;
}

/** The instrument that an evaluation stands on now. */
export function instrumentOf(
  { instruments }: Pick<Evaluations, 'instruments'>,
  { creation, instrument }: EvaluationState,
): Instrument {
  const stored = instruments.findByHash(instrument.hash);
  if (stored === undefined) throw new Error(`The instrument of evaluation ${creation.id} is gone`);
  return stored.instrument;
}
