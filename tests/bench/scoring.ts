import {
  defaultDisagreementSettings,
  findGaps,
  judgeIndicator,
  orderAgenda,
  type Ballot,
} from '@samskar/shared/disagreement';
import { instrumentIndex } from '@samskar/shared/instrument';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { ballotSheet, scoreEvaluation, totalInterval } from '@samskar/shared/scoring';
import midway from '../../server/src/demo/midway-ballots.json' with { type: 'json' };
import { atMost, type BenchReport } from './bench-report.ts';
import { quantileOf } from './statistics.ts';

const warmUpRounds = 300;
const measuredRounds = 1000;

/**
 * How long everything takes that a changed grade makes stale: both assessors' points, all tiers, the agenda, the gaps and
 * the interval of the total. The floor is a JSON round trip of the same two ballots, in turn with it, so that a busy
 * machine slows both.
 */
export function benchScoring(): BenchReport {
  const ballots = [completeBallot(midway.a), completeBallot(midway.b)];
  for (let round = 0; round < warmUpRounds; round += 1) measure(ballots);
  const samples = Array.from({ length: measuredRounds }, () => measure(ballots));
  const recomputeMs = samples.map((sample) => sample.recomputeMs);
  const floorMs = samples.map((sample) => sample.floorMs);
  const medianMs = quantileOf(recomputeMs, 0.5);
  return {
    name: 'scoring: recompute a whole evaluation, two assessors',
    figures: [
      { name: 'indicators', value: Object.keys(midway.a).length, unit: '' },
      { name: 'recompute, median', value: medianMs, unit: 'ms', goals: [atMost('must', medianMs, 1)] },
      { name: 'recompute, 95th percentile', value: quantileOf(recomputeMs, 0.95), unit: 'ms' },
      { name: 'floor (JSON round trip), median', value: quantileOf(floorMs, 0.5), unit: 'ms' },
      {
        name: 'recompute / floor',
        value: medianMs / quantileOf(floorMs, 0.5),
        unit: 'times',
      },
    ],
  };
}

function measure(ballots: readonly Ballot[]): { readonly recomputeMs: number; readonly floorMs: number } {
  const start = performance.now();
  recompute(ballots);
  const middle = performance.now();
  JSON.parse(JSON.stringify(ballots));
  return { recomputeMs: middle - start, floorMs: performance.now() - middle };
}

function recompute(ballots: readonly Ballot[]): unknown {
  const scores = ballots.map((ballot) => scoreEvaluation(instrument, ballotSheet(ballot)));
  const judgements = indicators.map(({ id }) =>
    judgeIndicator(
      instrument,
      id,
      ballots.flatMap((ballot) => ballot[id] ?? []),
      defaultDisagreementSettings,
    ),
  );
  const agenda = orderAgenda(instrument, judgements);
  const gaps = findGaps(instrument, ballots, areaIds, defaultDisagreementSettings);
  return { scores, agenda, gaps, interval: totalInterval(instrument, { ballots, settled: {} }) };
}

const instrument = findShipped('kk-3.2');
const { indicators } = instrumentIndex(instrument);
const areaIds = instrument.areas.map((area) => area.id);

function findShipped(id: string) {
  const shipped = findShippedInstrument(id);
  if (shipped === undefined) throw new Error(`No instrument ${id}`);
  return shipped;
}

/** The demo's ballot with what an assessor adds to the grades: a reason and two pieces of evidence. */
function completeBallot(
  ballot: Readonly<Record<string, Pick<Ballot[string], 'applicable' | 'grades' | 'unsure'>>>,
): Ballot {
  const evidence = {
    '11111111-1111-4111-8111-111111111111': 2,
    '22222222-2222-4222-8222-222222222222': 3,
  } as const;
  return Object.fromEntries(
    Object.entries(ballot).map(([id, said]) => [id, { ...said, reason: 'Beskrevet og i bruk.', evidence }]),
  );
}
