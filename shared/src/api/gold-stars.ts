import { z } from 'zod';
import { momentSchema, uuidSchema } from '../evaluation/values.ts';

/** Rows of one answer. */
export const goldStarsPageRows = 50;

/** What may stand behind the question mark of GET /api/gold-stars. */
export const goldStarsQuerySchema = z.strictObject({
  /** Words that all must occur: in the practice, why, municipality, year, instrument, area or indicator. */
  q: z.string().max(200).optional(),
  /** How many to pass over. */
  offset: z.coerce.number().int().min(0).max(100_000).optional(),
});

const foundGoldStarSchema = z.object({
  id: uuidSchema,
  evaluation: uuidSchema,
  municipality: z.object({ country: z.string(), code: z.string(), name: z.string() }),
  year: z.int(),
  instrument: z.object({ id: z.string(), version: z.string() }),
  /** Its name by language. */
  area: z.object({ id: z.string(), name: z.record(z.string(), z.string()) }),
  indicator: z.string(),
  practice: z.string(),
  why: z.string(),
  at: momentSchema,
  madeUp: z.boolean(),
});
export type FoundGoldStar = z.infer<typeof foundGoldStarSchema>;

/** Those of the evaluations in which the person takes part, newest evaluation first. */
export const goldStarsPageSchema = z.object({
  stars: z.array(foundGoldStarSchema),
  /** How many are found, on this page and others. */
  total: z.int(),
});
