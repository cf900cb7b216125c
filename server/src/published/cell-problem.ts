/** What is wrong with one cell of a file that the operator imports; in English, as commands speak. */
export type CellProblem = {
  /** As the file's own program counts: the header is row 1. */
  readonly row: number;
  readonly column: string;
  readonly rule: string;
  readonly value: string;
};
