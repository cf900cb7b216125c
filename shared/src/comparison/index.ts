export { basisOf, guessAreaFrame } from './area-basis.ts';
export {
  distributionMin,
  lineOf,
  meanOf,
  newestOfEach,
  type ComparedEvaluation,
  type Population,
  type SizeBounds,
} from './mean-of.ts';
export type {
  ComparedMean,
  CountryBest,
  OwnYear,
  RankedTotal,
  ReportComparison,
} from './report-comparison.ts';
export { columnText, comparisonColumns, countryName, meanName, versionName } from './comparison-columns.ts';
export { comparisonCsv } from './comparison-csv.ts';
export { comparisonFigures } from './comparison-figures.ts';
