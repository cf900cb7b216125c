import { z } from 'zod';
import { instrumentPartIdSchema } from '../instrument/index.ts';
import { publishedFiguresSchema } from './published-figures.ts';

const municipalitySchema = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters such as "NO"'),
  code: z.string().regex(/^[0-9A-Za-z-]{1,12}$/, 'must be 1-12 letters, digits or hyphens'),
  name: z.string().trim().min(1, 'must not be empty').max(200, 'must be at most 200 characters'),
  population: z.int('must be a whole number').min(0, 'must be 0 or more'),
});

/** Left out by agreement with the municipality, before the evaluation. */
export const outOfFocusEntrySchema = z.strictObject({
  state: z.literal('out-of-focus'),
  by: z
    .string('must be a text')
    .trim()
    .min(1, 'must not be empty')
    .max(200, 'must be at most 200 characters'),
  date: z.iso.date('must be a date such as "2023-05-31"'),
});

/** Entries of an indicator that are one word; grades by criterion and out of focus are objects. */
export const wordEntrySchema = z.enum(['not-graded', 'not-applicable']);

const gradesEntrySchema = z
  .record(instrumentPartIdSchema, z.int().min(0).max(100))
  .describe('Grades by criterion id, from 0 to the top grade of the criterion; may be incomplete');

/** A whole evaluation as one file for scripts: the input of `samskar score` and `samskar check`. */
export const evaluationFileSchema = z
  .strictObject({
    format: z.literal('samskar-evaluation/1'),
    instrument: z
      .string()
      .min(1, 'must not be empty')
      .max(1000, 'must be at most 1,000 characters')
      .describe('Id of a shipped instrument, or the path of an instrument file, relative to this file'),
    municipality: municipalitySchema,
    year: z
      .int('must be a whole number')
      .min(1990, 'must be 1990 or later')
      .max(2200, 'must be 2200 or earlier'),
    grades: z
      .record(instrumentPartIdSchema, z.union([wordEntrySchema, outOfFocusEntrySchema, gradesEntrySchema]))
      .default({})
      .describe('By indicator id; an indicator that is absent is not graded'),
    published: publishedFiguresSchema.optional(),
  })
  .describe('An evaluation: what was graded, and how');

/** The same with the entries unread: they are read one by one against the instrument, which gives clearer answers. */
export const evaluationFileFrameSchema = evaluationFileSchema.extend({
  grades: z.record(z.string(), z.unknown()).default({}),
});
export type EvaluationFileFrame = z.infer<typeof evaluationFileFrameSchema>;
