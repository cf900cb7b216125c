import { z } from 'zod';

const environment = z
  .object({
    SAMSKAR_EXTENT: z.enum(['long', 'short']).default('short'),
    SAMSKAR_SEED: z.coerce.number().int().default(20261121),
  })
  .parse(process.env);

/** `pnpm test:faults` and `pnpm test:probes` set it; `pnpm test` has time for the short form. */
export const isLong = environment.SAMSKAR_EXTENT === 'long';

/** Every random moment and plan follows from it: the same seed makes the same ones. */
export const seed = environment.SAMSKAR_SEED;

/** What was done, for the person who reads the run: a line of figures, printed also when all is well. */
export function reportFigures(text: string): void {
  process.stdout.write(`# ${text}\n`);
}
