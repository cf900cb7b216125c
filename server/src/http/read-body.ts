import type { z } from 'zod';
import { findJsonProblems } from '../find-json-problems.ts';
import { requireStillThere, type HttpContext } from './api.ts';
import { Refused } from './refused.ts';

/** More problems than anybody reads; a small body can break a rule thousands of times. */
const problemsMax = 50;

/** The body of a request as `schema` describes it; anything else ends the route. */
export async function readBody<Schema extends z.ZodType>(
  context: HttpContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJson(context, context.var.limits.bodyBytesMax));
  if (!parsed.success) throw new Refused({ kind: 'bad-request', problems: problemsOf(parsed.error) });
  return parsed.data;
}

/** The body of a request as JSON, not yet checked. */
export async function readJson(context: HttpContext, bytesMax: number): Promise<unknown> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) refuse('content-type', 'must be application/json');
  const bytes = await readBytes(context.req.raw.body, bytesMax);
  requireStillThere(context);
  const json = parse(bytes);
  const [problem] = findJsonProblems(json.text);
  return problem === undefined ? json.value : refuse(problem.path, problem.rule);
}

/** The body of a request as it came, of the one media type that is expected. */
export async function readFile(
  context: HttpContext,
  expected: string,
  bytesMax: number,
): Promise<Uint8Array> {
  const type = context.req.header('content-type') ?? '';
  if (type.toLowerCase() !== expected) refuse('content-type', `must be ${expected}`);
  const bytes = await readBytes(context.req.raw.body, bytesMax);
  requireStillThere(context);
  return bytes;
}

function parse(bytes: Uint8Array): { readonly text: string; readonly value: unknown } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch {
    return refuse('', 'must be JSON in UTF-8');
  }
}

function refuse(path: string, rule: string): never {
  throw new Refused({ kind: 'bad-request', problems: [{ path, rule }] });
}

async function readBytes(body: ReadableStream<Uint8Array> | null, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by throwing cancels the stream: the rest is not read.
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > bytesMax) throw new Refused({ kind: 'too-large' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Paths and rules alone: a value could be a password. */
export function problemsOf(error: z.ZodError): { path: string; rule: string }[] {
  return error.issues
    .slice(0, problemsMax)
    .map((issue) => ({ path: issue.path.map(String).join('.'), rule: issue.message }));
}
