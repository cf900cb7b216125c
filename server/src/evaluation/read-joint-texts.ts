import {
  documentShape,
  readAreaTexts,
  readSeenState,
  type AreaTexts,
  type SeenState,
} from '@samskar/shared/documents';
import type { EvaluationState } from '@samskar/shared/evaluation';
import { listClientOwners } from '../storage/client-id.ts';
import { findCurrentJoint } from './current-document.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';

export type ReadTexts = { readonly texts: AreaTexts; readonly seen: SeenState };

/**
 * The joint texts of the revealed areas with who wrote what, everything acknowledged in them; within a transaction, which
 * begins by storing what sockets have sent.
 */
export function readJointTexts(evaluations: Evaluations, state: EvaluationState): ReadTexts[] {
  const { database, documents } = evaluations;
  const instrument = instrumentOf(evaluations, state);
  return instrument.areas.flatMap(({ id: area }) => {
    if (state.revealed[area] === undefined) return [];
    const name = findCurrentJoint(database, state.creation.id, area);
    const doc = name === undefined ? undefined : documents.readDocument(name);
    const shape = documentShape(instrument, area);
    if (name === undefined || doc === undefined || shape === undefined) return [];
    const owners = listClientOwners(database, name);
    const texts = readAreaTexts(doc, area, shape, (client) => owners.get(client));
    return [{ texts, seen: readSeenState(doc) }];
  });
}
