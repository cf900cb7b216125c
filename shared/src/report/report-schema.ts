import { z } from 'zod';
import { chartSchema } from '../charts/index.ts';
import { uiLanguages } from '../messages/define-messages.ts';
import type { Inline, Report, ReportBlock, Section } from './report.ts';

const placeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('total') }),
  z.strictObject({ kind: z.enum(['area', 'subarea', 'indicator']), id: z.string() }),
]);

const numberFieldSchema = z
  .strictObject({
    kind: z.literal('number'),
    value: z.number().nullable().describe('Exact; null is a gap'),
    text: z.string().describe('As it is shown'),
    decimals: z.union([z.literal(0), z.literal(1)]),
    leadsTo: placeSchema.exactOptional().describe('Where the number comes from'),
  })
  .describe('A number that was computed');

const inlineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    bold: z.literal(true).exactOptional(),
    italic: z.literal(true).exactOptional(),
    href: z.string().exactOptional().describe('http, https or mailto'),
    language: z.string().exactOptional().describe('BCP 47, where it is not the report’s'),
  }),
  numberFieldSchema,
  z.strictObject({
    kind: z.literal('footnote'),
    get spans(): z.ZodType<readonly Inline[]> {
      return spansSchema;
    },
  }),
  z.strictObject({ kind: z.literal('break') }),
]);
const spansSchema = z.array(inlineSchema);

const cellSchema = z.discriminatedUnion('kind', [
  numberFieldSchema,
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
]);

const tableSchema = z.strictObject({
  kind: z.literal('table'),
  id: z.string(),
  caption: z.string(),
  columns: z.array(z.strictObject({ label: z.string(), isNumber: z.boolean() })),
  rows: z.array(z.array(cellSchema)).describe('A cell for each column; the first one heads its row'),
  footer: z.array(cellSchema).exactOptional(),
});

const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('paragraph'),
    spans: spansSchema,
    lead: z.string().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('list'),
    get items(): z.ZodType<readonly (readonly ReportBlock[])[]> {
      return z.array(blocksSchema);
    },
  }),
  tableSchema,
  z.strictObject({
    kind: z.literal('figure'),
    id: z.string(),
    caption: z.string().describe('The finding, in a sentence'),
    chart: chartSchema,
    table: tableSchema,
  }),
  z.strictObject({
    kind: z.literal('score-box'),
    area: z.string(),
    title: z.string(),
    points: numberFieldSchema,
    max: numberFieldSchema,
    history: z
      .array(z.strictObject({ label: z.string(), version: z.string(), points: numberFieldSchema }))
      .describe('Oldest first'),
  }),
  z.strictObject({
    kind: z.literal('findings'),
    area: z.string(),
    columns: z.array(
      z.strictObject({
        column: z.enum(['strength', 'challenge', 'weakness']),
        title: z.string(),
        items: z.array(z.string()),
      }),
    ),
    language: z.string().exactOptional().describe('Of the items, where it is another than the report’s'),
  }),
  z.strictObject({ kind: z.literal('note'), spans: spansSchema }),
  z.strictObject({ kind: z.literal('missing'), place: z.string(), text: z.string() }),
]);
const blocksSchema = z.array(blockSchema);

const sectionSchema = z.strictObject({
  id: z.string().describe('Stable over languages and versions'),
  number: z.string().nullable(),
  title: z.string(),
  blocks: blocksSchema,
  get sections(): z.ZodType<readonly Section[]> {
    return z.array(sectionSchema);
  },
});

/** What a report says, as `Report` has it: the file that `samskar report --format json` writes. */
export const reportSchema = z
  .strictObject({
    format: z.literal('samskar-report/1'),
    language: z.enum(uiLanguages),
    title: z.string(),
    subtitle: z.string(),
    municipality: z.string(),
    year: z.int(),
    instrument: z.string(),
    authors: z.array(z.string()),
    status: z.strictObject({ isDraft: z.boolean(), text: z.string() }),
    dataDate: z.string().nullable().describe('ISO day of the newest figure that it compares with'),
    chapters: z.array(sectionSchema),
  })
  .describe('A report of Samskår');

/** Fails to compile as soon as the schema takes what is no report, or leaves out what is one. */
type Same<A, B> = [A, B] extends [B, A] ? true : false;
type Frozen<Value> = Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value;
true satisfies Same<Frozen<z.infer<typeof reportSchema>>, Report>;
