import type { z } from 'zod';
import type { HttpContext } from './api.ts';
import { problemsOf } from './read-body.ts';
import { Refused } from './refused.ts';

/** What stands behind the question mark of an address, as `schema` describes it; anything else ends the route. */
export function readQuery<Schema extends z.ZodType>(context: HttpContext, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(context.req.query());
  if (!parsed.success) throw new Refused({ kind: 'bad-request', problems: problemsOf(parsed.error) });
  return parsed.data;
}
