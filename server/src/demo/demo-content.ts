import { reasonCodeSchema } from '@samskar/shared/evaluation';
import { richTextSchema } from '@samskar/shared/documents';
import { evidenceWeightSchema } from '@samskar/shared/scoring';
import { z } from 'zod';
import differencesFile from './midtre-gauldal-differences.json' with { type: 'json' };
import evidenceFile from './midtre-gauldal-evidence.json' with { type: 'json' };
import gradesFile from './midtre-gauldal-grades.json' with { type: 'json' };
import reportFile from './midtre-gauldal-report.json' with { type: 'json' };
import textsFile from './midtre-gauldal-texts.json' with { type: 'json' };
import midwayNotesFile from './midway-notes.json' with { type: 'json' };
import midwayBallotsFile from './midway-ballots.json' with { type: 'json' };
import midwayTextsFile from './midway-texts.json' with { type: 'json' };

const gradesSchema = z.record(z.string(), z.int());

const evidenceCommon = {
  /** What the demo's files call it among themselves. */
  id: z.string(),
  title: z.string(),
  date: z.iso.date(),
  status: z.enum(['in-use', 'adopted-not-started', 'planned']),
  indicators: z.array(z.string()),
};
const evidenceSchema = z.array(
  z.discriminatedUnion('kind', [
    z.object({ ...evidenceCommon, kind: z.literal('interview'), role: z.string() }),
    z.object({ ...evidenceCommon, kind: z.enum(['document', 'web', 'survey', 'statistics']) }),
  ]),
);
export type DemoEvidence = z.infer<typeof evidenceSchema>;

const midtreGauldalSchema = z.object({
  grades: z.record(z.string(), gradesSchema),
  justifications: z.record(z.string(), z.string()),
  findings: z.record(
    z.string(),
    z.array(
      z.object({
        column: z.enum(['strength', 'challenge', 'weakness']),
        text: z.string(),
        indicators: z.array(z.string()),
      }),
    ),
  ),
  differences: z.array(
    z.object({
      indicator: z.string(),
      /** Whose ballot differs from what was agreed, and in which grades. */
      who: z.enum(['a', 'b']),
      grades: gradesSchema,
      /** Criteria of which that assessor was unsure. */
      unsure: z.array(z.string()).default([]),
      /** The assessors' own reasons. */
      a: z.string(),
      b: z.string(),
      reason: z.object({ code: reasonCodeSchema, text: z.string() }),
    }),
  ),
  evidence: evidenceSchema,
  /** Prose of the report as a whole, by its place as `textPlace` has it. */
  report: z.record(z.string(), richTextSchema),
  /** Area → the same of its chapter. */
  areas: z.record(z.string(), z.record(z.string(), richTextSchema)),
});
export type MidtreGauldal = z.infer<typeof midtreGauldalSchema>;

const ballotSchema = z.record(
  z.string(),
  z.object({ applicable: z.boolean(), grades: gradesSchema, unsure: z.array(z.string()) }),
);
const reasonsSchema = z.record(z.string(), z.string());
/** Indicator → what the file calls the evidence → weight. */
const weightsSchema = z.record(z.string(), z.record(z.string(), evidenceWeightSchema));

const notesSchema = z.array(
  z.object({
    /** What the file calls the evidence. */
    source: z.string(),
    by: z.enum(['assessor-a', 'assessor-b']),
    seating: z.string(),
    notes: z.array(z.object({ topics: z.array(z.string()), text: z.string() })),
  }),
);
export type DemoNotes = z.infer<typeof notesSchema>;

const midwaySchema = z.object({
  municipality: z.object({
    country: z.string(),
    code: z.string(),
    name: z.string(),
    population: z.int(),
  }),
  year: z.int(),
  evidence: evidenceSchema,
  fieldNotes: notesSchema,
  a: z.object({ ballot: ballotSchema, reasons: reasonsSchema, weights: weightsSchema }),
  b: z.object({ ballot: ballotSchema, reasons: reasonsSchema, weights: weightsSchema }),
});
export type Midway = z.infer<typeof midwaySchema>;

/** The evaluation that is ready to be signed. */
export function readMidtreGauldal(): MidtreGauldal {
  return midtreGauldalSchema.parse({
    ...gradesFile,
    ...textsFile,
    ...differencesFile,
    ...evidenceFile,
    ...reportFile,
  });
}

/** The evaluation with two blind ballots. */
export function readMidway(): Midway {
  const { a, b, aEvidence, bEvidence, ...rest } = midwayTextsFile;
  return midwaySchema.parse({
    ...rest,
    fieldNotes: midwayNotesFile,
    a: { ballot: midwayBallotsFile.a, reasons: a, weights: aEvidence },
    b: { ballot: midwayBallotsFile.b, reasons: b, weights: bEvidence },
  });
}
