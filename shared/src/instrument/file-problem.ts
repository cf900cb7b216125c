import type { z } from 'zod';

/** One thing wrong with a file: where, which rule it breaks, and the value that breaks it. */
export type FileProblem = { readonly path: string; readonly rule: string; readonly value: unknown };

/** A problem as one line for a terminal or a log. */
export function formatFileProblem({ path, rule, value }: FileProblem): string {
  return `${path || '(file)'}: ${rule}; found ${formatValue(value)}`;
}

const textCharactersMax = 80;

/** What is inside an object or list is told by problems of their own; it may also be nested without end. */
function formatValue(value: unknown): string {
  if (value === undefined) return 'absent';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return `an object of ${Object.keys(value).length}`;
  const text = JSON.stringify(value);
  return text.length > textCharactersMax ? `${text.slice(0, textCharactersMax - 3)}...` : text;
}

/** The problems that a zod schema found in `input`, each with the value at its path. */
export function problemsOf(error: z.ZodError, input: unknown): FileProblem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, input));
}

/** `['areas', 0, 'max']` as `areas[0].max`; a key that is not a plain word stands in brackets and quotes. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.map((key, place) => formatKey(key, place === 0)).join('');
}

function problemsOfIssue(issue: z.core.$ZodIssue, input: unknown): FileProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problemAt([...issue.path, key], 'is not a known field', input));
  }
  // The key is already the last part of the path, and it is what is wrong.
  if (issue.code === 'invalid_key') {
    const rule = `this key ${issue.issues[0]?.message ?? issue.message}`;
    return [{ path: formatPath(issue.path), rule, value: issue.path.at(-1) }];
  }
  return [problemAt(issue.path, ruleOf(issue), input)];
}

/** The schema's own message; where it has none, what to write instead of zod's words about types. */
function ruleOf(issue: z.core.$ZodIssue): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    default:
      return issue.message;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};

function problemAt(path: readonly PropertyKey[], rule: string, input: unknown): FileProblem {
  return { path: formatPath(path), rule, value: valueAt(input, path) };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function formatKey(key: PropertyKey, isFirst: boolean): string {
  if (typeof key === 'number') return `[${key}]`;
  const text = String(key);
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(text)) return `[${JSON.stringify(text)}]`;
  return isFirst ? text : `.${text}`;
}
