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
export {
  columnText,
  comparisonColumns,
  countryName,
  meanName,
  versionName,
  type ComparisonColumn,
} from './comparison-columns.ts';
export { comparisonCsv } from './comparison-csv.ts';
export { comparisonFigures, type ComparisonFigures } from './comparison-figures.ts';
