import { z } from 'zod';
import { instrumentPartIdSchema } from '../instrument/index.ts';
import type { TextPlace } from '../documents/index.ts';
import { ballotIndicatorSchema, disagreementSettingsSchema } from '../disagreement/index.ts';
import { commandSchema } from '../evaluation/commands.ts';
import { evaluationEventSchema } from '../evaluation/events.ts';
import type { EvaluationState } from '../evaluation/state.ts';
import type { EvaluationRole } from '../evaluation/values.ts';
import {
  blockRuleSchema,
  daySchema,
  evaluationModeSchema,
  outOfFocusSchema,
  uuidSchema,
  hashSchema,
  momentSchema,
} from '../evaluation/values.ts';
import type { Person } from './people.ts';
import type { Restoration } from './restoration.ts';
import type { EvaluationRetention } from './retention.ts';

/** POST /api/evaluations, by the administrator. The size group follows from the population. */
export const newEvaluationSchema = z.strictObject({
  municipality: z.strictObject({
    country: z.string().regex(/^[A-Z]{2}$/),
    code: z.string().regex(/^[0-9A-Z-]{1,12}$/),
    name: z.string().trim().min(1).max(200),
  }),
  year: z.int().min(1990).max(2200),
  population: z.int().min(1).max(100_000_000),
  populationDate: daySchema,
  instrument: instrumentPartIdSchema,
  assessors: z.array(uuidSchema).min(2).max(3),
  reviewers: z.array(uuidSchema).max(20),
  observers: z.array(uuidSchema).max(20),
  /** Absent: blind. In open mode each area is finished by itself, whatever `blocks` says. */
  mode: evaluationModeSchema.exactOptional(),
  blocks: blockRuleSchema,
  settings: disagreementSettingsSchema,
  outOfFocus: z.array(outOfFocusSchema).max(1_000),
});
export type NewEvaluation = z.infer<typeof newEvaluationSchema>;

/** GET /api/evaluations/:id. `state` is the fold of the events that this person may see. */
export type EvaluationSnapshot = {
  readonly state: EvaluationState;
  readonly people: readonly Person[];
  readonly role: EvaluationRole;
  /** Current epoch of each document, by its name without "@epoch"; of one that is not there, that of `restored`, or 1. */
  readonly epochs: Readonly<Record<string, number>>;
  /** The last time when the server's data came back from a backup; null when they never have. */
  readonly restored: Restoration | null;
  /** Where the person was in the log when last here; null on the first visit. */
  readonly lastVisit: { readonly seq: number; readonly at: string } | null;
  /** Where others have written in the joint texts since then; of revealed areas, and nothing on the first visit. */
  readonly textChanges: readonly TextChange[];
  /** What of it has been deleted by its age, and what will be; absent in what an older page has kept. */
  readonly retention?: EvaluationRetention | undefined;
};

/** When a person last wrote in a place of an area's joint text, or of the report as a whole. */
export type TextChange = {
  /** Null for the report as a whole. */
  readonly area: string | null;
  readonly place: TextPlace;
  readonly by: string;
  readonly at: string;
};

/**
 * GET /api/evaluations/:id/earlier-ballots, each assessor's own: what they said of indicators that have become void or open
 * again before their area was revealed. In open mode the one sheet's.
 */
export const earlierBallotSchema = z.object({
  area: instrumentPartIdSchema,
  /** Hash of the instrument that it was graded on. */
  instrument: hashSchema,
  /** When the evaluation left that instrument. */
  at: momentSchema,
  values: z.record(instrumentPartIdSchema, ballotIndicatorSchema),
  /** Private notes by indicator. */
  notes: z.record(instrumentPartIdSchema, z.string()),
});
export type EarlierBallot = z.infer<typeof earlierBallotSchema>;

/** DELETE /api/evaluations/:id, of one that is archived; the SHA-256 of the export that holds everything. */
export const deletionSchema = z.strictObject({ exportHash: hashSchema });

/** PUT /api/evaluations/:id/visit */
export const visitSchema = z.strictObject({ seq: z.int().min(0) });

/** POST /api/evaluations/:id/commands. A repeated key of an accepted command gives its answer again and does nothing. */
export const commandRequestSchema = z.strictObject({ key: uuidSchema, command: commandSchema });

export type CommandRequest = z.infer<typeof commandRequestSchema>;

/** Answer of a command: the number of the last event, and the events that this person may see. */
export const commandAnswerSchema = z.object({ seq: z.int(), events: z.array(evaluationEventSchema) });

export type CommandAnswer = z.infer<typeof commandAnswerSchema>;

/** GET /api/evaluations/:id/points, for those who see points and no grades. */
const pointsLineSchema = z.object({
  id: z.string(),
  /** A dash until every indicator of the line is decided. */
  display: z.string(),
  max: z.number(),
  possibleMax: z.number(),
  /** Of the line's indicators, as `DecidedCount` has them. */
  inFocus: z.int(),
  decided: z.int(),
  confirmed: z.int(),
});
export const pointsViewSchema = z.object({
  total: pointsLineSchema.omit({ id: true }),
  areas: z.array(pointsLineSchema),
  subareas: z.array(pointsLineSchema),
  indicators: z.array(pointsLineSchema),
});
export type PointsView = z.infer<typeof pointsViewSchema>;

/** What the server says on the feed socket; the client says nothing. */
export const feedMessageSchema = z.discriminatedUnion('kind', [
  /** The first message of a socket brings what is newer than `since`, and may be empty. */
  z.object({ kind: z.literal('events'), events: z.array(evaluationEventSchema) }),
  /** What is newer than `since` is too much, or `since` is newer than everything: fetch the snapshot and connect again. */
  z.object({ kind: z.literal('snapshot-needed') }),
  /** Sent at intervals, so that a client notices a dead line. */
  z.object({ kind: z.literal('alive') }),
  /** Accounts of this evaluation that have a feed open; before the reveal nothing more is known of anybody. */
  z.object({ kind: z.literal('presence'), online: z.array(uuidSchema) }),
]);
export type FeedMessage = z.infer<typeof feedMessageSchema>;
