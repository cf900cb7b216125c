import { z } from 'zod';
import { instrumentPartIdSchema } from '../instrument/index.ts';
import { ballotIndicatorSchema, disagreementSettingsSchema } from '../disagreement/index.ts';
import { interviewPersonsSchema, interviewSchema } from './interview.ts';
import { movePlanSchema } from './move-plan-schema.ts';
import {
  assessorSchema,
  blockRuleSchema,
  daySchema,
  decisionSchema,
  ed25519Schema,
  evaluationModeSchema,
  evaluationRoleSchema,
  evidenceSchema,
  goldStarSchema,
  hashSchema,
  momentSchema,
  outOfFocusSchema,
  reasonSchema,
  restoredTextSchema,
  snapshotNameCharactersMax,
  textSchema,
  uuidSchema,
} from './values.ts';

export const municipalitySchema = z.strictObject({
  id: uuidSchema,
  country: z.string().regex(/^[A-Z]{2}$/),
  code: z.string().regex(/^[0-9A-Z-]{1,12}$/),
  name: textSchema(200).min(1),
});

/** What an evaluation is made of; nothing of it changes afterwards. */
export const creationSchema = z.strictObject({
  id: uuidSchema,
  municipality: municipalitySchema,
  year: z.int().min(1990).max(2200),
  /** Inhabitants on `populationDate`; it decides the size group. */
  population: z.int().min(1).max(100_000_000),
  populationDate: daySchema,
  /** Null where the instrument has no size groups. */
  sizeGroup: instrumentPartIdSchema.nullable(),
  instrument: z.strictObject({ id: instrumentPartIdSchema, hash: hashSchema }),
  /** In the order A, B, ... */
  assessors: z.array(assessorSchema).min(2).max(3),
  /** Absent: blind. */
  mode: evaluationModeSchema.exactOptional(),
  blocks: blockRuleSchema,
  settings: disagreementSettingsSchema,
  outOfFocus: z.array(outOfFocusSchema).max(1_000),
  /** The demo's grades and texts are made up, and every screen and package of it says so. */
  madeUp: z.boolean(),
});
export type Creation = z.infer<typeof creationSchema>;

/** One assessor's frozen ballot of one area, or the one sheet of all, with what proves that it is the one that was declared ready (R14). */
export const revealedBallotSchema = z.strictObject({
  area: instrumentPartIdSchema,
  /** In open mode the evaluation itself, whose one sheet it is. */
  assessor: uuidSchema,
  values: z.record(instrumentPartIdSchema, ballotIndicatorSchema),
  /** 256 bits, hexadecimal. */
  nonce: hashSchema,
  commitment: hashSchema,
  /** Of a sheet that was graded together: who set each grade, by indicator and criterion. */
  authors: z.record(instrumentPartIdSchema, z.record(instrumentPartIdSchema, uuidSchema)).exactOptional(),
});
export type RevealedBallot = z.infer<typeof revealedBallotSchema>;

export const signatureSchema = z.strictObject({
  packageHash: hashSchema,
  person: uuidSchema,
  at: momentSchema,
  reauthentication: z.literal('password'),
  /** Ed25519 by the installation's key over the canonical JSON of the four fields above; base64. */
  signature: ed25519Schema,
});
export type Signature = z.infer<typeof signatureSchema>;

/**
 * Where corrected texts came from, when it was not their owner just then: they came with the program, or while the evaluation
 * was signed. The stamp then names who created the evaluation, or unlocked it.
 */
export const revisionOriginSchema = z.enum(['program', 'unlocking']);
export type RevisionOrigin = z.infer<typeof revisionOriginSchema>;

const stamp = { seq: z.int().min(1), at: momentSchema, by: uuidSchema };

/** Everything that happens to an evaluation by command, in order. `seq` counts from 1 in each evaluation. */
export const evaluationEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...stamp, kind: z.literal('created'), creation: creationSchema }),
  z.strictObject({
    ...stamp,
    kind: z.literal('participant-added'),
    account: uuidSchema,
    role: evaluationRoleSchema.exclude(['assessor']),
  }),
  z.strictObject({ ...stamp, kind: z.literal('participant-removed'), account: uuidSchema }),
  /** The successor takes the place of the one who left; what that one graded and is not revealed stays sealed for ever. */
  z.strictObject({
    ...stamp,
    kind: z.literal('assessor-replaced'),
    account: uuidSchema,
    successor: assessorSchema,
    reason: reasonSchema,
  }),
  /** Those who are left complete without anybody new. */
  z.strictObject({ ...stamp, kind: z.literal('assessor-left'), account: uuidSchema, reason: reasonSchema }),
  /** The owner of the instrument has certified an assessor anew. */
  z.strictObject({
    ...stamp,
    kind: z.literal('certificate-extended'),
    account: uuidSchema,
    expiresOn: daySchema,
  }),
  /** A certificate has ended midway, and its assessor goes on. */
  z.strictObject({
    ...stamp,
    kind: z.literal('certificate-continued'),
    account: uuidSchema,
    expiredOn: daySchema,
    reason: reasonSchema,
  }),
  /** From then on it is read only, until it is taken out again. */
  z.strictObject({ ...stamp, kind: z.literal('archived'), reason: reasonSchema }),
  z.strictObject({ ...stamp, kind: z.literal('taken-out-of-archive'), reason: reasonSchema }),
  /** R16: whoever recovers an assessor's account is shown to all assessors. */
  z.strictObject({ ...stamp, kind: z.literal('account-recovered'), account: uuidSchema }),
  z.strictObject({ ...stamp, kind: z.literal('evidence-saved'), evidence: evidenceSchema }),
  /** Interviews by role and number; who they are is no event. */
  z.strictObject({ ...stamp, kind: z.literal('interview-planned'), interview: interviewSchema }),
  z.strictObject({ ...stamp, kind: z.literal('interview-changed'), interview: interviewSchema }),
  z.strictObject({
    ...stamp,
    kind: z.literal('interview-done'),
    interview: uuidSchema,
    persons: interviewPersonsSchema,
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal('interview-cancelled'),
    interview: uuidSchema,
    reason: reasonSchema,
  }),
  z.strictObject({ ...stamp, kind: z.literal('interview-reopened'), interview: uuidSchema }),
  z.strictObject({ ...stamp, kind: z.literal('interview-removed'), interview: uuidSchema }),
  /** The names behind an interview were written, corrected or taken out; which, is not said. */
  z.strictObject({ ...stamp, kind: z.literal('interviewees-changed'), interview: uuidSchema }),
  z.strictObject({
    ...stamp,
    kind: z.literal('ready-said'),
    area: instrumentPartIdSchema,
    commitment: hashSchema,
  }),
  z.strictObject({ ...stamp, kind: z.literal('ready-taken-back'), area: instrumentPartIdSchema }),
  z.strictObject({
    ...stamp,
    kind: z.literal('block-revealed'),
    block: z.string().max(60),
    areas: z.array(instrumentPartIdSchema),
    /** Empty for those who may see text and points only. */
    ballots: z.array(revealedBallotSchema),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal('decided'),
    decisions: z.array(decisionSchema),
    /** Identical grades that were drawn to be read once more instead of being accepted together. */
    reread: z.array(instrumentPartIdSchema),
  }),
  /** Decisions about these indicators count no more. */
  z.strictObject({
    ...stamp,
    kind: z.literal('focus-changed'),
    leftOut: z.array(outOfFocusSchema),
    takenIn: z.array(instrumentPartIdSchema),
    reason: reasonSchema,
  }),
  /** The owner of the instrument has corrected its texts; no grade, figure or id is another. */
  z.strictObject({
    ...stamp,
    kind: z.literal('instrument-revised'),
    instrument: instrumentPartIdSchema,
    before: hashSchema,
    after: hashSchema,
    origin: revisionOriginSchema.exactOptional(),
  }),
  /** It stands on another version of its instrument; the plan says what is carried, void and open again. */
  z.strictObject({
    ...stamp,
    kind: z.literal('instrument-moved'),
    plan: movePlanSchema,
    reason: reasonSchema,
  }),
  /** What an observer is told of what observers may not see: that something has happened, and points may have changed. */
  z.strictObject({ ...stamp, kind: z.literal('points-changed') }),
  z.strictObject({ ...stamp, kind: z.literal('confirmed'), decisions: z.array(uuidSchema) }),
  /** The number of the event is that of the snapshot: its values are the log up to here, its texts are kept beside it. */
  z.strictObject({
    ...stamp,
    kind: z.literal('snapshot-taken'),
    name: textSchema(snapshotNameCharactersMax).min(1),
  }),
  /** Somebody brought a joint text back from a snapshot; the edit is in the document, as any other. */
  z.strictObject({ ...stamp, kind: z.literal('text-restored'), ...restoredTextSchema.shape }),
  z.strictObject({ ...stamp, kind: z.literal('gold-star-given'), star: goldStarSchema }),
  z.strictObject({
    ...stamp,
    kind: z.literal('gold-star-withdrawn'),
    star: uuidSchema,
    indicator: instrumentPartIdSchema,
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal('signed'),
    signature: signatureSchema,
    /** True for the signature after which all assessors have signed the same package. */
    completes: z.boolean(),
  }),
  z.strictObject({ ...stamp, kind: z.literal('published'), packageHash: hashSchema }),
  /** Signatures are void, and what was published is withdrawn. */
  z.strictObject({ ...stamp, kind: z.literal('unlocked'), reason: reasonSchema }),
]);
export type EvaluationEvent = z.infer<typeof evaluationEventSchema>;
export type EventKind = EvaluationEvent['kind'];
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** An event before the log has given it its number, moment and author. */
export type NewEvent = DistributiveOmit<EvaluationEvent, 'seq' | 'at' | 'by'>;
