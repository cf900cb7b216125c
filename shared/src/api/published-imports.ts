import { z } from 'zod';
import { uuidSchema } from '../evaluation/values.ts';

/** The columns of a file with published results; the last three may be missing. */
export const publishedColumns = [
  'municipality',
  'country',
  'year',
  'instrument',
  'area',
  'points',
  'source',
  'code',
  'area_name',
  'note',
] as const;
export const neededPublishedColumns = publishedColumns.slice(0, 7);

/** What can be wrong with one cell. */
const rowRuleSchema = z.enum([
  'missing',
  'too-long',
  'not-a-country',
  'not-a-code',
  'not-a-year',
  'not-a-version',
  'not-an-area',
  'not-a-number',
  'more-than-the-maximum',
  'other-municipality',
  'unknown-municipality',
  'several-municipalities',
  'too-many-figures',
]);
export type RowRule = z.infer<typeof rowRuleSchema>;

const rowProblemSchema = z.object({
  /** As the file's own program counts: the header is row 1. */
  row: z.int(),
  column: z.string(),
  rule: rowRuleSchema,
  /** What stands there, cut short. */
  value: z.string(),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

/** What a file would do for one evaluation. */
const plannedResultSchema = z.object({
  name: z.string(),
  year: z.int(),
  version: z.string(),
  /** `changed` takes the place of what an owner has added before; `unchanged` stands in the archive already. */
  effect: z.enum(['added', 'changed', 'unchanged']),
  /** Printed figures, and how many there were before. */
  figures: z.int(),
  figuresBefore: z.int(),
  /** Rows of the file that are wrong, and would leave a gap in it. */
  wrongRows: z.int(),
  /** Figures that cannot be true together; null where the instrument is not known. */
  conflicts: z.int().nullable(),
});
export type PlannedResult = z.infer<typeof plannedResultSchema>;

/** More than anybody reads; the numbers beside them are whole. */
export const shownProblemsMax = 500;
export const shownResultsMax = 500;

/** POST /api/published-imports/preview, by the owner: the file itself, `?name=` its name. Nothing is stored. */
export const importPreviewSchema = z.object({
  rows: z.int(),
  /** Rows with something wrong. */
  wrongRows: z.int(),
  problems: z.array(rowProblemSchema),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  results: z.array(plannedResultSchema),
  /** Names this very plan: what is confirmed is what was shown. */
  plan: z.string(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const previewQuerySchema = z.strictObject({ name: z.string().trim().min(1).max(200) });

/** POST /api/published-imports: the same file again, with the plan that was shown. */
export const importQuerySchema = previewQuerySchema.extend({
  plan: z.string().max(100),
  /** Without it a file with anything wrong is refused whole. */
  wrong: z.literal('left-out').optional(),
});

/** GET /api/published-imports: the newest first. */
const publishedImportSchema = z.object({
  id: uuidSchema,
  fileName: z.string(),
  at: z.iso.datetime(),
  /** Who brought it; null for the operator. */
  by: z.string().nullable(),
  /** Results that still stand of it. */
  results: z.int(),
  undoneAt: z.iso.datetime().nullable(),
});
export type PublishedImport = z.infer<typeof publishedImportSchema>;
export const publishedImportsSchema = z.array(publishedImportSchema);
