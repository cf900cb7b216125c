export type { MapBasis } from './area-basis.ts';
export type { ComparedMean, OwnYear, RankedTotal, ReportComparison } from './report-comparison.ts';
