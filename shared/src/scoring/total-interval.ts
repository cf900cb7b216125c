import { pointScale, type IndicatorScale, type Instrument } from '../instrument/index.ts';
import type { Ballot, BallotIndicator } from './ballot.ts';
import { ballotState } from './ballot.ts';
import type { IndicatorState } from './grade-sheet.ts';
import { meanPoints, sumPoints, type Points } from './points.ts';
import { scoreIndicator } from './score-evaluation.ts';

/** What is settled about an indicator: its decision's outcome, or that it is out of focus. Absent or not graded: open. */
export type Settlement = IndicatorState | { readonly kind: 'parked' };

export type OpenEvaluation = {
  /** The revealed ballots, in the order of the assessors. */
  readonly ballots: readonly Ballot[];
  readonly settled: Readonly<Record<string, Settlement>>;
  /** The areas to add up; all of them when absent. */
  readonly areaIds?: readonly string[];
};

/** Where a number of points can end while decisions are open. */
export type PointsInterval = { readonly lowest: Points; readonly highest: Points };

export type TotalInterval = PointsInterval & {
  /** By the mean of the ballots wherever a decision is open; undefined while a ballot there is incomplete. */
  readonly mean: Points | undefined;
  /** By one ballot wherever a decision is open, in the order of the ballots; undefined while it is incomplete there. */
  readonly byBallot: readonly (Points | undefined)[];
};

/** The lowest and highest total that the open decisions can still make, and where mean, A and B stand in it. */
export function totalInterval(instrument: Instrument, evaluation: OpenEvaluation): TotalInterval {
  const { unitsPerPoint } = pointScale(instrument);
  const terms = indicatorIdsOf(instrument, evaluation.areaIds).map((indicatorId) => {
    const said = evaluation.ballots.map((ballot) => ballot[indicatorId]);
    const settlement = evaluation.settled[indicatorId];
    return {
      ...indicatorInterval(instrument, indicatorId, said, settlement),
      byBallot: said.map((one) =>
        pointsOf(instrument, indicatorId, settledState(settlement) ?? ballotState(one)),
      ),
    };
  });
  const sumOf = (points: readonly Points[]) => sumPoints(points, unitsPerPoint);
  const byBallot = evaluation.ballots.map((_, place) =>
    sumIfComplete(
      terms.map((term) => term.byBallot[place]),
      unitsPerPoint,
    ),
  );
  const known = byBallot.filter((points) => points !== undefined);
  return {
    lowest: sumOf(terms.map((term) => term.lowest)),
    highest: sumOf(terms.map((term) => term.highest)),
    mean: known.length === byBallot.length ? meanPoints(known) : undefined,
    byBallot,
  };
}

/**
 * Where one indicator can end. Decided: one value. Parked, or applicable for some and not for others: from 0 to its
 * maximum. Else each criterion lies between the lowest and the highest grade given, and where one is missing anywhere.
 */
export function indicatorInterval(
  instrument: Instrument,
  indicatorId: string,
  said: readonly (BallotIndicator | undefined)[],
  settlement: Settlement | undefined,
): PointsInterval {
  const { unitsPerPoint, byIndicatorId } = pointScale(instrument);
  const scale = byIndicatorId.get(indicatorId);
  if (scale === undefined) throw new Error(`No indicator ${indicatorId} in ${instrument.id}`);
  const state = settledState(settlement);
  if (state) {
    const { points } = scoreIndicator(instrument, indicatorId, state);
    return { lowest: points, highest: points };
  }
  const [lowest, highest] = settlement?.kind === 'parked' ? [0, scale.maxUnits] : unitsBetween(scale, said);
  return { lowest: { units: lowest, unitsPerPoint }, highest: { units: highest, unitsPerPoint } };
}

function indicatorIdsOf(instrument: Instrument, areaIds: readonly string[] | undefined): readonly string[] {
  return instrument.areas
    .filter((area) => areaIds === undefined || areaIds.includes(area.id))
    .flatMap((area) =>
      area.subareas.flatMap((subarea) => subarea.indicators.map((indicator) => indicator.id)),
    );
}

function settledState(settlement: Settlement | undefined): IndicatorState | undefined {
  if (settlement === undefined || settlement.kind === 'parked' || settlement.kind === 'not-graded')
    return undefined;
  return settlement;
}

function unitsBetween(
  scale: IndicatorScale,
  said: readonly (BallotIndicator | undefined)[],
): readonly [number, number] {
  const applicable = said.filter((one) => one?.applicable !== false);
  if (said.length > 0 && applicable.length === 0) return [0, 0];
  if (applicable.length < said.length) return [0, scale.maxUnits];
  let [lowest, highest] = [0, 0];
  for (const { id, topGrade, unitsPerGrade } of scale.criteria) {
    const grades = applicable.map((one) => one?.grades[id]);
    const known = grades.filter((grade) => grade !== undefined);
    const isOpen = known.length < grades.length || known.length === 0;
    lowest += unitsPerGrade * (isOpen ? 0 : Math.min(...known));
    highest += unitsPerGrade * (isOpen ? topGrade : Math.max(...known));
  }
  return [lowest, highest];
}

function pointsOf(instrument: Instrument, indicatorId: string, state: IndicatorState): Points | undefined {
  const score = scoreIndicator(instrument, indicatorId, state);
  return score.graded === score.indicators ? score.points : undefined;
}

function sumIfComplete(terms: readonly (Points | undefined)[], unitsPerPoint: number): Points | undefined {
  const known = terms.filter((points) => points !== undefined);
  return known.length === terms.length ? sumPoints(known, unitsPerPoint) : undefined;
}
