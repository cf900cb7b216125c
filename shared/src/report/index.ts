export { buildReport } from './build-report.ts';
export { nothingToCompare, type ReportSources } from './report-sources.ts';
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
  noReportTexts,
  textPlace,
  type BuiltInPart,
  type ReportPart,
  type ReportTexts,
} from './report-texts.ts';
