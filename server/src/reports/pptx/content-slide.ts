import { formatDay, reportFileMessages } from '@samskar/shared/messages';
import type { Report } from '@samskar/shared/report';
import type { Slide, SlideBody } from './deck.ts';
import { cleanLine } from './plain-text.ts';

export function contentSlide(title: string, body: SlideBody, notes: readonly string[]): Slide {
  return { layout: 'content', title: cleanLine(title), subtitle: [], body, notes, slot: null };
}

/** Two lines of a title. */
export const titleCharactersMax = 110;

/** Words that the report does not have itself. */
export function textsOf(report: Report) {
  return reportFileMessages[report.language].slides;
}

/** Where the numbers of a slide come from, at the end of its notes. */
export function sourceLines(report: Report): readonly string[] {
  const { notes } = textsOf(report);
  return [
    notes.source(cleanLine(report.municipality), report.year, cleanLine(report.instrument)),
    cleanLine(report.status.text),
    ...(report.dataDate === null ? [] : [notes.dataDate(formatDay(report.dataDate, report.language))]),
  ].filter((line) => line !== '');
}
