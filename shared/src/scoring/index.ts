export {
  ballotIndicatorSchema,
  ballotSheet,
  ballotState,
  evidenceWeightSchema,
  type Ballot,
  type BallotIndicator,
  type EvidenceWeight,
} from './ballot.ts';
export { evaluationFileSchema } from './evaluation-file.ts';
export {
  decimalsByLevel,
  displayScore,
  displayScorePlainly,
  formatMaximum,
  formatPoints,
  formatPointsPlainly,
  nothingGraded,
  type ScoreLevel,
} from './format-points.ts';
export { isGrade, type Grades, type GradeSheet, type IndicatorState } from './grade-sheet.ts';
export { comparePoints, meanPoints, subtractPoints, sumPoints, toNumber, type Points } from './points.ts';
export { publishedFiguresSchema, type Printed, type PublishedFigures } from './published-figures.ts';
export { readEvaluationFile, readEvaluationFrame } from './read-evaluation-file.ts';
export {
  scoreEvaluation,
  scoreIndicator,
  type IndicatorScore,
  type NamedScoreLine,
  type Score,
  type ScoreLine,
} from './score-evaluation.ts';
export {
  indicatorInterval,
  totalInterval,
  type PointsInterval,
  type Settlement,
  type TotalInterval,
} from './total-interval.ts';
export { sumOfDisplayedAreas } from './sum-of-displayed-areas.ts';
