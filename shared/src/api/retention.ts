import { z } from 'zod';
import { momentSchema, uuidSchema } from '../evaluation/values.ts';
import { retentionKinds, retentionRules, type RetentionKind } from '../retention/index.ts';

export const retentionKindSchema = z.enum(retentionKinds);

/** PUT /api/retention/:kind. Its bounds are the kind's own; a refusal names them. */
export function retentionSettingSchema(kind: RetentionKind) {
  const { daysMin, daysMax, mayKeep, mayWait } = retentionRules[kind];
  const bounds = `must be a whole number of days from ${daysMin} to ${daysMax}${mayKeep ? ', or null for never' : ''}`;
  const days = z.int({ error: bounds }).min(daysMin, bounds).max(daysMax, bounds);
  return z.strictObject({
    days: mayKeep ? days.nullable() : days,
    automatic: mayWait ? z.boolean() : z.literal(true, { error: 'must be true: this kind goes by itself' }),
    /** Of the setting that the person saw. */
    seenRevision: z.int().min(0),
  });
}

const settingSchema = z.object({
  kind: retentionKindSchema,
  days: z.int().nullable(),
  automatic: z.boolean(),
  /** How often it has been changed: 0 for what holds from the beginning. */
  revision: z.int(),
});

const changeSchema = z.object({
  kind: retentionKindSchema,
  before: z.object({ days: z.int().nullable(), automatic: z.boolean() }),
  after: z.object({ days: z.int().nullable(), automatic: z.boolean() }),
  /** The administrator's name. */
  by: z.string(),
  at: momentSchema,
});

/** What falls due together: records of one evaluation, or of the installation. */
const upcomingSchema = z.object({
  kind: retentionKindSchema,
  count: z.int(),
  /** The first of them. */
  dueAt: momentSchema,
  /** Null for records of the installation. */
  evaluation: z
    .object({
      id: uuidSchema,
      municipality: z.string(),
      year: z.int(),
      /** Whether this administrator takes part and can open it. */
      mayOpen: z.boolean(),
    })
    .nullable(),
});

/** GET /api/retention, for administrators. Numbers and moments; nothing of what the records hold. */
export const retentionViewSchema = z.object({
  settings: z.array(settingSchema),
  /** Newest first, the last ones. */
  changes: z.array(changeSchema),
  /** Due already, or within 30 days; the first to go comes first. */
  upcoming: z.array(upcomingSchema),
  /** How many more there are than are listed. */
  upcomingLeftOut: z.int(),
  /** What has been deleted, newest first, the last ones. */
  deletions: z.array(z.object({ kind: retentionKindSchema, count: z.int(), at: momentSchema })),
  /** When the last round ended; null before the first since the start. */
  lastRoundAt: momentSchema.nullable(),
});
export type RetentionView = z.infer<typeof retentionViewSchema>;

/** Of one evaluation: which kinds of its records are gone, and which will go; the newest deletion of each. */
export const evaluationRetentionSchema = z.object({
  deleted: z.array(z.object({ kind: retentionKindSchema, at: momentSchema })),
  due: z.array(z.object({ kind: retentionKindSchema, at: momentSchema })),
});
export type EvaluationRetention = z.infer<typeof evaluationRetentionSchema>;
