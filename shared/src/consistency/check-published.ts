import type { Instrument } from '../instrument/index.ts';
import { scoreEvaluation, type GradeSheet, type PublishedFigures } from '../scoring/index.ts';
import { compareWithGrades } from './compare-with-grades.ts';
import { checkArea } from './check-area.ts';
import { checkTotal } from './check-total.ts';
import type { Inconsistency } from './finding.ts';
import { readPlaces } from './places.ts';

/**
 * What in a published evaluation does not add up, by intervals: a printed figure stands for everything that rounds to it, so
 * that only figures which cannot be true together are a conflict. In the instrument's order, the total last. With `sheet`,
 * figures of places that are graded whole are also compared with the points of their grades.
 */
export function checkPublished(
  instrument: Instrument,
  published: PublishedFigures,
  sheet?: GradeSheet,
): readonly Inconsistency[] {
  const places = readPlaces(instrument, published);
  const found = [...places.areas.flatMap(checkArea), ...checkTotal(places)];
  if (sheet === undefined) return found;
  return [...found, ...compareWithGrades(places, scoreEvaluation(instrument, sheet))];
}
