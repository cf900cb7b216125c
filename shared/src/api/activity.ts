import { z } from 'zod';
import { evaluationEventSchema } from '../evaluation/events.ts';
import { confirmationsSchema, decisionSchema, momentSchema, uuidSchema } from '../evaluation/values.ts';
import { instrumentPartIdSchema } from '../instrument/index.ts';

/** Entries of one answer: some ten screens, and within a bad line's patience. */
export const activityPageEntries = 100;

/** What may stand behind the question mark of GET /api/evaluations/:id/activity.csv and activity.json. */
export const activityFilterSchema = z.strictObject({
  person: uuidSchema.optional(),
  kind: z.string().max(60).optional(),
  /** An area or an indicator. */
  place: instrumentPartIdSchema.optional(),
  from: momentSchema.optional(),
  to: momentSchema.optional(),
});

/** The same of GET /api/evaluations/:id/activity, which answers newest first and a page at a time. */
export const activityQuerySchema = activityFilterSchema.extend({
  /** Only what came before the event of this number. */
  before: z.coerce.number().int().min(1).optional(),
});

export const activityPageSchema = z.object({
  entries: z.array(
    z.object({
      event: evaluationEventSchema,
      areas: z.array(z.string()),
      indicators: z.array(z.string()),
      replaced: z.record(
        z.string(),
        decisionSchema.extend({ by: uuidSchema, at: momentSchema, confirmations: confirmationsSchema }),
      ),
    }),
  ),
  /** How many there are in all, on this page and others. */
  total: z.int(),
  hasMore: z.boolean(),
});
export type ActivityPage = z.infer<typeof activityPageSchema>;
