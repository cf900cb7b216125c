import { documentShape, type DocumentShape } from '@samskar/shared/documents';
import type { EvaluationState } from '@samskar/shared/evaluation';
import type * as Y from 'yjs';
import { findCurrentJoint } from './current-document.ts';
import { instrumentOf, type ReadableEvaluations } from './evaluations.ts';

/** The joint texts of an area, to be read only. */
export type JointDocument = {
  readonly area: string;
  /** With its epoch. */
  readonly name: string;
  readonly doc: Y.Doc;
  readonly shape: DocumentShape;
};

/**
 * Those of the revealed areas, in the instrument's order (R13), with everything acknowledged in them; within a transaction,
 * which begins by storing what sockets have sent. Whoever needs several things of them asks once: what nobody has open is read
 * from the disk each time.
 */
export function readJointDocuments(
  evaluations: ReadableEvaluations,
  state: EvaluationState,
): readonly JointDocument[] {
  const { database, documents } = evaluations;
  const instrument = instrumentOf(evaluations, state);
  return instrument.areas.flatMap(({ id: area }) => {
    if (state.revealed[area] === undefined) return [];
    const name = findCurrentJoint(database, state.creation.id, area);
    const doc = name === undefined ? undefined : documents.readDocument(name);
    const shape = documentShape(instrument, area);
    return name !== undefined && doc !== undefined && shape !== undefined ? [{ area, name, doc, shape }] : [];
  });
}
