import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import { scoreEvaluation, toNumber } from '@samskar/shared/scoring';
import type { Command } from './command.ts';

export const instruments: Command = {
  usage: '',
  about: 'the instruments that come with Samskår',
  run: (args) => (args.length > 0 ? undefined : { exitCode: 0, output: shippedInstruments.map(describe) }),
};

function describe(instrument: Instrument): unknown {
  const index = instrumentIndex(instrument);
  return {
    id: instrument.id,
    version: instrument.version,
    name: instrument.name,
    notice: instrument.notice,
    languages: instrument.languages,
    areas: instrument.areas.length,
    subareas: index.subareas.length,
    indicators: index.indicators.length,
    criteria: instrument.criteria.map(({ id, topGrade, weight }) => ({ id, topGrade, weight })),
    max: toNumber(scoreEvaluation(instrument, {}).total.max),
  };
}
