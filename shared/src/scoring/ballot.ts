import { z } from 'zod';
import { instrumentPartIdSchema } from '../instrument/index.ts';
import type { GradeSheet, IndicatorState } from './grade-sheet.ts';

/** How much a piece of evidence weighs for the assessor: 1 little, 2 some, 3 much. */
export const evidenceWeightSchema = z.literal([1, 2, 3]);
export type EvidenceWeight = z.infer<typeof evidenceWeightSchema>;

/** What one assessor says of one indicator, as it is frozen at the reveal. Private notes are not part of it. */
export const ballotIndicatorSchema = z.strictObject({
  applicable: z.boolean(),
  /** By criterion; may be incomplete. */
  grades: z.record(instrumentPartIdSchema, z.int().min(0).max(100)),
  /** Criteria marked as unsure. */
  unsure: z.array(instrumentPartIdSchema).max(20),
  reason: z.string().max(20_000),
  /** Weight by evidence id. */
  evidence: z.record(z.uuid(), evidenceWeightSchema),
});
export type BallotIndicator = z.infer<typeof ballotIndicatorSchema>;

/** One assessor's ballot, or the part of it that may be seen, by indicator id. */
export type Ballot = Readonly<Record<string, BallotIndicator>>;

/** The state an indicator would have if this ballot alone decided. */
export function ballotState(said: BallotIndicator | undefined): IndicatorState {
  if (said === undefined) return { kind: 'not-graded' };
  if (!said.applicable) return { kind: 'not-applicable' };
  return Object.keys(said.grades).length === 0
    ? { kind: 'not-graded' }
    : { kind: 'graded', grades: said.grades };
}

/** A ballot as a sheet of grades, for its points. What is out of focus is laid over it by the caller. */
export function ballotSheet(ballot: Ballot): GradeSheet {
  return Object.fromEntries(
    Object.entries(ballot).map(([indicatorId, said]) => [indicatorId, ballotState(said)]),
  );
}
