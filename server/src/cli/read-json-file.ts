import { readFile, stat } from 'node:fs/promises';
import { formatFileProblem } from '@samskar/shared/instrument';
import { failure, success, type Result } from '@samskar/shared/result';
import { findJsonProblems } from '../find-json-problems.ts';

/** Files of this kind are under 1 MB; more is a mistake, and would fill the memory. */
export const fileBytesMax = 20_000_000;

/** A file's JSON, or lines that say why it cannot be read. A key that is there twice is refused: JSON.parse would drop one. */
export async function readJsonFile(path: string): Promise<Result<unknown, readonly string[]>> {
  const bytes = await readBytes(path, fileBytesMax);
  return bytes.ok ? jsonOf(path, bytes.value) : bytes;
}

/** The same of bytes that have been read from `path`. */
export function jsonOf(path: string, bytes: Uint8Array): Result<unknown, readonly string[]> {
  // Some Windows editors begin a file with a byte order mark; the decoder leaves it out.
  const text = new TextDecoder().decode(bytes);
  const parsed = parse(text);
  if (!parsed.ok) return failure([`${path}: is not JSON: ${parsed.error}`]);
  const problems = findJsonProblems(text);
  return problems.length === 0
    ? parsed
    : failure(problems.map((problem) => `${path}: ${formatFileProblem(problem)}`));
}

/** A file's bytes, or a line that says why it cannot be read. */
export async function readBytes(
  path: string,
  bytesMax: number,
): Promise<Result<Uint8Array, readonly string[]>> {
  try {
    const { size } = await stat(path);
    if (size > bytesMax) return failure([`${path}: is larger than ${bytesMax} bytes`]);
    return success(await readFile(path));
  } catch (error) {
    return failure([`${path}: cannot be read: ${messageOf(error)}`]);
  }
}

function parse(text: string): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(text);
    return success(value);
  } catch (error) {
    return failure(messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
