import { formatList } from '@samskar/shared/messages';
import type { Report, Section } from '@samskar/shared/report';
import { areaSlides } from './area-slides.ts';
import { sourceLines, textsOf, titleCharactersMax } from './content-slide.ts';
import type { Deck, Slide } from './deck.ts';
import { graphicSlides } from './figure-slides.ts';
import { areasIn, isCautions, isOwnPart, isProse, notesIn, proseOf, withSections } from './find-sections.ts';
import { shorten } from './fit-text.ts';
import type { Frame } from './frame.ts';
import { blockLines, cleanLine } from './plain-text.ts';
import { paragraphsOf, proseSlides } from './prose-slides.ts';

/**
 * The deck for council and leaders, from the report and nothing else: cautions before figures, one page about the whole, what
 * the tool is, results, each area, the way ahead. What the report lacks makes no slide.
 */
export function buildDeck(report: Report, frame: Frame): Deck {
  const chapters = report.chapters;
  const areas = chapters.flatMap(areasIn);
  const slides = [
    titleSlide(report),
    ...cautionSlides(report, frame),
    ...leadSlides(report, frame, 'foreword', 'whole'),
    ...leadSlides(report, frame, 'general', 'tool'),
    ...chapters
      .filter((chapter) => chapter.id === 'results')
      .flatMap((it) => resultSlides(report, frame, it)),
    ...areas.flatMap((area) => areaSlides(report, frame, area)),
    ...chapters.filter(isOwnPart).flatMap((part) => resultSlides(report, frame, part)),
    ...closingSlides(report, frame),
  ];
  return {
    language: report.language,
    title: cleanLine(report.title),
    subject: cleanLine(report.subtitle),
    authors: report.authors.map(cleanLine),
    madeAt: report.dataDate ?? `${report.year}-01-01`,
    footer: shorten(`${cleanLine(report.municipality)} ${report.year}`, footerCharactersMax),
    slides: withUniqueTitles(slides, report),
  };
}

const footerCharactersMax = 60;
/** Of a slide's notes, in characters: 51 findings of the longest kind take a third of it. */
const notesCharactersMax = 100_000;

function titleSlide(report: Report): Slide {
  const place = `${cleanLine(report.municipality)} ${report.year}`;
  /** That figures are made up is known before any of them is seen. */
  const notes = report.chapters
    .filter(({ id }) => id === 'foreword')
    .flatMap(notesIn)
    .flatMap(paragraphsOf);
  const lines = [
    report.subtitle,
    report.title.includes(report.instrument) ? '' : report.instrument,
    report.authors.length === 0 ? '' : textsOf(report).by(formatList(report.authors, report.language)),
    report.status.text,
    ...notes.map(({ text }) => text),
  ].map(cleanLine);
  return {
    layout: 'title',
    title: shorten(cleanLine(report.title), titleCharactersMax) || place,
    subtitle: lines.filter((line) => line !== '').map((line) => shorten(line, 160)),
    body: null,
    notes: [textsOf(report).notes.title, ...notes.map(({ text }) => text), ...sourceLines(report)],
    slot: null,
  };
}

/** The section that is named so, or else every note before the results. */
function cautionSlides(report: Report, frame: Frame): readonly Slide[] {
  const texts = textsOf(report);
  const before = report.chapters
    .filter((chapter) => ['foreword', 'general', 'method'].includes(chapter.id))
    .flatMap(withSections);
  const named = before.filter(isCautions);
  const blocks = named.length > 0 ? named.flatMap(({ blocks: own }) => own) : before.flatMap(notesIn);
  const bullets = blocks.flatMap(paragraphsOf).map((paragraph) => ({ ...paragraph, isBullet: true }));
  return proseSlides(frame, texts.cautions, bullets, [texts.notes.cautions], blocks, sourceLines(report));
}

/**
 * A chapter's beginning on one slide, and all that it says in the notes: of the foreword the page that sums up, where the report
 * has one.
 */
function leadSlides(
  report: Report,
  frame: Frame,
  chapter: 'foreword' | 'general',
  name: 'whole' | 'tool',
): readonly Slide[] {
  const texts = textsOf(report);
  const sections = report.chapters
    .filter((section) => section.id === chapter)
    .flatMap(withSections)
    .filter((section) => !isCautions(section));
  const summary = sections.filter(({ id }) => id === 'summary');
  const written = sections.filter((section) => proseOf([section]).length > 0);
  // A slide about the tool is for those who have never heard of it; what the report adds to that is in the notes.
  const shown = proseOf(summary.length > 0 ? summary : name === 'tool' ? written.slice(0, 1) : written);
  const slides = proseSlides(
    frame,
    texts[name],
    shown.flatMap(paragraphsOf),
    [texts.notes[name]],
    proseOf(sections),
    sourceLines(report),
  );
  return slides.slice(0, 1);
}

/** Every figure and table in its order; the text around them is what the speaker says of the first. */
function resultSlides(report: Report, frame: Frame, section: Section): readonly Slide[] {
  const said = section.blocks.filter((block) => block.kind !== 'figure' && block.kind !== 'table');
  const lines = said.flatMap(blockLines);
  const shown = section.blocks.flatMap((block) => graphicSlides(report, frame, section.title, block));
  const own =
    shown.length === 0
      ? proseSlides(
          frame,
          section.title,
          said.flatMap(paragraphsOf),
          [textsOf(report).notes.text],
          said,
          sourceLines(report),
        )
      : shown.map((slide, at) => (at === 0 ? { ...slide, notes: [...lines, ...slide.notes] } : slide));
  return [...own, ...section.sections.flatMap((child) => resultSlides(report, frame, child))];
}

function closingSlides(report: Report, frame: Frame): readonly Slide[] {
  const texts = textsOf(report);
  const sections = report.chapters.filter((chapter) => chapter.id === 'closing').flatMap(withSections);
  const blocks = sections.flatMap((section) => section.blocks);
  const prose = blocks.filter(isProse);
  return [
    ...proseSlides(
      frame,
      texts.closing,
      prose.flatMap(paragraphsOf),
      [texts.notes.closing],
      prose,
      sourceLines(report),
    ),
    ...blocks.flatMap((block) => graphicSlides(report, frame, texts.closing, block)),
  ];
}

/** A list of slides is read aloud by title, so two must not be the same; and notes have their limit. */
function withUniqueTitles(slides: readonly Slide[], report: Report): readonly Slide[] {
  const used = new Set<string>();
  return slides.map((slide) => {
    let title = slide.title === '' ? cleanLine(report.municipality) : slide.title;
    for (let page = 2; used.has(title); page += 1) title = textsOf(report).continued(slide.title, page);
    used.add(title);
    return { ...slide, title, notes: withinNotes(slide.notes) };
  });
}

function withinNotes(notes: readonly string[]): readonly string[] {
  let left = notesCharactersMax;
  return notes.flatMap((line) => {
    if (line === '' || left <= 0) return [];
    const kept = shorten(line, left);
    left -= kept.length;
    return [kept];
  });
}
