import { dirname, resolve } from 'node:path';
import { findUnknownPlaces } from '@samskar/shared/consistency';
import {
  formatFileProblem,
  parseInstrument,
  type FileProblem,
  type Instrument,
} from '@samskar/shared/instrument';
import { findShippedInstrument, shippedInstruments } from '@samskar/shared/instrument/shipped';
import { failure, success, type Result } from '@samskar/shared/result';
import {
  readEvaluationFile,
  readEvaluationFrame,
  type GradeSheet,
  type PublishedFigures,
} from '@samskar/shared/scoring';
import { readJsonFile } from './read-json-file.ts';

/** An evaluation file, read whole against the instrument that it names. */
export type ReadEvaluation = {
  readonly instrument: Instrument;
  readonly sheet: GradeSheet;
  /** Undefined when the file says nothing of a publication. */
  readonly published: PublishedFigures | undefined;
};

/** Reads an evaluation file and finds its instrument; else a line for each problem. */
export async function readEvaluation(path: string): Promise<Result<ReadEvaluation, readonly string[]>> {
  const json = await readJsonFile(path);
  if (!json.ok) return json;
  const instrument = await findInstrument(json.value, path);
  if (!instrument.ok) return instrument;
  const frame = readEvaluationFrame(json.value);
  const published = frame.ok ? frame.value.published : undefined;
  const sheet = readEvaluationFile(json.value, instrument.value);
  const problems = [
    ...(sheet.ok ? [] : sheet.error),
    ...findUnknownPlaces(publishedIn(json.value), instrument.value),
  ];
  if (!sheet.ok || problems.length > 0) return failure(linesOf(path, problems));
  return success({ instrument: instrument.value, sheet: sheet.value, published });
}

function publishedIn(evaluation: unknown): unknown {
  return typeof evaluation === 'object' && evaluation !== null && 'published' in evaluation
    ? evaluation.published
    : undefined;
}

/** The instrument an evaluation file names: a shipped one by id, else a file beside it. */
async function findInstrument(
  evaluation: unknown,
  path: string,
): Promise<Result<Instrument, readonly string[]>> {
  const frame = readEvaluationFrame(evaluation);
  const name = nameOf(evaluation);
  if (name === undefined) return failure(frame.ok ? [] : linesOf(path, frame.error));
  const shipped = findShippedInstrument(name);
  if (shipped) return success(shipped);
  const own = await readInstrument(resolve(dirname(path), name));
  if (own.ok) return own;
  const ids = shippedInstruments.map((instrument) => instrument.id).join(', ');
  const rule = `must be the id of a shipped instrument (${ids}) or the path of an instrument file, relative to this file`;
  const problems = [{ path: 'instrument', rule, value: name }, ...(frame.ok ? [] : frame.error)];
  return failure([...linesOf(path, problems), ...own.error]);
}

function nameOf(evaluation: unknown): string | undefined {
  if (typeof evaluation !== 'object' || evaluation === null || !('instrument' in evaluation))
    return undefined;
  return typeof evaluation.instrument === 'string' && evaluation.instrument
    ? evaluation.instrument
    : undefined;
}

async function readInstrument(path: string): Promise<Result<Instrument, readonly string[]>> {
  const json = await readJsonFile(path);
  if (!json.ok) return json;
  const instrument = parseInstrument(json.value);
  return instrument.ok ? instrument : failure(linesOf(path, instrument.error));
}

function linesOf(path: string, problems: readonly FileProblem[]): readonly string[] {
  return problems.map((problem) => `${path}: ${formatFileProblem(problem)}`);
}
