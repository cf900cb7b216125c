import { z } from 'zod';
import { hashSchema } from '../evaluation/values.ts';
import { instrumentDifferenceSchema } from '../instrument/index.ts';
import { instrumentListItemSchema } from './list-items.ts';

/** POST /api/instruments/comparison, with an instrument file: what publishing it would do. It has done nothing. */
export const instrumentComparisonSchema = z.object({
  id: z.string(),
  version: z.string(),
  hash: hashSchema,
  /** What stands under the same id; else the newest of the family; null for the first of a family. */
  against: instrumentListItemSchema.nullable(),
  difference: instrumentDifferenceSchema.nullable(),
  /**
   * `new`: another version, that running evaluations do not notice. `revision`: corrected texts, that running ones are given
   * at once. The others cannot be published.
   */
  effect: z.enum(['new', 'revision', 'unchanged', 'needs-new-id']),
  /** Open evaluations that a revision would reach. */
  running: z.int(),
});
export type InstrumentComparison = z.infer<typeof instrumentComparisonSchema>;

/** Behind POST /api/instruments: what the owner was shown the difference to. Corrected texts are not taken without. */
export const publishInstrumentQuerySchema = z.strictObject({ against: hashSchema.optional() });
