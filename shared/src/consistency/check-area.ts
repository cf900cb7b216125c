import { compareSum, figuresThatFit } from './compare-sum.ts';
import { checkMaximum, checkPlace } from './check-place.ts';
import type { Inconsistency } from './finding.ts';
import { withFigure, type Area, type Place } from './places.ts';

/** An area and its sub-areas: each by itself, then the area against their sum. */
export function checkArea(area: Area): readonly Inconsistency[] {
  const { subareas } = area;
  return [
    ...subareas.flatMap((subarea) => [
      ...checkPlace(subarea, fittingInArea(area, subarea)),
      ...checkMaximum(subarea),
    ]),
    ...checkPlace(area, figuresThatFit(area, subareas)),
    ...compareSum(area, subareas, 'area-of-subareas'),
  ];
}

/** Those of a sub-area's figures with which the area's printed figure can be true. */
function fittingInArea(area: Area, subarea: Place): readonly number[] {
  if (area.figures.length === 0) return subarea.figures;
  return subarea.figures.filter((figure) => {
    const parts = area.subareas.map((part) => (part.id === subarea.id ? withFigure(part, figure) : part));
    return figuresThatFit(area, parts).length > 0;
  });
}
