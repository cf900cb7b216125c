import type { Instrument } from '@samskar/shared/instrument';
import {
  comparePoints,
  scoreEvaluation,
  subtractPoints,
  type GradeSheet,
  type Points,
} from '@samskar/shared/scoring';

/** A line of the dumbbell chart: where each assessor puts a sub-area. */
export type SubareaGap = {
  readonly subarea: string;
  readonly area: string;
  readonly max: Points;
  /** By sheet, in the order of the assessors. */
  readonly points: readonly Points[];
  /** Highest less lowest. */
  readonly apart: Points;
};

/**
 * The sub-areas of the areas given, the largest gap first, and as the instrument has them where they are equal.
 * @param sheets what each assessor alone would give.
 */
export function subareaGaps(
  instrument: Instrument,
  sheets: readonly GradeSheet[],
  areas: readonly string[],
): readonly SubareaGap[] {
  const scores = sheets.map((sheet) => scoreEvaluation(instrument, sheet));
  const gaps = instrument.areas
    .filter(({ id }) => areas.includes(id))
    .flatMap((area) =>
      area.subareas.flatMap(({ id }): SubareaGap[] => {
        const lines = scores.flatMap(({ subareas }) => subareas.get(id) ?? []);
        const ordered = lines.map(({ points }) => points).toSorted(comparePoints);
        const [lowest, highest, max] = [ordered[0], ordered.at(-1), lines[0]?.max];
        if (!lowest || !highest || !max) return [];
        const points = lines.map((line) => line.points);
        return [{ subarea: id, area: area.id, max, points, apart: subtractPoints(highest, lowest) }];
      }),
    );
  return gaps.sort((a, b) => comparePoints(b.apart, a.apart));
}
