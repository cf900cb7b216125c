import { z } from 'zod';
import { instrumentPartIdSchema } from '../instrument/index.ts';
import { openAgainCauseSchema } from './open-again-causes.ts';
import { hashSchema } from './values.ts';

const ids = z.array(instrumentPartIdSchema).max(20_000);
const namedInstrumentSchema = z.strictObject({ id: instrumentPartIdSchema, hash: hashSchema });

/**
 * What becomes of each indicator when an evaluation moves to another instrument. It follows from the two instruments and
 * from what is revealed and declared ready, never from a ballot (R13). In the instruments' order.
 */
export const movePlanSchema = z.strictObject({
  from: namedInstrumentSchema,
  to: namedInstrumentSchema,
  /** What was said and decided of these stands. */
  carried: ids,
  /** There are no such any more; `area` is the one that they stood in. */
  void: z.array(z.strictObject({ indicator: instrumentPartIdSchema, area: instrumentPartIdSchema })),
  /** To be graded anew, and why; `was` is the area that they stood in, null for a new one. */
  openAgain: z.array(
    z.strictObject({
      indicator: instrumentPartIdSchema,
      area: instrumentPartIdSchema,
      was: instrumentPartIdSchema.nullable(),
      causes: z.array(openAgainCauseSchema).min(1),
    }),
  ),
  /** Of those that are open again: they stand in a revealed area, where nobody grades blind any more. */
  together: ids,
  areas: z.strictObject({
    gone: ids,
    /** Of those. */
    goneRevealed: ids,
    added: ids,
    /** Not revealed, and something in them is another: their ballots begin anew, with what is carried. */
    begunAnew: ids,
    /** Of those, and of the ones that are gone: somebody had declared them ready. */
    readyDiscarded: ids,
  }),
});
export type MovePlan = z.infer<typeof movePlanSchema>;
