import { z } from 'zod';
import { instrumentPartIdSchema } from '../instrument/index.ts';
import { interviewPersonsSchema, interviewSchema } from './interview.ts';
import {
  decisionReasonSchema,
  evaluationRoleSchema,
  evidenceSchema,
  goldStarSchema,
  hashSchema,
  outOfFocusSchema,
  outcomeSchema,
  reasonSchema,
  restoredTextSchema,
  snapshotNameCharactersMax,
  textSchema,
  uuidSchema,
} from './values.ts';

/** `revision` of the interview as it stood on the screen. */
const seenInterview = { seenRevision: z.int().min(1) };

/** What a person may ask of an evaluation. `seen…` is what stood on the screen: an act on something else is refused as stale. */
export const commandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('save-evidence'),
    evidence: evidenceSchema,
    /** `seq` of the event that last saved this piece, null for a new one. */
    seenRevision: z.int().min(1).nullable(),
  }),
  z.strictObject({ kind: z.literal('plan-interview'), interview: interviewSchema }),
  z.strictObject({ kind: z.literal('change-interview'), interview: interviewSchema, ...seenInterview }),
  z.strictObject({
    kind: z.literal('mark-interview-done'),
    interview: uuidSchema,
    /** How many came. */
    persons: interviewPersonsSchema,
    ...seenInterview,
  }),
  z.strictObject({
    kind: z.literal('cancel-interview'),
    interview: uuidSchema,
    reason: reasonSchema,
    ...seenInterview,
  }),
  /** One that was done or cancelled is planned again. */
  z.strictObject({ kind: z.literal('reopen-interview'), interview: uuidSchema, ...seenInterview }),
  /** As if it had never been planned; one that has notes can only be cancelled. */
  z.strictObject({ kind: z.literal('remove-interview'), interview: uuidSchema, ...seenInterview }),
  z.strictObject({
    kind: z.literal('say-ready'),
    area: instrumentPartIdSchema,
    /** `ballotRevision` of the ballot as this screen holds it; guards against another tab's unsent edits. */
    seenBallot: hashSchema,
  }),
  z.strictObject({ kind: z.literal('take-back-ready'), area: instrumentPartIdSchema }),
  z.strictObject({
    kind: z.literal('decide'),
    indicator: instrumentPartIdSchema,
    outcome: outcomeSchema,
    reason: decisionReasonSchema.optional(),
    seenDecision: uuidSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('accept-greens'),
    indicators: z.array(instrumentPartIdSchema).min(1).max(1_000),
  }),
  z.strictObject({ kind: z.literal('confirm'), decisions: z.array(uuidSchema).min(1).max(1_000) }),
  z.strictObject({ kind: z.literal('take-snapshot'), name: textSchema(snapshotNameCharactersMax).min(1) }),
  /** A joint text was brought back from a snapshot, or that was undone. */
  z.strictObject({ kind: z.literal('say-restored'), ...restoredTextSchema.shape }),
  z.strictObject({ kind: z.literal('give-gold-star'), ...goldStarSchema.omit({ id: true }).shape }),
  z.strictObject({ kind: z.literal('withdraw-gold-star'), star: uuidSchema }),
  z.strictObject({
    kind: z.literal('sign'),
    packageHash: hashSchema,
    /** Given again for the signature; never stored, never logged. */
    password: z.string().min(1).max(1_000),
  }),
  /** What is agreed with the municipality changes; at least one of either. */
  z.strictObject({
    kind: z.literal('change-focus'),
    leaveOut: z.array(outOfFocusSchema).max(1_000),
    takeIn: z.array(instrumentPartIdSchema).max(1_000),
    reason: reasonSchema,
  }),
  /** What all have signed is the published result from now on. */
  z.strictObject({ kind: z.literal('publish'), packageHash: hashSchema }),
  z.strictObject({ kind: z.literal('unlock'), reason: reasonSchema }),
  z.strictObject({
    kind: z.literal('add-participant'),
    account: uuidSchema,
    role: evaluationRoleSchema.exclude(['assessor']),
  }),
  z.strictObject({ kind: z.literal('remove-participant'), account: uuidSchema }),
  z.strictObject({ kind: z.literal('archive'), reason: reasonSchema }),
  z.strictObject({ kind: z.literal('take-out-of-archive'), reason: reasonSchema }),
  z.strictObject({
    kind: z.literal('replace-assessor'),
    account: uuidSchema,
    successor: uuidSchema,
    reason: reasonSchema,
  }),
  z.strictObject({ kind: z.literal('complete-without'), account: uuidSchema, reason: reasonSchema }),
  z.strictObject({
    kind: z.literal('move-instrument'),
    to: instrumentPartIdSchema,
    /** Of the instrument that was on the screen, and `movePlanHash` of the plan. */
    hash: hashSchema,
    planHash: hashSchema,
    reason: reasonSchema,
  }),
  z.strictObject({ kind: z.literal('continue-certificate'), account: uuidSchema, reason: reasonSchema }),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandKind = Command['kind'];

/** Commands that may wait for the line to come back; the rest act now or not at all (R2). */
export const queueableCommands: ReadonlySet<CommandKind> = new Set([
  'save-evidence',
  'plan-interview',
  'change-interview',
  'mark-interview-done',
  'decide',
  'accept-greens',
  'confirm',
  'say-restored',
]);
