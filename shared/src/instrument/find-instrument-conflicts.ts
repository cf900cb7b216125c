import type { FileProblem } from './file-problem.ts';

/** The rules between an instrument's parts, on whatever of the file can be read. */
export function findInstrumentConflicts(_input: unknown): readonly FileProblem[] {
  return [];
}
