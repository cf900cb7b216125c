import { z } from 'zod';
import { uiLanguages } from '../messages/define-messages.ts';

const emphasisSchema = z.enum(['own', 'earlier', 'mean', 'group', 'other']);
const maxSchema = z.number().describe('The end of the axis');
const valuesSchema = z.array(z.number().nullable()).describe('Null is a gap');

const frame = {
  language: z.enum(uiLanguages),
  title: z.string(),
  description: z.string().describe('What the figure shows: its alternative text'),
  decimals: z.union([z.literal(0), z.literal(1)]),
};

const seriesShape = { label: z.string(), emphasis: emphasisSchema };
const seriesSchema = z.strictObject(seriesShape);
const seriesOfValuesSchema = z.strictObject({ ...seriesShape, values: valuesSchema });
const rowOfValuesSchema = z.strictObject({ label: z.string(), values: valuesSchema });
const markSchema = z.strictObject({ ...seriesShape, value: z.number() });
const bandSchema = z.strictObject({ from: z.number(), to: z.number(), label: z.string() }).exactOptional();
const yearsSchema = z
  .array(z.strictObject({ label: z.string(), version: z.string() }))
  .describe('Oldest first; between two versions that differ there is a break');

/** A figure as data, as `Chart` says. */
export const chartSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...frame,
    kind: z.literal('bullet'),
    label: z.string(),
    value: z.number(),
    max: maxSchema,
    band: bandSchema,
    marks: z.array(markSchema),
  }),
  z.strictObject({
    ...frame,
    kind: z.literal('bars'),
    max: maxSchema,
    band: bandSchema,
    bars: z.array(z.strictObject({ ...seriesShape, value: z.number().nullable() })),
  }),
  z.strictObject({
    ...frame,
    kind: z.literal('dots'),
    max: maxSchema,
    series: z.array(seriesSchema),
    rows: z.array(rowOfValuesSchema),
  }),
  z.strictObject({
    ...frame,
    kind: z.literal('radar'),
    max: maxSchema,
    axes: z.array(z.string()),
    series: z.array(seriesOfValuesSchema),
  }),
  z.strictObject({
    ...frame,
    kind: z.literal('grouped-bars'),
    max: maxSchema,
    years: yearsSchema,
    groups: z.array(rowOfValuesSchema),
  }),
  z.strictObject({
    ...frame,
    kind: z.literal('slopes'),
    max: maxSchema,
    years: yearsSchema,
    lines: z.array(seriesOfValuesSchema),
  }),
  z.strictObject({
    ...frame,
    kind: z.literal('strip'),
    max: maxSchema,
    band: bandSchema,
    values: z.array(markSchema),
  }),
  z.strictObject({
    ...frame,
    kind: z.literal('scatter'),
    max: maxSchema,
    series: z.array(seriesSchema).describe('What marks of an emphasis are'),
    groups: z.array(z.strictObject({ label: z.string(), values: z.array(markSchema) })),
  }),
  z.strictObject({
    ...frame,
    kind: z.literal('matrix'),
    columns: z.array(z.string()),
    rows: z.array(rowOfValuesSchema),
    top: z.number().describe('The highest grade'),
  }),
]);
