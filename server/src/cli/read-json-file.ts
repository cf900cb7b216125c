import { readFile, stat } from 'node:fs/promises';
import { formatFileProblem } from '@samskar/shared/instrument';
import { failure, success, type Result } from '@samskar/shared/result';
import { findJsonProblems } from '../find-json-problems.ts';

/** Files of this kind are under 1 MB; more is a mistake, and would fill the memory. */
const fileBytesMax = 20_000_000;

/** A file's JSON, or lines that say why it cannot be read. A key that is there twice is refused: JSON.parse would drop one. */
export async function readJsonFile(path: string): Promise<Result<unknown, readonly string[]>> {
  const text = await readText(path);
  if (!text.ok) return failure([`${path}: ${text.error}`]);
  const parsed = parse(text.value);
  if (!parsed.ok) return failure([`${path}: is not JSON: ${parsed.error}`]);
  const problems = findJsonProblems(text.value);
  return problems.length === 0
    ? parsed
    : failure(problems.map((problem) => `${path}: ${formatFileProblem(problem)}`));
}

async function readText(path: string): Promise<Result<string, string>> {
  try {
    const { size } = await stat(path);
    if (size > fileBytesMax) return failure(`is larger than ${fileBytesMax} bytes`);
    const text = await readFile(path, 'utf8');
    // Some Windows editors begin a file with a byte order mark.
    return success(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return failure(`cannot be read: ${messageOf(error)}`);
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
