import { z } from 'zod';
import type { AreaTexts, AuthoredReport } from '../documents/index.ts';
import type { EvaluationState } from '../evaluation/index.ts';
import { momentSchema, uuidSchema } from '../evaluation/values.ts';

const snapshotMomentSchema = z.enum(['reveal', 'snapshot', 'signature', 'move']);

/** GET /api/evaluations/:id/snapshots, oldest first. */
export const snapshotItemSchema = z.object({
  /** Number of the event whose state it holds; of a move, which is kept as it was before, the move's own. */
  seq: z.int(),
  moment: snapshotMomentSchema,
  /** Null for those that take themselves. */
  name: z.string().nullable(),
  at: momentSchema,
  by: uuidSchema,
  /** Those that were revealed then: all that it covers (R13). */
  areas: z.array(z.string()),
});
export type SnapshotItem = z.infer<typeof snapshotItemSchema>;

/**
 * GET /api/evaluations/:id/snapshots/:seq, and /now for how it stands. `state` is the fold of the events up to then that this
 * person may see, made by the same functions on both sides; what is checked here is that it is one.
 */
export const snapshotViewSchema = z.object({
  seq: z.int(),
  moment: snapshotMomentSchema.or(z.literal('now')),
  name: z.string().nullable(),
  at: momentSchema,
  state: z.custom<EvaluationState>(isPlainObject),
  texts: z.array(z.custom<AreaTexts>(isPlainObject)),
  /** What was written of the report as a whole; absent in what was kept before it had texts of its own. */
  report: z.custom<AuthoredReport>(isPlainObject).optional(),
  /** Of `now`, by area: how far `texts` shows the joint documents; what comes after it is kept by a restore. */
  seen: z.record(z.string(), z.record(z.string(), z.int())).optional(),
  /** The same of the report as a whole. */
  seenReport: z.record(z.string(), z.int()).optional(),
});
export type SnapshotView = z.infer<typeof snapshotViewSchema>;

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
