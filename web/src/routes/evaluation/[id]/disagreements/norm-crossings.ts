import type { Instrument } from '@samskar/shared/instrument';
import {
  ballotState,
  comparePoints,
  indicatorInterval,
  scoreIndicator,
  toNumber,
  type BallotIndicator,
  type TotalInterval,
} from '@samskar/shared/scoring';
import type { JudgedIndicator } from '#lib/evaluation/judge-areas.ts';

/** A border of the norm band that the open decisions can still carry the total across. */
export type NormCrossing = {
  /** In points. */
  readonly border: number;
  /** Decisions that can do it alone, the rest being as the mean rule has it; what is most at stake first. */
  readonly alone: readonly string[];
};

type Open = Pick<JudgedIndicator, 'indicatorId' | 'pointsAtStake' | 'progress'>;

/**
 * Which open decisions would cross the norm band (judging.md, agenda).
 * @param said what the ballots say of an indicator
 * @param interval of the whole evaluation: the band is of the total, so that every area must be revealed
 */
export function normCrossings(
  instrument: Instrument,
  judged: readonly Open[],
  said: (indicator: string) => readonly BallotIndicator[],
  interval: TotalInterval,
): readonly NormCrossing[] {
  const { mean } = interval;
  const band = instrument.normBand;
  if (!band || !mean) return [];
  const ends = { lowest: toNumber(interval.lowest), highest: toNumber(interval.highest) };
  const moves = judged
    .filter(({ pointsAtStake }) => pointsAtStake.units > 0)
    .toSorted((a, b) => comparePoints(b.pointsAtStake, a.pointsAtStake))
    .map((one) => ({
      id: one.indicatorId,
      ...endsOf(instrument, one, said(one.indicatorId), toNumber(mean)),
    }));
  return borders(band).flatMap(({ at, isCrossed }) =>
    isCrossed(ends) ? [{ border: at, alone: moves.filter(isCrossed).map(({ id }) => id) }] : [],
  );
}

type Ends = { readonly lowest: number; readonly highest: number };

/** Both borders belong to the band. */
function borders({ from, to }: { readonly from: number; readonly to: number }) {
  return [
    { at: from, isCrossed: ({ lowest, highest }: Ends) => lowest < from && highest >= from },
    { at: to, isCrossed: ({ lowest, highest }: Ends) => lowest <= to && highest > to },
  ];
}

/** Where the total ends by this decision alone. */
function endsOf(
  instrument: Instrument,
  { indicatorId, progress }: Open,
  said: readonly BallotIndicator[],
  mean: number,
): Ends {
  const parked = progress.kind === 'parked' ? ({ kind: 'parked' } as const) : undefined;
  const { lowest, highest } = indicatorInterval(instrument, indicatorId, said, parked);
  const points = said.map((one) =>
    toNumber(scoreIndicator(instrument, indicatorId, ballotState(one)).points),
  );
  const rest = mean - points.reduce((sum, one) => sum + one, 0) / said.length;
  return { lowest: rest + toNumber(lowest), highest: rest + toNumber(highest) };
}
