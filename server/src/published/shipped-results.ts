import { publishedResultSchema } from '@samskar/shared/api';
import { z } from 'zod';
import { daySchema } from '@samskar/shared/evaluation';
import results from './published-results.json' with { type: 'json' };

const codeSchema = z.strictObject({
  code: z.string(),
  from: daySchema.nullable(),
  to: daySchema.nullable(),
});

const predecessorSchema = z.strictObject({ code: z.string(), name: z.string(), day: daySchema });

const shippedSchema = publishedResultSchema.omit({ shipped: true, subject: true, conflicts: true }).extend({
  subject: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('municipality'),
      country: z.string(),
      name: z.string(),
      /** Oldest first; the last is borne now. */
      codes: z.array(codeSchema).min(1),
      /** Others that it came of on a day, each with the last code that it bore. */
      predecessors: z.array(predecessorSchema).optional(),
    }),
    z.strictObject({ kind: z.literal('mean'), country: z.string(), name: z.string() }),
  ]),
});
export type ShippedResult = z.infer<typeof shippedSchema>;
export type ShippedMunicipality = Extract<ShippedResult['subject'], { kind: 'municipality' }>;

/**
 * What is known of results published until 2023, each with where it was read; gaps and contradictions are those of the
 * publications. Codes and the days of their change are the public registers' (SSB, SCB).
 */
export const shippedResults: readonly ShippedResult[] = z.array(shippedSchema).parse(results);
