export { basisOf, guessAreaFrame, type MapBasis } from './area-basis.ts';
export {
  distributionMin,
  lineOf,
  meanOf,
  newestOfEach,
  type ComparedEvaluation,
  type Mean,
  type Population,
  type SizeBounds,
} from './mean-of.ts';
export type { ComparedMean, OwnYear, RankedTotal, ReportComparison } from './report-comparison.ts';
