import { displayScorePlainly, type Score } from '@samskar/shared/scoring';

/** What the displayed areas add up to, when that is another number than the displayed total; else undefined. */
export function sumOfDisplayedAreas(score: Score): number | undefined {
  const sum = [...score.areas.values()].reduce(
    (total, area) => total + Number(area.hasGrades ? displayScorePlainly(area, 'area') : 0),
    0,
  );
  const isSame = !score.total.hasGrades || String(sum) === displayScorePlainly(score.total, 'total');
  return isSame ? undefined : sum;
}
