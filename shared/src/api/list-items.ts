import { z } from 'zod';
import {
  assessorSchema,
  evaluationRoleSchema,
  hashSchema,
  momentSchema,
  uuidSchema,
} from '../evaluation/values.ts';
import { personSchema } from './people.ts';

// Apart from the evaluations' own schemas: the first screen after signing in must not wait for all of those.

/** GET /api/evaluations: those in which the person takes part, and for administrators all, without content. */
export const evaluationListItemSchema = z.object({
  id: uuidSchema,
  municipality: z.object({ country: z.string(), code: z.string(), name: z.string() }),
  year: z.int(),
  instrument: z.object({ id: z.string(), hash: hashSchema }),
  role: evaluationRoleSchema.nullable(),
  people: z.array(personSchema),
  /** Assessors whose certificate has ended, and whom nobody has let go on. */
  certificatesEnded: z.array(assessorSchema),
  /** Null while it is worked on. */
  archivedAt: momentSchema.nullable(),
  /** When retention has it deleted, or a person should; null where nothing is set, and to all but administrators. */
  deletionDueAt: momentSchema.nullable(),
  /** The last export of everything; `isWhole` when nothing has been done since. */
  lastExport: z.object({ hash: hashSchema, at: momentSchema, isWhole: z.boolean() }).nullable(),
  phase: z.enum(['independent', 'agreeing', 'signing', 'signed']),
  createdAt: momentSchema,
  madeUp: z.boolean(),
});
export type EvaluationListItem = z.infer<typeof evaluationListItemSchema>;

/** GET /api/instruments, for everybody with a session. GET /api/instruments/:id answers the instrument file itself. */
export const instrumentListItemSchema = z.object({
  id: z.string(),
  family: z.string(),
  version: z.string(),
  hash: hashSchema,
  name: z.record(z.string(), z.string()),
  shipped: z.boolean(),
});
export type InstrumentListItem = z.infer<typeof instrumentListItemSchema>;
