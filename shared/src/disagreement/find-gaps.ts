import { pointScale, type Instrument } from '../instrument/index.ts';
import {
  ballotSheet,
  comparePoints,
  scoreEvaluation,
  subtractPoints,
  type Ballot,
  type Points,
} from '../scoring/index.ts';
import type { DisagreementSettings } from './disagreement-settings.ts';

/** A banner: the ballots are far apart over a whole area, or over everything. */
export type Gap = {
  readonly of: { readonly kind: 'area'; readonly areaId: string } | { readonly kind: 'total' };
  /** Highest less lowest. */
  readonly apart: Points;
  /** By ballot, in the order of the assessors. */
  readonly points: readonly Points[];
};

/** The gaps among the revealed areas; that of the total once every area is revealed. */
export function findGaps(
  instrument: Instrument,
  ballots: readonly Ballot[],
  revealedAreaIds: readonly string[],
  settings: DisagreementSettings,
): readonly Gap[] {
  const scores = ballots.map((ballot) => scoreEvaluation(instrument, ballotSheet(ballot)));
  const { unitsPerPoint } = pointScale(instrument);
  const zero = { units: 0, unitsPerPoint };
  const areas = instrument.areas.filter((area) => revealedAreaIds.includes(area.id));
  const gaps = areas.map(({ id }) =>
    gapOf(
      { kind: 'area', areaId: id },
      scores.map((score) => score.areas.get(id)?.points ?? zero),
    ),
  );
  const isAllRevealed = areas.length === instrument.areas.length;
  const total = isAllRevealed
    ? [
        gapOf(
          { kind: 'total' },
          scores.map((score) => score.total.points),
        ),
      ]
    : [];
  return [
    ...gaps.filter((gap) => isAtLeast(gap.apart, settings.areaGapPoints)),
    ...total.filter((gap) => isAtLeast(gap.apart, settings.totalGapPoints)),
  ];
}

function gapOf(of: Gap['of'], points: readonly Points[]): Gap {
  const ordered = points.toSorted(comparePoints);
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  if (lowest === undefined || highest === undefined) throw new Error('A gap needs ballots');
  return { of, apart: subtractPoints(highest, lowest), points };
}

function isAtLeast(apart: Points, limitPoints: number): boolean {
  return apart.units * 1000 >= Math.round(limitPoints * 1000) * apart.unitsPerPoint;
}
