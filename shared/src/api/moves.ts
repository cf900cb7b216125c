import { z } from 'zod';
import { movePlanSchema } from '../evaluation/move-plan-schema.ts';
import { hashSchema, uuidSchema } from '../evaluation/values.ts';

/** GET /api/instruments/:id/evaluations: open ones on an earlier version of its family, for those who may move them. */
export const movableEvaluationSchema = z.object({
  id: uuidSchema,
  municipality: z.string(),
  year: z.int(),
  instrument: z.string(),
  isLocked: z.boolean(),
  /** R16: then this person may not move it. */
  takesPart: z.boolean(),
});
export type MovableEvaluation = z.infer<typeof movableEvaluationSchema>;

/** Behind GET /api/evaluations/:id/move-plan. */
export const movePlanQuerySchema = z.strictObject({ to: z.string().max(40) });

/** What moving would do now. It has done nothing; `planHash` goes with the command. */
export const movePlanViewSchema = z.object({
  plan: movePlanSchema,
  planHash: hashSchema,
  /** Points that can be had: all but what is out of focus. */
  possibleMax: z.object({ before: z.number(), after: z.number() }),
});
export type MovePlanView = z.infer<typeof movePlanViewSchema>;
