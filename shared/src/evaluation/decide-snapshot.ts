import { storeCalibration } from './decide-readiness.ts';
import { accept, refuse, type Answer, type CommandOf } from './decided.ts';
import type { EvaluationState } from './state.ts';

/** One a working day for half a year; each keeps the joint texts, which may be some 300 KB. */
const namedSnapshotsMax = 120;

/** Keeps what is there now under a name. Before the reveal of an area nothing of it is in the log or in a joint text (R13). */
export function takeSnapshot(state: EvaluationState, { name }: CommandOf<'take-snapshot'>): Answer {
  if (state.namedSnapshots >= namedSnapshotsMax)
    return refuse({ kind: 'limit-reached', max: namedSnapshotsMax });
  const areas = Object.keys(state.revealed);
  return accept(
    [{ kind: 'snapshot-taken', name }],
    [...storeCalibration(state, 'snapshot', areas), { kind: 'store-snapshot', moment: 'snapshot' }],
  );
}
