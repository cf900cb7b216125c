import type { EvaluationState, SavedEvidence } from './state.ts';

/** Something that the assessors take notes of: one document of `fieldwork` each, under this id. */
export type FieldworkSource = { readonly kind: 'evidence'; readonly id: string; readonly evidence: SavedEvidence };

/** Pieces of evidence that are sources by themselves. What was made of a note has its note's source. */
export function fieldworkSources(state: EvaluationState): readonly FieldworkSource[] {
  return Object.values(state.evidence)
    .filter(({ noted }) => noted === undefined)
    .map((evidence) => ({ kind: 'evidence', id: evidence.id, evidence }));
}

export function findFieldworkSource(state: EvaluationState, id: string): FieldworkSource | undefined {
  const evidence = state.evidence[id];
  return evidence?.noted === undefined && evidence ? { kind: 'evidence', id, evidence } : undefined;
}
