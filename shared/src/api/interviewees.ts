import { z } from 'zod';
import { daySchema, textSchema, uuidSchema } from '../evaluation/values.ts';

export const intervieweeNameCharactersMax = 120;
export const intervieweePositionCharactersMax = 120;
export const intervieweeContactCharactersMax = 200;

const intervieweeShape = {
  name: textSchema(intervieweeNameCharactersMax).min(1),
  /** What the person is in the municipality; may be empty. */
  position: textSchema(intervieweePositionCharactersMax),
  /** How to reach them; may be empty. */
  contact: textSchema(intervieweeContactCharactersMax),
  /** On this day the row is deleted, whatever else happens. */
  deleteOn: daySchema,
};

/** PUT /api/evaluations/:id/interviews/:interview/persons/:person. */
export const saveIntervieweeSchema = z.strictObject({
  ...intervieweeShape,
  /** `revision` as it stood on the screen, null for somebody new: another one is refused as stale. */
  seenRevision: z.int().min(1).nullable(),
});
export type SaveInterviewee = z.infer<typeof saveIntervieweeSchema>;

/** Somebody behind an interview. */
export const intervieweeSchema = z.object({
  ...intervieweeShape,
  id: uuidSchema,
  interview: uuidSchema,
  revision: z.int(),
});
export type Interviewee = z.infer<typeof intervieweeSchema>;

/** GET /api/evaluations/:id/interviews/:interview/persons */
export const intervieweesSchema = z.object({
  persons: z.array(intervieweeSchema),
  /** The day that is proposed for somebody new, and the last one that may be said. */
  days: z.object({ proposed: daySchema, last: daySchema }),
});
export type Interviewees = z.infer<typeof intervieweesSchema>;

/** POST /api/interviewees/search: a name stands in a body, since addresses are kept in logs. */
export const searchIntervieweesSchema = z.strictObject({
  name: textSchema(intervieweeNameCharactersMax).min(2),
});

/** More are somebody's whole list, and not one person's rows. */
export const foundIntervieweesMax = 100;

export const foundIntervieweeSchema = z.object({
  ...intervieweeSchema.shape,
  evaluation: z.object({
    id: uuidSchema,
    municipality: z.string(),
    year: z.int(),
  }),
  /** The interview's role in the municipality's words; null where the interview is no longer planned. */
  role: z.string().nullable(),
});
export type FoundInterviewee = z.infer<typeof foundIntervieweeSchema>;

export const foundIntervieweesSchema = z.object({
  found: z.array(foundIntervieweeSchema),
  /** How many there are, listed or not. */
  total: z.int(),
});
