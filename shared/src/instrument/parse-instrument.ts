import { failure, success, type Result } from '../result.ts';
import { problemsOf, type FileProblem } from './file-problem.ts';
import { findInstrumentConflicts } from './find-instrument-conflicts.ts';
import { instrumentSchema, type Instrument } from './instrument-schema.ts';
import { buildPointScale } from './point-scale.ts';

/** Reads an instrument file's JSON. A bad one is refused with every problem at once, not only the first. */
export function parseInstrument(input: unknown): Result<Instrument, readonly FileProblem[]> {
  const parsed = instrumentSchema.safeParse(input);
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error, input)),
    ...findInstrumentConflicts(input),
  ];
  if (!parsed.success || problems.length > 0) return failure(problems);
  return buildPointScale(parsed.data) ? success(parsed.data) : failure([tooFine(parsed.data)]);
}

function tooFine(instrument: Instrument): FileProblem {
  const rule =
    'the maxima and weights are too fine to be added exactly: use fewer decimals or simpler weights';
  return { path: 'areas', rule, value: instrument.id };
}
