import { z } from 'zod';
import { uuidSchema } from '../evaluation/values.ts';
import { publishedFiguresSchema } from '../scoring/index.ts';

/** Where a figure was read, and what is to be known about it. */
const publishedSourceSchema = z.object({
  /** The name of a publication, or its address. */
  source: z.string(),
  note: z.string(),
  /** "total" or ids of areas and sub-areas; empty for all. */
  places: z.array(z.string()),
});

/** What has been published of evaluations, here or elsewhere, as it was printed. */
export const publishedResultSchema = z.object({
  id: z.string(),
  /** `id` is the municipality's; null for a mean of several. `code` is the one that it bears now. */
  subject: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('municipality'),
      id: uuidSchema,
      country: z.string(),
      code: z.string(),
      name: z.string(),
    }),
    z.object({ kind: z.literal('mean'), country: z.string(), name: z.string() }),
  ]),
  year: z.int(),
  /** As the publication says it, or as it was inferred. */
  version: z.string(),
  isVersionCertain: z.boolean(),
  /** Of the instrument by which the figures can be checked; null when it is not known for sure or not here. */
  instrument: z.string().nullable(),
  figures: publishedFiguresSchema,
  /** Names of areas as printed, by id. */
  areaNames: z.record(z.string(), z.string()),
  /** Of the whole and of each area, in points. */
  totalMax: z.number(),
  areaMax: z.number(),
  sources: z.array(publishedSourceSchema),
  /** Figures that cannot be true together; null where the instrument is not known. */
  conflicts: z.int().nullable(),
  shipped: z.boolean(),
});
export type PublishedResult = z.infer<typeof publishedResultSchema>;

export const publishedTextCharactersMax = 2_000;

/** POST /api/published-results, by the owner: an evaluation file with `published`, and where it was read. */
export const newPublishedResultSchema = z.strictObject({
  file: z.unknown(),
  source: z.string().trim().min(1).max(500),
  note: z.string().trim().max(publishedTextCharactersMax),
});
export type NewPublishedResult = z.infer<typeof newPublishedResultSchema>;

/** Rows of one answer. */
export const publishedPageRows = 50;

/** What may stand behind the question mark of GET /api/published-results. */
export const publishedQuerySchema = z.strictObject({
  /** Beginnings of words of the name, all of which must occur. */
  q: z.string().max(200).optional(),
  version: z.string().max(100).optional(),
  /** How many to pass over. */
  offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
});

/** By name and year, the newest first. */
export const publishedPageSchema = z.object({
  results: z.array(publishedResultSchema),
  /** How many are found, on this page and others. */
  total: z.int(),
  /** How many there are. */
  all: z.int(),
  /** Every version in the archive. */
  versions: z.array(z.string()),
});
export type PublishedPage = z.infer<typeof publishedPageSchema>;
