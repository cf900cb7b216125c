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

const textByLanguageShape = z.record(z.string(), z.string());

/**
 * GET /api/instruments/:id/calibration, for its owner: how far its assessors graded each indicator alike, over all evaluations
 * and the areas that are revealed in them.
 */
export const instrumentCalibrationSchema = z.object({
  evaluations: z.int(),
  /** In the instrument's order; those that nobody has graded are left out. */
  indicators: z.array(
    z.object({
      id: z.string(),
      question: textByLanguageShape,
      /** In how many evaluations it was graded, and in how many of them differently. */
      evaluations: z.int(),
      differing: z.int(),
      /** In points, without sign. */
      largestDifference: z.number(),
    }),
  ),
});
export type InstrumentCalibration = z.infer<typeof instrumentCalibrationSchema>;

/** GET /api/instruments/:id/calibration/:indicator: the same of one indicator, evaluation by evaluation. */
export const indicatorCalibrationSchema = z.object({
  question: textByLanguageShape,
  /** The criteria in the instrument's order. */
  criteria: z.array(z.object({ id: z.string(), name: textByLanguageShape })),
  cases: z.array(
    z.object({
      evaluation: uuidSchema,
      municipality: z.string(),
      year: z.int(),
      madeUp: z.boolean(),
      at: momentSchema,
      assessors: z.array(z.object({ id: uuidSchema, name: z.string() })),
      said: z.record(z.string(), saidSchema),
      points: z.record(z.string(), exactPointsSchema),
      difference: exactPointsSchema,
      agreed: exactPointsSchema.nullable(),
      outcome: outcomeSchema.nullable(),
    }),
  ),
});
export type IndicatorCalibration = z.infer<typeof indicatorCalibrationSchema>;
