import { formatPointsPlainly, toNumber, type Score, type ScoreLine } from '../scoring/index.ts';
import type { Inconsistency } from './finding.ts';
import { decimalsOf, fromUnits, inUnits, perPoint } from './printed-figure.ts';
import type { Place, Places } from './places.ts';

/** Printed figures against the points of grades, where a place is graded whole. */
export function compareWithGrades({ total, areas }: Places, score: Score): readonly Inconsistency[] {
  return [
    ...areas.flatMap((area) => [
      ...area.subareas.flatMap((subarea) => compare(subarea, score.subareas.get(subarea.id))),
      ...compare(area, score.areas.get(area.id)),
    ]),
    ...compare(total, score.total),
  ];
}

function compare(place: Place, line: ScoreLine | undefined): Inconsistency[] {
  const { figures, level, id } = place;
  if (line === undefined || figures.length === 0 || line.indicators === 0 || line.graded < line.indicators)
    return [];
  const looksRight = figures.some(
    (figure) => Number(formatPointsPlainly(line.points, decimalsOf(figure, level))) === figure,
  );
  if (looksRight) return [];
  const points = toNumber(line.points);
  const [nearest = 0] = figures.toSorted((a, b) => Math.abs(a - points) - Math.abs(b - points));
  const gradedFigure = Number(formatPointsPlainly(line.points, decimalsOf(nearest, level) + 1));
  return [
    {
      place: id,
      kind: isWithin(place, line) ? 'rounding' : 'conflict',
      comparison: 'grades',
      figures: [nearest, gradedFigure],
      difference: fromUnits(Math.abs(inUnits(nearest) - inUnits(gradedFigure))),
    },
  ];
}

/** Exact: `units / unitsPerPoint` lies in an interval of whole `perPoint`ths. */
function isWithin({ intervals }: Place, { points }: ScoreLine): boolean {
  const exact = BigInt(points.units) * BigInt(perPoint);
  const scale = BigInt(points.unitsPerPoint);
  return intervals.some(
    ([lowest, highest]) => BigInt(lowest) * scale <= exact && exact <= BigInt(highest) * scale,
  );
}
