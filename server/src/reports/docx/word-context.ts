import { reportFileMessages } from '@samskar/shared/messages';
import type { Report } from '@samskar/shared/report';
import type { WordLook } from './word-look.ts';

/** What all blocks of one document share. */
export type WordContext = {
  readonly look: WordLook;
  readonly report: Report;
  readonly messages: (typeof reportFileMessages)['nb']['docx'];
  /** The next number of a figure or a table; a document counts them from its beginning. */
  readonly nextNumber: (kind: 'figure' | 'table') => number;
  /** Headings as they are written, for the contents. */
  readonly headings: WordHeading[];
};

export type WordHeading = {
  readonly title: string;
  /** 1 is a chapter. */
  readonly level: number;
  /** Where it stands. */
  readonly bookmark: string;
};

export function openWordContext(report: Report, look: WordLook): WordContext {
  const last = { figure: 0, table: 0 };
  return {
    look,
    report,
    messages: reportFileMessages[report.language].docx,
    nextNumber: (kind) => (last[kind] += 1),
    headings: [],
  };
}
