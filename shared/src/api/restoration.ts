import { z } from 'zod';
import { uuidSchema } from '../evaluation/values.ts';

/** That the server's data were once brought back from a backup: what had been done after it is gone. */
export const restorationSchema = z.object({
  /** Of every document since then; larger than all before. Events are numbered anew from where the backup ended. */
  epoch: z.int(),
  at: z.iso.datetime(),
  backupMadeAt: z.iso.datetime(),
});
export type Restoration = z.infer<typeof restorationSchema>;

/** GET /api/installation/restorations, for administrators; the last first. */
export const restorationListSchema = z.array(
  restorationSchema.extend({
    /** Evaluations that are back though they had been deleted after the backup was made. */
    returned: z.array(uuidSchema),
  }),
);
