import type { ReportComparison } from '@samskar/shared/comparison';
import type { Database } from '../storage/database.ts';

/** Whose report it is. `population` is that at the evaluation's date; null when nobody knows it: then there is no size group. */
export type ReportSubject = {
  readonly municipality:
    | { readonly kind: 'id'; readonly id: string }
    | { readonly kind: 'code'; readonly country: string; readonly code: string };
  readonly year: number;
  /** The report's instrument, by id: area ids are this one's. */
  readonly instrument: string;
  readonly population: number | null;
};

/** What the archive holds beside an evaluation. Reads only; a few milliseconds also with 100,000 results. */
export function comparisonForReport(_database: Database, _subject: ReportSubject): ReportComparison {
  return { ownYears: [], means: [], ranking: [], dataDate: null };
}
