import { isLocked, type EvaluationState, type RevisionOrigin } from '@samskar/shared/evaluation';
import { diffInstruments } from '@samskar/shared/instrument';
import type { RunningEvaluations } from '../instruments/ports.ts';
import { listEvents } from '../storage/evaluation-event.ts';
import { listEvaluationIdsOn } from '../storage/evaluation.ts';
import type { StoredInstrument } from '../storage/instrument.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';
import { storeEvents } from './store-events.ts';

type Tools = Pick<Evaluations, 'database' | 'states' | 'chance' | 'watcher' | 'instruments'>;

/** The evaluations that a correction of an instrument's texts reaches: all that nobody has signed. */
export function evaluationsOnInstruments(evaluations: Tools): RunningEvaluations {
  return {
    countOn: (instrument) => runningOn(evaluations, instrument).length,
    onRevised: (revised, by) => {
      for (const state of runningOn(evaluations, revised.instrument.id))
        revise(evaluations, state, revised, { by });
    },
  };
}

/** Gives open evaluations the corrected texts that have come with the program. */
export function takeShippedTexts(evaluations: Tools, added: readonly StoredInstrument[]): void {
  const { database } = evaluations;
  if (added.length === 0) return;
  database.transaction(() => {
    for (const shipped of added)
      for (const state of runningOn(evaluations, shipped.instrument.id)) {
        const [created] = listEvents(database, state.creation.id, 0, 1);
        if (created) revise(evaluations, state, shipped, { by: created.by, origin: 'program' });
      }
  });
}

function runningOn({ database, states }: Tools, instrument: string): EvaluationState[] {
  return listEvaluationIdsOn(database, instrument)
    .map((id) => states.get(id))
    .filter((state) => !isLocked(state));
}

function revise(
  evaluations: Tools,
  state: EvaluationState,
  { hash, instrument }: StoredInstrument,
  { by, origin }: { readonly by: string; readonly origin?: RevisionOrigin },
): void {
  const before = state.instrument.hash;
  // One that comes with the program may have been corrected in more than its texts since this evaluation began.
  const { verdict } = diffInstruments(instrumentOf(evaluations, state), instrument);
  if (before === hash || verdict === 'substantive') return;
  const revised = { instrument: instrument.id, before, after: hash, ...(origin && { origin }) };
  const stamp = { at: new Date(evaluations.chance.now()).toISOString(), by };
  storeEvents(evaluations, state.creation.id, state.seq, [{ kind: 'instrument-revised', ...revised }], stamp);
}
