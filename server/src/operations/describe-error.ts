export type ErrorDescription = {
  readonly error: string;
  readonly code?: string | number;
  readonly message?: string;
  /** Where it happened: places in the program, without the message. */
  readonly at: readonly string[];
};

/** Their messages quote what was parsed: a body, a stored text, a key that somebody chose. */
const quoting: ReadonlySet<string> = new Set(['SyntaxError', 'ZodError', '$ZodError', 'URIError']);
const framesMax = 12;

/** What may be logged of an error: never a word of what a person wrote. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code = 'errcode' in error ? error.errcode : 'code' in error ? error.code : undefined;
  return {
    error: error.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(!quoting.has(error.name) && { message: error.message }),
    at: framesOf(error),
  };
}

function framesOf({ stack = '' }: Error): readonly string[] {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames.slice(0, framesMax).map((line) => line.trim());
}
