import type { Report, ScoreBox, Section } from '@samskar/shared/report';
import { historySlide } from './area-history.ts';
import { sourceLines, textsOf } from './content-slide.ts';
import type { Slide } from './deck.ts';
import { figureSlides } from './figure-slides.ts';
import { findingSlides } from './finding-slides.ts';
import { isProse, withSections } from './find-sections.ts';
import { shorten } from './fit-text.ts';
import type { Frame } from './frame.ts';
import { blockLines, cleanLine } from './plain-text.ts';
import { paragraphsOf, proseSlides } from './prose-slides.ts';
import { tableSlides } from './table-slides.ts';

/** An area: its opening, its sub-areas, its years, its findings, what else its chapter says, and room for examples from others. */
export function areaSlides(report: Report, frame: Frame, area: Section): readonly Slide[] {
  const box = area.blocks.find((block) => block.kind === 'score-box');
  const findings = withSections(area).flatMap((section) =>
    section.blocks.filter((block) => block.kind === 'findings'),
  );
  const others = area.sections.filter((section) => !section.id.startsWith('subarea/'));
  const name = shorten(cleanLine(box === undefined ? area.title : `${box.area} ${area.title}`), 70);
  return [
    areaOpening(report, area, box, name),
    ...areaTables(report, frame, area, name),
    ...areaFigures(report, frame, area, others, box, name),
    ...findings.flatMap((block) => findingSlides(report, frame, block, name)),
    ...others.flatMap((section) => otherSlides(report, frame, section, name)),
    exampleSlide(report, area, name),
  ];
}

function areaOpening(report: Report, area: Section, box: ScoreBox | undefined, name: string): Slide {
  const texts = textsOf(report);
  const paragraphs = area.blocks.filter((block) => block.kind === 'paragraph');
  const [first] = paragraphs.flatMap(paragraphsOf);
  const score = box === undefined ? [] : [texts.ofMax(cleanLine(box.points.text), cleanLine(box.max.text))];
  const missing = area.blocks.flatMap((block) =>
    block.kind === 'missing' ? [texts.notes.missing(cleanLine(block.text))] : [],
  );
  return {
    layout: 'section',
    title: name,
    subtitle: [...score, ...(first === undefined ? [] : [shorten(first.text, 220)])],
    body: null,
    notes: [
      texts.notes.section(cleanLine(area.title)),
      ...area.blocks.flatMap((block) => (isProse(block) ? blockLines(block) : [])),
      ...(box === undefined ? [] : [texts.notes.points]),
      ...missing,
      ...sourceLines(report),
    ],
    slot: null,
  };
}

function areaTables(report: Report, frame: Frame, area: Section, name: string): readonly Slide[] {
  const texts = textsOf(report);
  return area.blocks.flatMap((block) =>
    block.kind === 'table'
      ? tableSlides(report, frame, block, texts.subareas(name), [texts.notes.subareas, texts.notes.points])
      : [],
  );
}

/** The figures of an area; where none of them tells of earlier years, the history of its score box does. */
function areaFigures(
  report: Report,
  frame: Frame,
  area: Section,
  others: readonly Section[],
  box: ScoreBox | undefined,
  name: string,
): readonly Slide[] {
  const figures = [area, ...others].flatMap((section) =>
    section.blocks.filter((block) => block.kind === 'figure'),
  );
  const drawn = figures.flatMap((figure) => figureSlides(report, frame, figure));
  const tellsHistory = figures.some(({ chart }) => chart.kind === 'grouped-bars' || chart.kind === 'slopes');
  const hasHistory = box?.history.some(({ points }) => points.value !== null) ?? false;
  if (box === undefined || !hasHistory || tellsHistory) return drawn;
  return [historySlide(report, box, name), ...drawn];
}

/** What stands in an area's chapter beside its sub-areas: what it would take, gold stars. */
function otherSlides(report: Report, frame: Frame, section: Section, name: string): readonly Slide[] {
  const texts = textsOf(report);
  const sections = withSections(section);
  const blocks = sections.flatMap((it) => it.blocks);
  const title = texts.improve(name, cleanLine(section.title));
  const tables = blocks.flatMap((block) =>
    block.kind === 'table' ? tableSlides(report, frame, block, title, []) : [],
  );
  const prose = blocks.filter(isProse);
  const notes = [texts.notes.text];
  return [
    ...proseSlides(frame, title, prose.flatMap(paragraphsOf), notes, prose, sourceLines(report)),
    ...tables,
  ];
}

function exampleSlide(report: Report, area: Section, name: string): Slide {
  const texts = textsOf(report);
  const slot = area.id.replace('/', ':');
  return {
    layout: 'examples',
    title: texts.examples(name),
    subtitle: [],
    body: null,
    notes: [texts.notes.examples(slot)],
    slot,
  };
}
