import { countNamedSnapshots, deleteNamedSnapshots } from '../../storage/snapshot.ts';
import type { EvaluationRecords } from '../record-kind.ts';

/** Snapshots that somebody named; there are at most some hundred. */
export const snapshots: EvaluationRecords = {
  form: 'of-evaluation',
  kind: 'snapshots',
  count: countNamedSnapshots,
  removeSome: ({ database }, evaluation) => deleteNamedSnapshots(database, evaluation),
};
