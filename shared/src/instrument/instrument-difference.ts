import { z } from 'zod';

/** What an instrument consists of; `provenance` notes have their place, from 1, as id. */
const partKinds = [
  'instrument',
  'perspective',
  'area',
  'subarea',
  'indicator',
  'criterion',
  'size-group',
  'norm-band',
  'report',
  'provenance',
] as const;
export type PartKind = (typeof partKinds)[number];

const partSchema = z.object({ kind: z.enum(partKinds), id: z.string() });
export type InstrumentPart = z.infer<typeof partSchema>;

const textFields = [
  'version',
  'languages',
  'default-language',
  'name',
  'notice',
  'question',
  'basis',
  'descriptor',
  'population',
  'source',
  'texts',
  'note',
  'passage',
  'from',
] as const;

const textChangeSchema = z.object({
  part: partSchema,
  field: z.enum(textFields),
  /** Of a text that there is in several languages. */
  language: z.string().optional(),
  /** Of a descriptor. */
  grade: z.int().optional(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type TextChange = z.infer<typeof textChangeSchema>;

const figureFields = [
  'family',
  'max',
  'criteria',
  'top-grade',
  'weight',
  'areas',
  'population-from',
  'population-to',
  'points-from',
  'points-to',
  'disagreement',
  'order',
] as const;

const structureChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), part: partSchema }),
  z.object({ kind: z.literal('removed'), part: partSchema }),
  /** To another area or sub-area, by their ids. */
  z.object({ kind: z.literal('moved'), part: partSchema, before: z.string(), after: z.string() }),
  /** Of an order: that of the parts inside which are there before and after. */
  z.object({
    kind: z.literal('changed'),
    part: partSchema,
    field: z.enum(figureFields),
    /** Which parts' order it is, or which bound of disagreement. */
    of: z.string().optional(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
]);
export type StructureChange = z.infer<typeof structureChangeSchema>;
export type FigureField = Extract<StructureChange, { kind: 'changed' }>['field'];

/** What is different between two instruments; the ids of the two themselves are not compared. */
export const instrumentDifferenceSchema = z.object({
  /** Texts alone are editorial; `none` also where nothing but the order of what has no order differs. */
  verdict: z.enum(['none', 'editorial', 'substantive']),
  texts: z.array(textChangeSchema),
  structure: z.array(structureChangeSchema),
});
export type InstrumentDifference = z.infer<typeof instrumentDifferenceSchema>;
