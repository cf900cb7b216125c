import { dirname, resolve } from 'node:path';
import {
  formatFileProblem,
  parseInstrument,
  type FileProblem,
  type Instrument,
} from '@samskar/shared/instrument';
import { findShippedInstrument, shippedInstruments } from '@samskar/shared/instrument/shipped';
import { failure, success, type Result } from '@samskar/shared/result';
import {
  displayScorePlainly,
  readEvaluationFile,
  readEvaluationFrame,
  scoreEvaluation,
  toNumber,
  type Score,
  type ScoreLevel,
  type ScoreLine,
} from '@samskar/shared/scoring';
import type { Command, CommandAnswer } from './command.ts';
import { readJsonFile } from './read-json-file.ts';

export const score: Command = {
  usage: 'FILE',
  about: 'the points of an evaluation file (see: schema evaluation)',
  run: ([path, ...rest], { folder }) =>
    path === undefined || rest.length > 0 ? undefined : scoreFile(resolve(folder, path)),
};

async function scoreFile(path: string): Promise<CommandAnswer> {
  const json = await readJsonFile(path);
  if (!json.ok) return refused(json.error);
  const instrument = await findInstrument(json.value, path);
  if (!instrument.ok) return refused(instrument.error);
  const sheet = readEvaluationFile(json.value, instrument.value);
  if (!sheet.ok) return refused(linesOf(path, sheet.error));
  return { exitCode: 0, output: describe(instrument.value, scoreEvaluation(instrument.value, sheet.value)) };
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

function describe(instrument: Instrument, result: Score): unknown {
  return {
    instrument: instrument.id,
    total: describeLine(result.total, 'total'),
    areas: [...result.areas.values()].map((line) => ({ id: line.id, ...describeLine(line, 'area') })),
    subareas: [...result.subareas.values()].map((line) => ({
      id: line.id,
      ...describeLine(line, 'subarea'),
    })),
    indicators: [...result.indicators.values()].map((line) => ({
      id: line.id,
      ...describeLine(line, 'indicator'),
      state: line.state.kind,
    })),
  };
}

function describeLine(line: ScoreLine, level: ScoreLevel) {
  return {
    points: toNumber(line.points),
    display: displayScorePlainly(line, level),
    max: toNumber(line.max),
    possibleMax: toNumber(line.possibleMax),
    graded: line.graded,
    indicators: line.indicators,
  };
}

function linesOf(path: string, problems: readonly FileProblem[]): readonly string[] {
  return problems.map((problem) => `${path}: ${formatFileProblem(problem)}`);
}

function refused(errors: readonly string[]): CommandAnswer {
  return { exitCode: 1, errors };
}
