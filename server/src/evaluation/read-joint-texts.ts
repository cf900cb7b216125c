import { readAreaTexts, readSeenState, type AreaTexts, type SeenState } from '@samskar/shared/documents';
import type { EvaluationState } from '@samskar/shared/evaluation';
import { listClientOwners } from '../storage/client-id.ts';
import type { Evaluations } from './evaluations.ts';
import { readJointDocuments } from './joint-documents.ts';

export type ReadTexts = { readonly texts: AreaTexts; readonly seen: SeenState };

/** The joint texts of the revealed areas with who wrote what; within a transaction, as `readJointDocuments`. */
export function readJointTexts(evaluations: Evaluations, state: EvaluationState): ReadTexts[] {
  return readJointDocuments(evaluations, state).map(({ area, name, doc, shape }) => {
    const owners = listClientOwners(evaluations.database, name);
    const texts = readAreaTexts(doc, area, shape, (client) => owners.get(client));
    return { texts, seen: readSeenState(doc) };
  });
}
