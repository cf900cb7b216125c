import type { ReportComparison } from '../comparison/index.ts';
import type { UiLanguage } from '../messages/index.ts';
import type { PublicPart } from '../package/index.ts';
import type { ReportTexts } from './report-texts.ts';

/** What a report is made of; the same sources give the same report everywhere. */
export type ReportSources = {
  /** What was signed, or would be if it were signed now. */
  readonly content: PublicPart;
  /** ISO moment of the last signature; null as long as one is missing. */
  readonly signedAt: string | null;
  readonly texts: ReportTexts;
  readonly comparison: ReportComparison;
  readonly language: UiLanguage;
};

export const nothingToCompare: ReportComparison = {
  ownYears: [],
  means: [],
  ranking: [],
  abroad: [],
  incomeGroup: null,
  dataDate: null,
};
