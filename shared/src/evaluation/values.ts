import { z } from 'zod';
import { instrumentPartIdSchema } from '../instrument/index.ts';
import { textPlacePattern } from '../report/report-texts.ts';

/** Ids made by Samskår: accounts, evaluations, evidence, decisions. */
export const uuidSchema = z.uuid();

/** A day, as 2026-11-21. */
export const daySchema = z.iso.date();

/** A moment in UTC, as 2026-11-21T12:00:00.000Z. */
export const momentSchema = z.iso.datetime();

/** SHA-256 in lower-case hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** An Ed25519 signature, 64 bytes in base64; the last letter leaves no bits that could be changed unseen. */
export const ed25519Schema = z.string().regex(/^[A-Za-z0-9+/]{85}[AQgw]==$/);

const titleCharactersMax = 300;
export const notedCharactersMax = 4_000;
export const reasonCharactersMax = 4_000;
export const snapshotNameCharactersMax = 120;
export const goldStarPracticeCharactersMax = 200;
export const goldStarWhyCharactersMax = 2_000;

/** A text that a person writes. Half a surrogate pair, which canonical JSON cannot hold, becomes U+FFFD. */
export function textSchema(charactersMax: number) {
  return z
    .string()
    .overwrite((text) => text.toWellFormed())
    .trim()
    .max(charactersMax);
}

/** Why something out of the ordinary was done; everybody who takes part is shown it. */
export const reasonSchema = textSchema(reasonCharactersMax).min(1);

export const evaluationRoleSchema = z.enum(['assessor', 'internal-reviewer', 'observer']);
export type EvaluationRole = z.infer<typeof evaluationRoleSchema>;

export const assessorSchema = z.strictObject({ account: uuidSchema, certificateExpiresOn: daySchema });
/** Somebody who assesses, with the last day of the certificate that was looked at. */
export type Assessor = z.infer<typeof assessorSchema>;

/** Blind: each grades alone until the reveal. Open: all grade one sheet together, live, and there is nothing to compare. */
export const evaluationModeSchema = z.enum(['blind', 'open']);
export type EvaluationMode = z.infer<typeof evaluationModeSchema>;

/** What is revealed together: everything, a perspective, or an area. Set before the first grade. */
export const blockRuleSchema = z.enum(['all', 'perspective', 'area']);
export type BlockRule = z.infer<typeof blockRuleSchema>;

export const outOfFocusSchema = z.strictObject({
  indicator: instrumentPartIdSchema,
  /** Who agreed it with the municipality, as it stands in the order. */
  by: textSchema(200).min(1),
  date: daySchema,
});
export type OutOfFocus = z.infer<typeof outOfFocusSchema>;

const evidenceCommon = {
  id: uuidSchema,
  title: textSchema(titleCharactersMax).min(1),
  /** Only what is in use gives points; the two others are registered so that nobody looks for them again. */
  status: z.enum(['in-use', 'adopted-not-started', 'planned']),
  date: daySchema.optional(),
  /** Where it is kept, or a web address; never opened by the server. */
  reference: textSchema(1_000).optional(),
  /** Of a piece that was a note of fieldwork, whose id it has: what it said then, and of which interview or document. */
  noted: z.strictObject({ source: uuidSchema, text: textSchema(notedCharactersMax).min(1) }).optional(),
  /** A withdrawn piece stays, struck out, for the links that point to it. */
  withdrawn: z.boolean(),
};

/** A source that a judgement rests on. An interview carries a role, never a name. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('interview'),
    role: textSchema(200).min(1),
    ...evidenceCommon,
  }),
  z.strictObject({ kind: z.literal('document'), ...evidenceCommon }),
  z.strictObject({ kind: z.literal('web'), ...evidenceCommon }),
  z.strictObject({ kind: z.literal('survey'), ...evidenceCommon }),
  z.strictObject({ kind: z.literal('statistics'), ...evidenceCommon }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;
export type EvidenceKind = Evidence['kind'];

export const reasonCodeSchema = z.enum([
  'missed-evidence',
  'weighed-differently',
  'read-level-differently',
  'slip',
  'out-of-scope',
  'new-information',
]);

export const gradesSchema = z.record(instrumentPartIdSchema, z.int().min(0).max(1_000));

export const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('graded'), grades: gradesSchema }),
  z.strictObject({ kind: z.literal('not-applicable') }),
  /** Evidence is needed: the indicator stays open, and the task says what is missing. */
  z.strictObject({ kind: z.literal('parked'), task: textSchema(reasonCharactersMax).min(1) }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

export const decisionReasonSchema = z.strictObject({
  code: reasonCodeSchema,
  text: textSchema(reasonCharactersMax),
});

/** Best practice that most others can learn from, by the name that the municipality has for it; public. */
export const goldStarSchema = z.strictObject({
  id: uuidSchema,
  indicator: instrumentPartIdSchema,
  practice: textSchema(goldStarPracticeCharactersMax).min(1),
  why: textSchema(goldStarWhyCharactersMax).min(1),
});
export type GoldStar = z.infer<typeof goldStarSchema>;

export const decisionSchema = z.strictObject({
  id: uuidSchema,
  indicator: instrumentPartIdSchema,
  outcome: outcomeSchema,
  reason: decisionReasonSchema.optional(),
  /** The decision that this one takes the place of; null for the first. */
  replaces: uuidSchema.nullable(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** Assessor → moment at which they put their name under a decision. */
export const confirmationsSchema = z.record(uuidSchema, momentSchema);

/** Which joint text was brought back, and from which snapshot. */
export const restoredTextSchema = z.strictObject({
  /** Its number. */
  snapshot: z.int().min(1),
  /** Absent for the report as a whole. */
  area: instrumentPartIdSchema.exactOptional(),
  /** Whose justification; absent for a finding. */
  indicator: instrumentPartIdSchema.exactOptional(),
  /** Prose of the report, by its place; absent for justifications and findings. */
  prose: z.string().regex(textPlacePattern).exactOptional(),
  /** It was taken back again. */
  undone: z.literal(true).exactOptional(),
});
export type RestoredText = z.infer<typeof restoredTextSchema>;
