import type { EvaluationState, PlannedInterview, SavedEvidence } from './state.ts';

/** Something that the assessors take notes of: one document of `fieldwork` each, under this id. */
export type FieldworkSource =
  | { readonly kind: 'interview'; readonly id: string; readonly interview: PlannedInterview }
  | { readonly kind: 'evidence'; readonly id: string; readonly evidence: SavedEvidence };

/**
 * The interviews of the plan, and the pieces of evidence that are sources by themselves. What was made of a note has its
 * note's source.
 */
export function fieldworkSources({ interviews, evidence }: Sources): readonly FieldworkSource[] {
  return [
    ...Object.values(interviews).map((interview) => ofInterview(interview)),
    ...Object.values(evidence).flatMap((piece) => ofEvidence(piece) ?? []),
  ];
}

export function findFieldworkSource(
  { interviews, evidence }: Sources,
  id: string,
): FieldworkSource | undefined {
  const interview = interviews[id];
  return interview ? ofInterview(interview) : ofEvidence(evidence[id]);
}

type Sources = Pick<EvaluationState, 'interviews' | 'evidence'>;

function ofInterview(interview: PlannedInterview): FieldworkSource {
  return { kind: 'interview', id: interview.id, interview };
}

function ofEvidence(evidence: SavedEvidence | undefined): FieldworkSource | undefined {
  if (evidence === undefined || evidence.noted !== undefined) return undefined;
  return { kind: 'evidence', id: evidence.id, evidence };
}
