import { foldEvents, type EvaluationEvent } from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import { totalInterval } from '@samskar/shared/scoring';
import { expect, test } from 'vitest';
import { settlements } from '../../../web/src/lib/evaluation/grade-sheets.ts';
import { judgeAreas } from '../../../web/src/lib/evaluation/judge-areas.ts';
import { normCrossings } from '../../../web/src/routes/evaluation/[id]/disagreements/norm-crossings.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import { createdEvent, decidedEvent, personA, personB, revealEvent, said } from '../support/events.ts';

/** By A 4 + 20, by B 8 + 30: from 24 to 38, and 31 by the mean. */
const ballots = {
  [personA]: { '1.1.1': said({ c1: 2 }), '1.1.2': said({ c1: 2 }) },
  [personB]: { '1.1.1': said({ c1: 4 }), '1.1.2': said({ c1: 3 }) },
};

function crossings(from: number, to: number, events: readonly EvaluationEvent[] = []) {
  const text = { nb: 'Prøve' };
  const instrument: Instrument = {
    ...buildInstrument({ areas: [[[10, 50]]], criteria: [{ topGrade: 5 }] }),
    normBand: { from, to, population: text, source: text },
  };
  const state = foldEvents([createdEvent, revealEvent(2, '1', ballots), ...events])!;
  const both = [ballots[personA], ballots[personB]];
  return normCrossings(
    instrument,
    judgeAreas(state, instrument),
    (indicator) => both.map((ballot) => ballot[indicator as keyof typeof ballot]),
    totalInterval(instrument, { ballots: both, settled: settlements(state, instrument) }),
  );
}

test('names the decisions that alone would carry the total across a border', () => {
  expect(crossings(32, 35)).toEqual([
    { border: 32, alone: ['1.1.2', '1.1.1'] },
    { border: 35, alone: ['1.1.2'] },
  ]);
});

test('a border that only several decisions together can cross has none', () => {
  expect(crossings(25, 100)).toEqual([{ border: 25, alone: [] }]);
});

test('a border out of reach is not named, and nothing crosses it once all is decided', () => {
  expect(crossings(39, 60)).toEqual([]);
  const decided = ['1.1.1', '1.1.2'].map((indicator, place) =>
    decidedEvent(3 + place, personA, indicator, { kind: 'graded', grades: { c1: 3 } }),
  );
  expect(crossings(32, 35, decided)).toEqual([]);
});
