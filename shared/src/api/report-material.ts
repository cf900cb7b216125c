import { z } from 'zod';
import { uiLanguages } from '../messages/define-messages.ts';
import type { ReportComparison } from '../comparison/report-comparison.ts';
import { publicPartSchema, type PublicPart } from '../package/package-schema.ts';
import { intervieweeNameCharactersMax } from './interviewees.ts';

const pointsSchema = z.number().nullable();

const ownYearSchema = z.object({
  year: z.int(),
  version: z.string(),
  isVersionCertain: z.boolean(),
  total: pointsSchema,
  areas: z.record(z.string(), pointsSchema),
  basis: z.enum(['same', 'official', 'published', 'inferred']).nullable(),
});

const comparedMeanSchema = z.object({
  kind: z.enum(['nation', 'size-group']),
  label: z.string(),
  total: pointsSchema,
  areas: z.record(z.string(), z.number()),
  n: z.int().nullable(),
  period: z.object({ from: z.int(), to: z.int() }).nullable(),
  versions: z.array(z.string()),
  source: z.string().nullable(),
  note: z.string(),
  printedIn: z.int().nullable(),
});

const rankedTotalSchema = z.object({
  name: z.string(),
  year: z.int(),
  version: z.string(),
  total: z.number(),
  population: z.int().nullable(),
  incomeGroup: z.int().nullable(),
  isOwn: z.boolean(),
});

const countryBestSchema = z.object({
  country: z.string(),
  n: z.int(),
  period: z.object({ from: z.int(), to: z.int() }),
  versions: z.array(z.string()),
  best: z.array(rankedTotalSchema),
});

/** Behind the question mark of GET /api/evaluations/:id/report-material. */
export const reportMaterialQuerySchema = z.object({ lang: z.enum(uiLanguages).default('nb') });

/**
 * GET /api/evaluations/:id/report-material: what the report of now is made of. The browser makes the report of it by the same
 * functions as the server, and need not ask again for what can be computed.
 */
export const reportMaterialSchema: z.ZodType<ReportMaterial> = z.object({
  content: publicPartSchema,
  /** ISO moment of the last signature; null as long as one is missing. */
  signedAt: z.string().nullable(),
  comparison: z.object({
    ownYears: z.array(ownYearSchema),
    means: z.array(comparedMeanSchema),
    ranking: z.array(rankedTotalSchema),
    abroad: z.array(countryBestSchema),
    incomeGroup: z.int().nullable(),
    dataDate: z.string().nullable(),
  }),
  /** Names that may stand nowhere in a report; empty for who may not read them. */
  interviewees: z.array(z.string().max(intervieweeNameCharactersMax)),
});
export type ReportMaterial = {
  readonly content: PublicPart;
  readonly signedAt: string | null;
  readonly comparison: ReportComparison;
  readonly interviewees: readonly string[];
};
