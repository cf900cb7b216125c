import { z } from 'zod';

/**
 * GET /api/evaluations/:id/field-notes: what the assessors have noted of all interviews and documents, as it stands on disk;
 * sources of which nothing is noted are left out. For lists; who writes opens the document.
 */
export const fieldNotesSchema = z.object({
  sources: z.array(
    z.object({
      source: z.uuid(),
      seating: z.string(),
      /** In order. */
      notes: z.array(
        z.object({
          id: z.uuid(),
          /** Areas, sub-areas and indicators, in the instrument's order. */
          topics: z.array(z.string()),
          text: z.string(),
        }),
      ),
    }),
  ),
  /** There are more notes than one answer takes. */
  isCut: z.boolean(),
});
export type FieldNotes = z.infer<typeof fieldNotesSchema>;

/** Notes of one answer. Sixty interviews and documents with eighty notes each; some 2 MB at the worst that people write. */
export const fieldNotesMax = 5_000;
