import { refusalSchema, type Refusal } from '@samskar/shared/api';
import { failure, success, type Result } from '@samskar/shared/result';
import type { z } from 'zod';

/** Why a request came to nothing: the server said no, it was not reached, or it speaks a newer language than this page. */
export type CallFailure = Refusal | { readonly kind: 'offline' } | { readonly kind: 'outdated' };

type CallOptions<Schema extends z.ZodType> = {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly file?: Blob;
  /** What the answer must be; without one the answer's body is not read. */
  readonly schema?: Schema;
  readonly signal?: AbortSignal;
};

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A bad line (400 kbit/s, 400 ms) carries the largest answer well within this. */
const callTimeoutMs = 30_000;
/** As long as a server in its standard setting waits for a body, and a minute for it to be read. */
const fileTimeoutMs = 180_000;

/** A proxy answers these for a server that is down or starting. */
const unreachableStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

const signedOutListeners = new Set<() => void>();

/**
 * One request to our own server. `path` begins with /api/. An answer of 401 is also told to everybody who has asked for it
 * with `onSignedOut`, whoever made the request.
 */
export async function call<Schema extends z.ZodType = z.ZodUndefined>(
  method: Method,
  path: string,
  options: CallOptions<Schema> = {},
): Promise<Result<z.infer<Schema>, CallFailure>> {
  const answer = await send(method, path, options);
  if (answer === undefined) return failure({ kind: 'offline' });
  const body = await readJson(answer);
  if (!answer.ok) return failure(refusalOf(answer.status, body));
  if (options.schema === undefined) return success(undefined as z.infer<Schema>);
  const parsed = options.schema.safeParse(body);
  return parsed.success ? success(parsed.data) : failure({ kind: 'outdated' });
}

/** Calls `listener` whenever the server says that there is no session; returns how to stop that. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

async function send(
  method: Method,
  path: string,
  { body, file, signal }: { readonly body?: unknown; readonly file?: Blob; readonly signal?: AbortSignal },
): Promise<Response | undefined> {
  const timeout = AbortSignal.timeout(file === undefined ? callTimeoutMs : fileTimeoutMs);
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      ...contentOf(body, file),
    });
  } catch {
    // fetch rejects for a broken line and for an aborted request; to the person both mean "not sent, try again".
    return undefined;
  }
}

function contentOf(body: unknown, file: Blob | undefined): RequestInit {
  if (file !== undefined) return { body: file, headers: { 'content-type': 'application/octet-stream' } };
  if (body === undefined) return {};
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    // No body (204), or a proxy's HTML page; the status decides what it means.
    return undefined;
  }
}

function refusalOf(status: number, body: unknown): CallFailure {
  const given = refusalSchema.safeParse(errorIn(body));
  if (given.success) {
    if (given.data.kind === 'signed-out') signedOutListeners.forEach((listener) => listener());
    return given.data;
  }
  return unreachableStatuses.has(status) ? { kind: 'offline' } : { kind: 'internal' };
}

function errorIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
}
