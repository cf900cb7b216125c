import { z } from 'zod';
import { uuidSchema } from '../evaluation/values.ts';

/** Others that one municipality is set beside, and members of a population of one's own: an address must hold them all. */
export const comparedMunicipalitiesMax = 60;

const textByLanguageSchema = z.record(z.string(), z.string());

const idListSchema = z
  .string()
  .transform((text) => [...new Set(text.split(',').filter((id) => id !== ''))])
  .pipe(z.array(uuidSchema).max(comparedMunicipalitiesMax));
const yearSchema = z.coerce.number().int().min(1990).max(2200);

/** What may stand behind the question mark of GET /api/comparison; the screen's own address says the same. */
export const comparisonQuerySchema = z.strictObject({
  /** Identity of the municipality. */
  m: uuidSchema,
  /** Whose evaluation is looked at; the newest when absent. */
  year: yearSchema.optional(),
  /** First year of means and distributions; the tenth until `year` when absent. */
  from: yearSchema.optional(),
  /** Last year of them; `year` when absent. */
  to: yearSchema.optional(),
  /** The first number of the versions that count; all when absent. */
  line: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
  /** A size group by its id; the municipality's own when absent, none when empty. */
  size: z.string().max(50).optional(),
  /** Another country, by two capital letters. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** Other municipalities, by identity. */
  with: idListSchema.optional(),
  /** A population of one's own: its members, and what it is called. */
  members: idListSchema.optional(),
  named: z.string().trim().max(100).optional(),
});
export type ComparisonQuery = z.output<typeof comparisonQuerySchema>;

/** GET /api/comparison/municipalities: those with a published result. */
export const municipalitySearchSchema = z.strictObject({ q: z.string().max(200) });
export const foundMunicipalitiesMax = 20;
/** Every municipality of a country as large as Norway or Sweden. */
export const rankedMunicipalitiesMax = 400;

const municipalityRefSchema = z.object({
  id: uuidSchema,
  country: z.string(),
  code: z.string(),
  name: z.string(),
});
export const foundMunicipalitiesSchema = z.array(municipalityRefSchema);
export type MunicipalityRef = z.infer<typeof municipalityRefSchema>;

const comparedSchema = z.object({
  /** In the archive. */
  result: z.string(),
  year: z.int(),
  version: z.string(),
  isVersionCertain: z.boolean(),
  /** Null where it was not published. */
  total: z.number().nullable(),
  /** By area ids of the instrument of the answer; what is absent is a gap. */
  areas: z.record(z.string(), z.number()),
  /** How the areas came to stand there; null where no map is known, and then there are none. */
  basis: z.enum(['same', 'official', 'published', 'inferred']).nullable(),
  /** At the evaluation's date, as far as it is known. */
  population: z.int().nullable(),
});
export type ComparedYear = z.infer<typeof comparedSchema>;

const meanSchema = z.object({
  who: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('nation'), country: z.string() }),
    z.object({ kind: z.literal('size-group'), country: z.string(), group: textByLanguageSchema }),
    z.object({ kind: z.literal('country'), country: z.string() }),
    z.object({ kind: z.literal('list'), name: z.string() }),
  ]),
  from: z.int(),
  to: z.int(),
  /** Of the evaluations behind the total. */
  versions: z.array(z.string()),
  /** `points` is null when fewer than five have a figure: then the number alone is said. */
  total: z.object({ n: z.int(), points: z.number().nullable() }),
  areas: z.record(z.string(), z.object({ n: z.int(), points: z.number().nullable() })),
});
export type ComputedMean = z.infer<typeof meanSchema>;

/** GET /api/comparison: a municipality beside means, its own years and others. One value for each municipality: its newest. */
export const comparisonSchema = z.object({
  /** By whose areas everything is shown. */
  instrument: z.object({
    id: z.string(),
    version: z.string(),
    defaultLanguage: z.string(),
    areas: z.array(z.object({ id: z.string(), name: textByLanguageSchema })),
    sizeGroups: z.array(z.object({ id: z.string(), name: textByLanguageSchema })),
    totalMax: z.number(),
    areaMax: z.number(),
    band: z.object({ from: z.number(), to: z.number(), population: textByLanguageSchema }).nullable(),
  }),
  /** The evaluation that is looked at; undefined in a municipality without results. */
  year: z.int().nullable(),
  /** Of means and distribution. */
  from: z.int(),
  to: z.int(),
  line: z.string().nullable(),
  /** The size group that is shown, by id; null for none, or when the population is not known. */
  sizeGroup: z.string().nullable(),
  /** The municipality itself, then the others as asked for; years ascending. */
  municipalities: z.array(municipalityRefSchema.extend({ years: z.array(comparedSchema) })).min(1),
  /** Those that the municipality came of, and those that came of it. */
  predecessors: z.array(municipalityRefSchema),
  successors: z.array(municipalityRefSchema),
  /** Of the population of one's own. */
  members: z.array(municipalityRefSchema),
  means: z.array(meanSchema),
  /** As others have printed them, of the country. */
  printedMeans: z.array(
    z.object({
      name: z.string(),
      year: z.int(),
      version: z.string(),
      total: z.number().nullable(),
      source: z.string(),
      note: z.string(),
    }),
  ),
  /** Totals of the country's municipalities in the period. */
  distribution: z.object({
    n: z.int(),
    /** Each by name, the highest first; null when fewer than five, or more than a page holds. */
    ranked: z
      .array(
        z.object({
          id: uuidSchema,
          name: z.string(),
          year: z.int(),
          version: z.string(),
          total: z.number(),
        }),
      )
      .nullable(),
    /** How many have which; null when fewer than five. */
    totals: z.array(z.object({ total: z.number(), n: z.int() })).nullable(),
    /** Of the evaluation that is looked at, 1 for the highest; null when it is not among them. */
    rank: z.int().nullable(),
  }),
  /** What can be chosen. */
  countries: z.array(z.string()),
});
export type Comparison = z.infer<typeof comparisonSchema>;
