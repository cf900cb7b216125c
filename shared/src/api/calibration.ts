import { z } from 'zod';
import { gradesSchema, momentSchema, outcomeSchema, uuidSchema } from '../evaluation/values.ts';

const exactPointsSchema = z.string().regex(/^-?\d{1,17}(\/\d{1,17})?$/);

const pointsShape = {
  id: z.string(),
  points: z.record(z.string(), exactPointsSchema),
  difference: exactPointsSchema,
  agreed: exactPointsSchema.nullable(),
};

const saidSchema = z.object({
  applicable: z.boolean(),
  grades: gradesSchema,
  unsure: z.array(z.string()),
});

/** GET /api/evaluations/:id/calibration-diffs, oldest first: the type `CalibrationDiff`. */
export const calibrationDiffsSchema = z.array(
  z.object({
    moment: z.enum(['reveal', 'snapshot', 'signature']),
    seq: z.int(),
    at: momentSchema,
    by: uuidSchema,
    instrument: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
    assessors: z.array(uuidSchema),
    areas: z.array(z.object(pointsShape)),
    indicators: z.array(
      z.object({ ...pointsShape, said: z.record(z.string(), saidSchema), outcome: outcomeSchema.nullable() }),
    ),
  }),
);
export type CalibrationDiffs = z.infer<typeof calibrationDiffsSchema>;
