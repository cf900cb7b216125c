import { resolve } from 'node:path';
import type { Instrument } from '@samskar/shared/instrument';
import {
  displayScorePlainly,
  scoreEvaluation,
  toNumber,
  type Score,
  type ScoreLevel,
  type ScoreLine,
} from '@samskar/shared/scoring';
import type { Command, CommandAnswer } from './command.ts';
import { readEvaluation } from './read-evaluation.ts';

export const score: Command = {
  usage: 'FILE',
  about: 'the points of an evaluation file (see: schema evaluation)',
  run: ([path, ...rest], { folder }) =>
    path === undefined || rest.length > 0 ? undefined : scoreFile(resolve(folder, path)),
};

async function scoreFile(path: string): Promise<CommandAnswer> {
  const read = await readEvaluation(path);
  if (!read.ok) return { exitCode: 1, errors: read.error };
  const { instrument, sheet } = read.value;
  return { exitCode: 0, output: describe(instrument, scoreEvaluation(instrument, sheet)) };
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
