import { isLocked, type EvaluationState } from '@samskar/shared/evaluation';
import { diffInstruments } from '@samskar/shared/instrument';
import type { RunningEvaluations } from '../instruments/ports.ts';
import { listEvaluationIdsOn } from '../storage/evaluation.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';
import { storeEvents } from './store-events.ts';

/** The evaluations that a correction of an instrument's texts reaches: all that nobody has signed. */
export function evaluationsOnInstruments(
  evaluations: Pick<Evaluations, 'database' | 'states' | 'chance' | 'watcher' | 'instruments'>,
): RunningEvaluations {
  const { database, states, chance } = evaluations;
  const runningOn = (instrument: string): EvaluationState[] =>
    listEvaluationIdsOn(database, instrument)
      .map((id) => states.get(id))
      .filter((state) => !isLocked(state));
  return {
    countOn: (instrument) => runningOn(instrument).length,
    onRevised: ({ hash, instrument }, by) => {
      const stamp = { at: new Date(chance.now()).toISOString(), by };
      for (const state of runningOn(instrument.id)) {
        const before = state.instrument.hash;
        // One that comes with the program may have been corrected in more than its texts since this evaluation began.
        const { verdict } = diffInstruments(instrumentOf(evaluations, state), instrument);
        if (before === hash || verdict === 'substantive') continue;
        const event = { kind: 'instrument-revised', instrument: instrument.id, before, after: hash } as const;
        storeEvents(evaluations, state.creation.id, state.seq, [event], stamp);
      }
    },
  };
}
