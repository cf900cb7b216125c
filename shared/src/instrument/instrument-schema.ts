import { z } from 'zod';
import { disagreementSettingsSchema } from '../disagreement/disagreement-settings.ts';

/** Ids inside an instrument: they stand in document names and keys, so no slash, no `@`, no capital letter. */
export const instrumentPartIdSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9.-]{0,39}$/,
    'must be 1-40 of a-z, 0-9, dot and hyphen, and begin with a letter or digit',
  )
  // Plain objects are keyed by these ids, and this is the one id that every object already answers to.
  .refine((id) => id !== 'constructor', 'must not be "constructor"');

/** BCP 47 language tag of the short kind used here: `nb`, `nn`, `en`, `sv`. */
const languageSchema = z.string().regex(/^[a-z]{2,3}$/, 'must be a language tag such as "nb"');

/** One text in several languages. Which languages must be there is the instrument's `languages`. */
export const textByLanguageSchema = z.record(
  languageSchema,
  z.string().trim().min(1, 'must not be empty').max(4000, 'must be at most 4,000 characters'),
);

/** A number that is exact in thousandths: points and weights with more decimals cannot be added exactly. */
const thousandthsSchema = z
  .number()
  .max(1_000_000, 'must be at most 1,000,000')
  .refine((value) => Number(value.toFixed(3)) === value, 'must have at most 3 decimals');

const positiveThousandthsSchema = thousandthsSchema.positive('must be above 0');

/** Where a question's text comes from. */
const questionBasisSchema = z.enum([
  'official',
  'paraphrased-from-published-question',
  'inferred-from-published-report',
  // The questions of the sub-area are not known: one indicator, with the sub-area's name as its question, is graded instead.
  'stands-for-subarea',
]);

const indicatorSchema = z.strictObject({
  id: instrumentPartIdSchema,
  question: textByLanguageSchema,
  max: positiveThousandthsSchema.describe('Points at the top grade of every criterion; at most 3 decimals'),
  basis: questionBasisSchema,
  criteria: z
    .array(instrumentPartIdSchema)
    .min(1, 'must name at least one criterion')
    .max(20, 'must name at most 20 criteria')
    .optional()
    .describe('Ids of the criteria this indicator is graded on; all of them when absent'),
});

const subareaSchema = z.strictObject({
  id: instrumentPartIdSchema,
  name: textByLanguageSchema,
  indicators: z
    .array(indicatorSchema)
    .min(1, 'must hold an indicator')
    .max(200, 'must hold at most 200 indicators'),
});

const areaSchema = z.strictObject({
  id: instrumentPartIdSchema,
  name: textByLanguageSchema,
  subareas: z.array(subareaSchema).min(1, 'must hold a sub-area').max(100, 'must hold at most 100 sub-areas'),
});

const perspectiveSchema = z.strictObject({
  id: instrumentPartIdSchema,
  name: textByLanguageSchema,
  areas: z.array(instrumentPartIdSchema).min(1, 'must hold an area').max(100, 'must hold at most 100 areas'),
});

const descriptorSchema = z.strictObject({
  grade: z.int('must be a whole number').min(0, 'must be 0 or more'),
  text: textByLanguageSchema,
});

/** What stands in a ballot's keys where a criterion's id stands otherwise. */
const reservedCriterionIds: readonly string[] = ['evidence', 'not-applicable'];

const criterionSchema = z.strictObject({
  id: instrumentPartIdSchema.refine((id) => !reservedCriterionIds.includes(id), {
    error: `must not be ${reservedCriterionIds.map((id) => `"${id}"`).join(' or ')}, which mean something else in a ballot`,
  }),
  name: textByLanguageSchema,
  topGrade: z.int('must be a whole number').min(1, 'must be 1 or more').max(100, 'must be at most 100'),
  weight: positiveThousandthsSchema.default(1),
  descriptors: z
    .array(descriptorSchema)
    .max(101, 'must hold at most 101 descriptors')
    .default([])
    .describe('What each grade means: all grades or, where that is not known, none'),
});

const sizeGroupSchema = z.strictObject({
  id: instrumentPartIdSchema,
  name: textByLanguageSchema,
  populationMin: z
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .describe('Inhabitants, inclusive'),
  populationMax: z
    .int('must be a whole number')
    .positive('must be above 0')
    .optional()
    .describe('Inhabitants, exclusive; absent in the largest group'),
});

const normBandSchema = z.strictObject({
  from: thousandthsSchema.min(0, 'must be 0 or more'),
  to: thousandthsSchema.min(0, 'must be 0 or more'),
  population: textByLanguageSchema.describe('Whose normal result this is'),
  source: textByLanguageSchema,
});

/** What every report says again. A passage may be several paragraphs, with an empty line between them. */
const reportSchema = z.strictObject({
  about: textByLanguageSchema.describe('What the tool is, and where it comes from'),
  ideal: textByLanguageSchema.describe('The municipality that the questions describe'),
  method: textByLanguageSchema.describe('How grades become points, and what counts'),
  versions: textByLanguageSchema.describe('Why results of different versions are not compared'),
  cautions: z
    .array(textByLanguageSchema)
    .max(20, 'must hold at most 20 cautions')
    .describe('What a reader must know before believing a figure'),
  covers: z
    .array(z.strictObject({ area: instrumentPartIdSchema, text: textByLanguageSchema }))
    .max(100, 'must hold at most 100 areas')
    .describe('A sentence on what an area is about'),
  words: z
    .array(
      z.strictObject({
        from: z
          .int('must be a whole number')
          .min(0, 'must be 0 or more')
          .max(100, 'must be at most 100')
          .describe('Inclusive: the share of the maximum in whole percent, as it is shown'),
        word: textByLanguageSchema,
      }),
    )
    .max(20, 'must hold at most 20 words')
    .describe('What a result is called, from the lowest on'),
});

const provenanceSchema = z.strictObject({
  texts: z.enum([
    'names',
    'questions',
    'maxima',
    'criteria',
    'descriptors',
    'size-groups',
    'norm-band',
    'report',
    'translations',
  ]),
  basis: z.enum(['official', 'published', 'paraphrased', 'inferred', 'written-for-samskar', 'not-published']),
  note: textByLanguageSchema,
});

/**
 * The shape of an instrument file. The rules between its parts (unique ids, a descriptor for every grade, ...) are in
 * `findInstrumentConflicts`; `parseInstrument` applies both.
 */
export const instrumentSchema = z
  .strictObject({
    format: z.literal('samskar-instrument/1'),
    id: instrumentPartIdSchema.describe('Names family and version, e.g. "kk-3.2"'),
    family: instrumentPartIdSchema.describe('Instruments of one family are versions of each other'),
    version: z.string().min(1, 'must not be empty').max(20, 'must be at most 20 characters'),
    languages: z
      .array(languageSchema)
      .min(1, 'must name a language')
      .max(20, 'must name at most 20 languages'),
    defaultLanguage: languageSchema,
    name: textByLanguageSchema,
    notice: textByLanguageSchema
      .optional()
      .describe('What every screen that shows the questions must say about them'),
    provenance: z.array(provenanceSchema).max(50, 'must hold at most 50 notes').default([]),
    perspectives: z.array(perspectiveSchema).max(100, 'must hold at most 100 perspectives'),
    areas: z.array(areaSchema).min(1, 'must hold an area').max(100, 'must hold at most 100 areas'),
    criteria: z
      .array(criterionSchema)
      .min(1, 'must hold a criterion')
      .max(20, 'must hold at most 20 criteria'),
    sizeGroups: z.array(sizeGroupSchema).max(50, 'must hold at most 50 size groups').default([]),
    normBand: normBandSchema.optional(),
    report: reportSchema.optional(),
    disagreement: disagreementSettingsSchema
      .optional()
      .describe(
        'When two judgements are far enough apart to be talked about, where an evaluation says nothing else',
      ),
  })
  .describe('An instrument: what is graded, on which criteria, and how many points each indicator can give');

export type Instrument = z.infer<typeof instrumentSchema>;
export type Perspective = Instrument['perspectives'][number];
export type Area = Instrument['areas'][number];
export type Subarea = Area['subareas'][number];
export type Indicator = Subarea['indicators'][number];
export type Criterion = Instrument['criteria'][number];
export type ReportPassages = NonNullable<Instrument['report']>;
export type SizeGroup = Instrument['sizeGroups'][number];
export type TextByLanguage = z.infer<typeof textByLanguageSchema>;
