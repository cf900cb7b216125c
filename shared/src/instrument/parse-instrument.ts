import { failure, success, type Result } from '../result.ts';
import { problemsOf, type FileProblem } from './file-problem.ts';
import { findInstrumentConflicts } from './find-instrument-conflicts.ts';
import { instrumentSchema, type Instrument } from './instrument-schema.ts';

/** Reads an instrument file's JSON. A bad one is refused with every problem at once, not only the first. */
export function parseInstrument(input: unknown): Result<Instrument, readonly FileProblem[]> {
  const parsed = instrumentSchema.safeParse(input);
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error, input)),
    ...findInstrumentConflicts(input),
  ];
  return parsed.success && problems.length === 0 ? success(parsed.data) : failure(problems);
}
