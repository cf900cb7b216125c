import { z } from 'zod';
import { momentSchema, textSchema, uuidSchema } from './values.ts';

/**
 * Whom an evaluation interviews, by role (the method's list of interviewees), in the order in which a report names them.
 * `other` is said in the interview's own words.
 */
export const interviewGroups = [
  'political-leadership',
  'chief-executive',
  'sector-directors',
  'unit-leaders',
  'staff-functions',
  'union-representatives',
  'other',
] as const;
export const interviewGroupSchema = z.enum(interviewGroups);
export type InterviewGroup = z.infer<typeof interviewGroupSchema>;

/** How many persons are usually interviewed (method: 25-40 in Sweden), and about how many of them lead units. */
export const suggestedPersons = { min: 25, max: 40, unitLeaders: 10 } as const;

export const interviewRoleCharactersMax = 120;
export const interviewPlaceCharactersMax = 200;
/** A room full; a larger meeting is a survey. */
export const interviewPersonsMax = 60;
/** Longer than a working day: what is longer has a wrong date. */
const interviewMsMax = 12 * 3_600_000;

/** How many are to come, or came. */
export const interviewPersonsSchema = z.int().min(1).max(interviewPersonsMax);

/** A name of the IANA time zone database, as Europe/Oslo; whether this machine knows it is another question. */
const timeZoneSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/)
  .max(60);

/** From when to when, and in which zone it was agreed: everybody is shown the clock of that place. */
export const interviewTimeSchema = z
  .strictObject({ start: momentSchema, end: momentSchema, zone: timeZoneSchema })
  .refine(({ start, end }) => Date.parse(end) > Date.parse(start), {
    path: ['end'],
    error: 'must be after the start',
  })
  .refine(({ start, end }) => Date.parse(end) - Date.parse(start) <= interviewMsMax, {
    path: ['end'],
    error: 'must be within 12 hours of the start',
  });
export type InterviewTime = z.infer<typeof interviewTimeSchema>;

/** A planned interview: by role and number. Who they are is kept apart from the log, which never shrinks. */
export const interviewSchema = z.strictObject({
  id: uuidSchema,
  group: interviewGroupSchema,
  /** The role in the municipality's own words, never a name. */
  role: textSchema(interviewRoleCharactersMax).min(1),
  persons: interviewPersonsSchema,
  /** Null while it is not agreed. */
  time: interviewTimeSchema.nullable(),
  /** Null while it is not agreed. */
  place: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('video') }),
      z.strictObject({ kind: z.literal('place'), where: textSchema(interviewPlaceCharactersMax).min(1) }),
    ])
    .nullable(),
  /** The assessor who leads it; null while it is open. */
  lead: uuidSchema.nullable(),
});
export type Interview = z.infer<typeof interviewSchema>;
