export { buildReport } from './build-report.ts';
export { nothingToCompare, type ReportSources } from './report-sources.ts';
export { checkReport, type CheckSources } from './check-report.ts';
export {
  isStale,
  proposeSentences,
  type ProposedSentence,
  type TakenSentences,
} from './propose-sentences.ts';
export type { ProblemPlace, ReportProblem } from './report-problem.ts';
export type {
  Cell,
  FigureBlock,
  FindingColumns,
  Inline,
  NumberField,
  Paragraph,
  Place,
  Report,
  ReportBlock,
  ScoreBox,
  Section,
  Table,
} from './report.ts';
export {
  builtInParts,
  isBuiltInPart,
  noReportTexts,
  textPlace,
  textPlacePattern,
  type ReportTexts,
} from './report-texts.ts';
export { listNumbers, type ListedNumber } from './list-numbers.ts';
export { placedBlocks, type PlacedBlock } from './walk-report.ts';
export { reportSchema } from './report-schema.ts';
