import { z } from 'zod';

const refusalSchemas = [
  z.object({
    kind: z.literal('bad-request'),
    problems: z.array(z.object({ path: z.string(), rule: z.string(), value: z.unknown().optional() })),
  }),
  z.object({ kind: z.literal('too-large') }),
  z.object({ kind: z.literal('signed-out') }),
  /** Not yours and not there answer alike. */
  z.object({ kind: z.literal('not-found') }),
  z.object({ kind: z.literal('not-allowed') }),
  z.object({ kind: z.literal('wrong-origin') }),
  z.object({ kind: z.literal('too-many-attempts'), retryAfterSeconds: z.int() }),
  z.object({ kind: z.literal('wrong-password') }),
  z.object({ kind: z.literal('link-invalid') }),
  z.object({ kind: z.literal('email-taken') }),
  z.object({ kind: z.literal('last-administrator') }),
  /** R16 */
  z.object({ kind: z.literal('takes-part-itself'), evaluations: z.array(z.string()) }),
  z.object({ kind: z.literal('roles-exclude'), account: z.string() }),
  z.object({ kind: z.literal('no-certificate'), account: z.string(), expiredOn: z.string().nullable() }),
  /** The last one who is left cannot leave. */
  z.object({ kind: z.literal('last-assessor') }),
  z.object({ kind: z.literal('certificate-valid') }),
  z.object({ kind: z.literal('unknown-account'), account: z.string() }),
  z.object({
    kind: z.literal('instrument-invalid'),
    problems: z.array(z.object({ path: z.string(), rule: z.string(), value: z.unknown().optional() })),
  }),
  z.object({ kind: z.literal('instrument-exists'), id: z.string() }),
  /** An evaluation cannot stand on that instrument. */
  z.object({
    kind: z.literal('move-impossible'),
    why: z.enum(['same-instrument', 'other-family', 'nothing-in-common', 'areas-undivided']),
  }),
  z.object({ kind: z.literal('unknown-id'), what: z.string(), id: z.string() }),
  z.object({ kind: z.literal('stale'), seen: z.string().nullable(), current: z.string().nullable() }),
  z.object({ kind: z.literal('locked') }),
  z.object({ kind: z.literal('not-locked') }),
  z.object({ kind: z.literal('already-ready') }),
  z.object({ kind: z.literal('not-ready') }),
  z.object({ kind: z.literal('already-revealed') }),
  z.object({ kind: z.literal('not-revealed') }),
  /** Somebody has declared the area ready, and must take that back first. */
  z.object({ kind: z.literal('area-ready'), area: z.string() }),
  z.object({ kind: z.literal('incomplete'), indicators: z.array(z.string()) }),
  z.object({ kind: z.literal('out-of-focus'), indicator: z.string() }),
  z.object({ kind: z.literal('grade-invalid'), indicator: z.string(), criterion: z.string() }),
  z.object({ kind: z.literal('reason-required'), indicator: z.string() }),
  z.object({ kind: z.literal('not-green'), indicators: z.array(z.string()) }),
  z.object({
    kind: z.literal('open-before-signing'),
    obstacles: z.array(z.object({ kind: z.string(), id: z.string() })),
  }),
  z.object({ kind: z.literal('already-signed') }),
  z.object({ kind: z.literal('not-signed') }),
  z.object({ kind: z.literal('already-published') }),
  /** A line each, for an operator; the report's own screen shows them where they are. */
  z.object({ kind: z.literal('report-blocked'), problems: z.array(z.string()) }),
  /** Read only, until it is taken out of the archive. */
  z.object({ kind: z.literal('archived') }),
  z.object({ kind: z.literal('not-archived') }),
  /** An assessor must export everything, as it is now, before it is deleted. */
  z.object({ kind: z.literal('export-needed') }),
  /** There was such an evaluation; devices forget it. */
  z.object({ kind: z.literal('deleted') }),
  /** There are as many as there may be. */
  z.object({ kind: z.literal('limit-reached'), max: z.int() }),
  /** An interview is done or cancelled already, or neither. */
  z.object({
    kind: z.literal('interview-is'),
    status: z.enum(['planned', 'done', 'cancelled']),
  }),
  /** What was written stays; it can be cancelled. */
  z.object({ kind: z.literal('interview-has-notes') }),
  /** The report is not for this person as long as the evaluation stands where it does. */
  z.object({ kind: z.literal('report-not-yet'), why: z.enum(['not-revealed', 'not-signed']) }),
  /** So many are being made that there is no room, or this one took too long or too much memory. */
  z.object({ kind: z.literal('report-not-made'), why: z.enum(['too-many', 'too-slow', 'too-heavy']) }),
  /** The same of a file that somebody sent, and that was to be read. */
  z.object({ kind: z.literal('file-not-read'), why: z.enum(['too-many', 'too-slow', 'too-heavy']) }),
  /** A sentence each, in the language that was asked for. */
  z.object({ kind: z.literal('template-invalid'), problems: z.array(z.string()) }),
  z.object({ kind: z.literal('storage-full') }),
  /** Another program holds the data file; it passes. */
  z.object({ kind: z.literal('storage-busy') }),
  z.object({ kind: z.literal('internal') }),
] as const;

/** Every refusal that the server gives over HTTP, as `{ "error": Refusal }`; the web has a sentence for each kind. */
export const refusalSchema = z.discriminatedUnion('kind', refusalSchemas);
export type Refusal = z.infer<typeof refusalSchema>;
