import { formatDay, formatList, reportFileMessages, type UiLanguage } from '@samskar/shared/messages';
import type { Place, Report, Section } from '@samskar/shared/report';
import { findPlaces } from './find-places.ts';
import { pdfBlock, type PdfBlock } from './pdf-block.ts';
import { printableText, shortText, titleText, type PdfText } from './printable-text.ts';

/** A report as report.typ reads it. */
export type PdfDocument = {
  readonly language: UiLanguage;
  readonly metadata: {
    readonly title: string;
    readonly description: string;
    readonly authors: readonly string[];
    readonly date: { readonly year: number; readonly month: number; readonly day: number };
  };
  readonly isDraft: boolean;
  readonly title: PdfText;
  readonly subtitle: PdfText;
  readonly status: PdfText;
  /** At the head of each page. */
  readonly running: string;
  /** What it is made of, on the first page. */
  readonly facts: readonly { readonly name: string; readonly text: PdfText }[];
  readonly words: Omit<(typeof reportFileMessages)[UiLanguage]['pdf'], 'page'> & {
    /** With {page} and {pages}. */
    readonly page: string;
  };
  readonly chapters: readonly PdfSection[];
};

export type PdfSection = {
  /** Of this document alone: ids come from people. */
  readonly label: string;
  readonly number: string | null;
  readonly title: PdfText;
  readonly startsPage: boolean;
  readonly blocks: readonly PdfBlock[];
  readonly sections: readonly PdfSection[];
};

export function pdfDocument(report: Report): PdfDocument {
  const t = reportFileMessages[report.language].pdf;
  return {
    language: report.language,
    metadata: {
      title: shortText(report.title),
      description: shortText(report.subtitle),
      authors: report.authors.slice(0, authorsMax).map((author) => shortText(author)),
      date: dateOf(report),
    },
    isDraft: report.status.isDraft,
    title: titleText(report.title),
    subtitle: titleText(report.subtitle),
    status: titleText(report.status.text),
    running: printableText(shortText(report.title, runningMax)),
    facts: factsOf(report),
    words: { ...t, page: t.page('{page}', '{pages}') },
    chapters: pdfSections(report),
  };
}

/** The newest figure's day, or the evaluation's year where nothing is compared: the clock has no part in the file. */
function dateOf({ dataDate, year }: Report): PdfDocument['metadata']['date'] {
  const [, ofYear, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(dataDate ?? '') ?? [];
  return ofYear === undefined
    ? { year, month: 1, day: 1 }
    : { year: Number(ofYear), month: Number(month), day: Number(day) };
}

/** Characters that stand on one line of 8 points beside the mark of a draft. */
const runningMax = 80;

/** An evaluation has two assessors, and a few more where some were replaced. */
const authorsMax = 20;

function factsOf({
  municipality,
  year,
  instrument,
  authors,
  dataDate,
  language,
}: Report): PdfDocument['facts'] {
  const t = reportFileMessages[language].pdf;
  return [
    { name: t.municipality, text: municipality },
    { name: t.year, text: String(year) },
    { name: t.instrument, text: instrument },
    ...(authors.length === 0 ? [] : [{ name: t.authors, text: formatList(authors, language) }]),
    ...(dataDate === null ? [] : [{ name: t.dataDate, text: formatDay(dataDate, language) }]),
  ].map(({ name, text }) => ({ name, text: titleText(text) }));
}

function pdfSections(report: Report): readonly PdfSection[] {
  const findSection = findPlaces(report);
  const labels = new Map<Section, string>();
  const label = (section: Section): void => {
    labels.set(section, `section-${labels.size + 1}`);
    section.sections.forEach(label);
  };
  report.chapters.forEach(label);
  /** Nothing leads to where it stands already. */
  const labelFrom = (from: Section) => (leadsTo: Place | undefined) => {
    const to = leadsTo && findSection(leadsTo);
    return to === undefined || to === from ? null : (labels.get(to) ?? null);
  };
  const pdfSection = (section: Section, startsPage: boolean): PdfSection => ({
    label: labels.get(section) ?? '',
    number: section.number === null ? null : printableText(shortText(section.number, numberMax)),
    title: titleText(section.title),
    startsPage,
    blocks: section.blocks.map((block) =>
      pdfBlock(block, { heading: section.title, labelOf: labelFrom(section) }),
    ),
    sections: section.sections.map((below, place) =>
      pdfSection(below, isArea(below) && (place > 0 || section.blocks.length > 0)),
    ),
  });
  return report.chapters.map((chapter) => pdfSection(chapter, true));
}

/** Characters of the number of a section, "4.1.2". */
const numberMax = 16;

/** An area begins a page, unless it would leave the heading of its chapter alone on the one before. */
function isArea(section: Section): boolean {
  return section.blocks.some(({ kind }) => kind === 'score-box');
}
