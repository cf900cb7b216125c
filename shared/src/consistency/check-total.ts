import { checkPlace } from './check-place.ts';
import { compareSum, figuresThatFit } from './compare-sum.ts';
import type { Inconsistency } from './finding.ts';
import { intersectionOf, sumOf } from './interval-set.ts';
import type { Area, Places } from './places.ts';

/** The total: by itself, against the areas, against the sub-areas, and against what both admit together. */
export function checkTotal({ total, areas }: Places): readonly Inconsistency[] {
  const subareas = areas.flatMap((area) => area.subareas);
  const sums = [
    ...compareSum(total, areas, 'total-of-areas'),
    ...compareSum(total, subareas, 'total-of-subareas'),
  ];
  const both = compareSum(total, areas.map(narrowed), 'total-of-both').filter(isConflict);
  return [
    ...checkPlace(total, figuresThatFit(total, areas)),
    // What rounding would explain on each side by itself is no explanation when both sides together exclude it.
    ...(sums.some(isConflict) || both.length === 0 ? sums : both),
  ];
}

/** An area as narrow as its own figure and its sub-areas admit together; as printed where they contradict each other. */
function narrowed(area: Area): Area {
  const intervals = intersectionOf(area.intervals, sumOf(area.subareas.map((part) => part.intervals)));
  return intervals.length > 0 ? { ...area, intervals } : area;
}

function isConflict({ kind }: Inconsistency): boolean {
  return kind === 'conflict';
}
