import { displayScorePlainly, type PublishedFigures, type Score } from '../scoring/index.ts';

/** The figures of a result as a reader will see them, to be checked as any publication; what is not graded is absent. */
export function displayedFigures(score: Score): PublishedFigures {
  const { total, areas, subareas } = score;
  return {
    ...(total.hasGrades && { total: Number(displayScorePlainly(total, 'total')) }),
    areas: Object.fromEntries(
      [...areas.values()]
        .filter(({ hasGrades }) => hasGrades)
        .map((line) => [line.id, Number(displayScorePlainly(line, 'area'))]),
    ),
    subareas: Object.fromEntries(
      [...subareas.values()]
        .filter(({ hasGrades }) => hasGrades)
        .map((line) => [line.id, { points: Number(displayScorePlainly(line, 'subarea')) }]),
    ),
  };
}
