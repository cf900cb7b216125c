import { restorationSchema } from '@samskar/shared/api';
import { lostDeedSchema } from '@samskar/shared/evaluation';
import { z } from 'zod';

/** What one restoration has taken away of what this person had seen. */
export const lossSchema = z.object({
  restored: restorationSchema,
  deeds: z.array(lostDeedSchema).readonly(),
  /** Of whom the deeds tell, by account: the server may know some of them no more. */
  names: z.record(z.string(), z.string()),
});
export type Loss = z.infer<typeof lossSchema>;

/** Where the device keeps those of an evaluation. */
export function lossesKey(evaluation: string): string {
  return `losses/${evaluation}`;
}
