import type { MatrixRow } from './matrix-rows.ts';

export type GradeCount = {
  /** Grades set, of all that indicators in focus and applicable can have. */
  readonly set: number;
  readonly all: number;
  /** Indicators with every grade, or not applicable, of all in focus. */
  readonly indicatorsDone: number;
  readonly indicators: number;
};

/** How far the grades that the rows show have come. */
export function countGrades(rows: readonly MatrixRow[]): GradeCount {
  const inFocus = rows.map(({ standing }) => standing).filter(({ kind }) => kind !== 'out-of-focus');
  const graded = inFocus.flatMap((standing) => (standing.kind === 'graded' ? [standing.cells] : []));
  const cells = graded.flat();
  return {
    set: cells.filter(({ grades }) => grades.length > 0).length,
    all: cells.length,
    indicatorsDone:
      graded.filter((one) => one.every(({ grades }) => grades.length > 0)).length +
      (inFocus.length - graded.length),
    indicators: inFocus.length,
  };
}
