import {
  commandAnswerSchema,
  evaluationRetentionSchema,
  earlierBallotSchema,
  fieldNotesSchema,
  pointsViewSchema,
  type EarlierBallot,
  type EvaluationSnapshot,
  type FieldNotes,
  type PointsView,
  restorationSchema,
} from '@samskar/shared/api';
import type { Command, EvaluationState } from '@samskar/shared/evaluation';
import { instrumentSchema, type Instrument } from '@samskar/shared/instrument';
import type { Result } from '@samskar/shared/result';
import { z } from 'zod';
import { call, type CallFailure } from '#lib/api/call.ts';
import { instrumentPath } from '#lib/api/instrument-path.ts';

export type CommandAnswer = z.infer<typeof commandAnswerSchema>;

/**
 * The state is folded by the same functions on both sides, so its shape is theirs; what is checked here is that the answer
 * is one, and not something that an older page of ours has kept.
 */
export const snapshotSchema: z.ZodType<EvaluationSnapshot> = z.object({
  state: z.custom<EvaluationState>(isState),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: z.enum(['assessor', 'internal-reviewer', 'observer']).nullable(),
    }),
  ),
  role: z.enum(['assessor', 'internal-reviewer', 'observer']),
  epochs: z.record(z.string(), z.int()),
  restored: restorationSchema.nullable(),
  retention: evaluationRetentionSchema.optional(),
  lastVisit: z.object({ seq: z.int(), at: z.string() }).nullable(),
  textChanges: z.array(
    z.object({
      area: z.string(),
      place: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('justification'), indicator: z.string() }),
        z.object({ kind: z.literal('findings') }),
      ]),
      by: z.string(),
      at: z.string(),
    }),
  ),
});

const stateParts = [
  'seq',
  'creation',
  'instrument',
  'instrumentMoves',
  'participants',
  'assessors',
  'evidence',
  'interviews',
  'ready',
  'revealed',
  'decisions',
  'goldStars',
  'signatures',
];

function isState(value: unknown): boolean {
  return typeof value === 'object' && value !== null && stateParts.every((part) => part in value);
}

type Answer<T> = Promise<Result<T, CallFailure>>;

/** What an evaluation's screens ask of the server. */
export type EvaluationCalls = {
  readonly snapshot: () => Answer<EvaluationSnapshot>;
  /** Exactly the content that the evaluation stands on. */
  readonly instrument: (id: string, hash: string) => Answer<Instrument>;
  readonly points: () => Answer<PointsView>;
  readonly fieldNotes: () => Answer<FieldNotes>;
  /** The person's own, of instruments that the evaluation stood on before. */
  readonly earlierBallots: () => Answer<readonly EarlierBallot[]>;
  readonly command: (key: string, command: Command) => Answer<CommandAnswer>;
  /** Accounts by Yjs client id, of the shared sheet of an area. */
  readonly sheetOwners: (area: string) => Answer<Record<string, string>>;
  readonly visit: (seq: number) => Answer<undefined>;
};

export function evaluationCalls(evaluation: string): EvaluationCalls {
  const path = `/api/evaluations/${evaluation}`;
  return {
    snapshot: () => call('GET', path, { schema: snapshotSchema }),
    instrument: (id, hash) => call('GET', instrumentPath({ id, hash }), { schema: instrumentSchema }),
    fieldNotes: () => call('GET', `${path}/field-notes`, { schema: fieldNotesSchema }),
    earlierBallots: () => call('GET', `${path}/earlier-ballots`, { schema: z.array(earlierBallotSchema) }),
    points: () => call('GET', `${path}/points`, { schema: pointsViewSchema }),
    command: (key, command) =>
      call('POST', `${path}/commands`, { body: { key, command }, schema: commandAnswerSchema }),
    sheetOwners: (area) =>
      call('GET', `${path}/sheet-authors/${area}`, { schema: z.record(z.string(), z.string()) }),
    visit: (seq) => call('PUT', `${path}/visit`, { body: { seq } }),
  };
}
