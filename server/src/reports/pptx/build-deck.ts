import { formatDay, formatNumber, reportFileMessages } from '@samskar/shared/messages';
import {
  builtInParts,
  type FigureBlock,
  type FindingColumns,
  type Report,
  type ReportBlock,
  type ScoreBox,
  type Section,
  type Table,
} from '@samskar/shared/report';
import type { Chart } from '@samskar/shared/charts';
import type { Deck, NativeChart, Slide, SlideBody, SlideColumn, SlideParagraph, SlideTable } from './deck.ts';
import { linesOf, roomOf, shorten, type Room } from './fit-text.ts';
import { columnGapInches, textSize, type Frame } from './frame.ts';
import { nativeChart } from './native-chart.ts';
import { textColumnInches } from './column-widths.ts';
import { blockLines, cellText, cleanLine, spansText, tableLines } from './plain-text.ts';

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
    ...chapters.filter(isOwnPart).flatMap((part) => partSlides(report, frame, part)),
    ...closingSlides(report, frame),
  ];
  return {
    language: report.language,
    title: cleanLine(report.title),
    subject: cleanLine(report.subtitle),
    authors: report.authors.map(cleanLine),
    madeAt: report.dataDate?.slice(0, 10) ?? `${report.year}-01-01`,
    footer: shorten(`${cleanLine(report.municipality)} ${report.year}`, footerCharactersMax),
    slides: withUniqueTitles(slides, report),
  };
}

/** Of findings in a column. */
const bulletsMax = 6;
/** A bullet's most, in characters: whole sentences where there are few of them, what is still understood where there are many. */
const bulletCharactersMax = [120, 90, 70] as const;
/** Below a paragraph of prose, in lines. */
const spaceBetween = 0.4;
/** Of prose on one slide. */
const paragraphsMax = 8;
/** Two lines of a title. */
const titleCharactersMax = 110;
const footerCharactersMax = 60;
/** Of a slide's notes, in characters: 51 findings of the longest kind take a third of it. */
const notesCharactersMax = 100_000;
/** Slides for one chapter of prose; the rest stays in the notes. */
const proseSlidesMax = 3;
/** Rows that a table has on a slide at 18 points; a longer one goes on. */
const tableSlidesMax = 4;

function isOwnPart(section: Section): boolean {
  return !builtInParts.some((part) => part === section.id) && !isArea(section);
}

function isArea(section: Section): boolean {
  return /^area\/[^/]+$/.test(section.id);
}

function areasIn(section: Section): readonly Section[] {
  return isArea(section) ? [section] : section.sections.flatMap(areasIn);
}

function textsOf(report: Report) {
  return reportFileMessages[report.language].slides;
}

function sourceLines(report: Report): readonly string[] {
  const { notes } = textsOf(report);
  return [
    notes.source(cleanLine(report.municipality), report.year, cleanLine(report.instrument)),
    cleanLine(report.status.text),
    ...(report.dataDate === null ? [] : [notes.dataDate(formatDay(report.dataDate, report.language))]),
  ].filter((line) => line !== '');
}

function contentSlide(title: string, body: SlideBody, notes: readonly string[]): Slide {
  return { layout: 'content', title: cleanLine(title), subtitle: [], body, notes, slot: null };
}

function titleSlide(report: Report): Slide {
  const place = `${cleanLine(report.municipality)} ${report.year}`;
  /** That figures are made up is known before any of them is seen. */
  const notes = report.chapters
    .filter(({ id }) => id === 'foreword')
    .flatMap(notesIn)
    .flatMap(paragraphsOf);
  const lines = [
    report.subtitle,
    report.instrument,
    report.authors.join(', '),
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

function isCautions({ id }: Section): boolean {
  return id === 'cautions' || id.endsWith('/cautions');
}

function notesIn(section: Section): readonly ReportBlock[] {
  return section.blocks.filter((block) => block.kind === 'note');
}

function withSections(section: Section): readonly Section[] {
  return [section, ...section.sections.flatMap(withSections)];
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
  const shown = proseOf(summary.length > 0 ? summary : sections);
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

function proseOf(sections: readonly Section[]): readonly ReportBlock[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind }) => kind === 'paragraph' || kind === 'list');
}

/** Prose over as many slides as it needs, to a limit; all of it in the notes of the first one. */
function proseSlides(
  frame: Frame,
  title: string,
  paragraphs: readonly SlideParagraph[],
  notes: readonly string[],
  blocks: readonly ReportBlock[],
  source: readonly string[],
): readonly Slide[] {
  const { points, pages } = fitProse(paragraphs, frame);
  return pages
    .slice(0, proseSlidesMax)
    .map((page, at) =>
      contentSlide(
        title,
        { kind: 'text', points, paragraphs: page },
        at === 0 ? [...notes, ...blocks.flatMap(blockLines), ...source] : [...notes.slice(0, 1), ...source],
      ),
    );
}

/** The largest size at which all of it stands on one slide, or else the smallest, on as many as it takes. */
function fitProse(
  paragraphs: readonly SlideParagraph[],
  { content }: Frame,
): { readonly points: number; readonly pages: readonly (readonly SlideParagraph[])[] } {
  const [first, ...smaller] = textSize.prose;
  let points: number = first;
  let pages = paginate(paragraphs, roomOf(content.w, content.h, points));
  for (const next of smaller) {
    if (pages.length <= 1) break;
    points = next;
    pages = paginate(paragraphs, roomOf(content.w, content.h, points));
  }
  return { points, pages };
}

/** A page ends when it is full; a paragraph longer than a third of a page is shortened. */
function paginate(paragraphs: readonly SlideParagraph[], room: Room): readonly (readonly SlideParagraph[])[] {
  const pages: SlideParagraph[][] = [];
  let page: SlideParagraph[] = [];
  let lines = 0;
  const paragraphMax = Math.max(280, Math.floor((room.characters * room.lines) / 3));
  for (const paragraph of paragraphs) {
    const text = shorten(paragraph.text, paragraphMax);
    const taken = linesOf(text, room.characters - (paragraph.isBullet ? 3 : 0)) + spaceBetween;
    if (page.length > 0 && (lines + taken > room.lines || page.length === paragraphsMax)) {
      pages.push(page);
      page = [];
      lines = 0;
    }
    page.push({ ...paragraph, text });
    lines += taken;
  }
  return page.length === 0 ? pages : [...pages, page];
}

function paragraphsOf(block: ReportBlock): readonly SlideParagraph[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note': {
      const lead = block.kind === 'paragraph' && block.lead !== undefined ? `${cleanLine(block.lead)} ` : '';
      const text = spansText(block.spans);
      return text === '' ? [] : [{ text: `${lead}${text}`, isBullet: false }];
    }
    case 'list':
      return block.items
        .flatMap((item) => item.flatMap(paragraphsOf))
        .map((paragraph) => ({ ...paragraph, isBullet: true }));
    case 'table':
    case 'figure':
    case 'score-box':
    case 'findings':
    case 'missing':
      return [];
  }
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

function graphicSlides(report: Report, frame: Frame, place: string, block: ReportBlock): readonly Slide[] {
  if (block.kind === 'figure') return figureSlides(report, frame, block);
  if (block.kind === 'table')
    return tableSlides(report, frame, block, cleanLine(block.caption) === '' ? place : block.caption, []);
  return [];
}

function figureSlides(report: Report, frame: Frame, figure: FigureBlock): readonly Slide[] {
  const caption = cleanLine(figure.caption);
  const name = cleanLine(figure.chart.title);
  /** The finding is the best title; one that is too long for it stands below. */
  const isTitle = caption !== '' && caption.length <= titleCharactersMax;
  const title = isTitle ? caption : shorten(name, titleCharactersMax);
  const chart = nativeChart(figure.chart, `figure:${figure.id}`);
  if (chart === undefined) return tableSlides(report, frame, figure.table, title, [caption]);
  if (isEmptyChart(chart)) return [];
  const { notes } = textsOf(report);
  const above = title.startsWith(name) ? '' : shorten(name, 90);
  const below = belowChart(report, figure.chart, isTitle ? '' : shorten(caption, 160));
  return [
    contentSlide(title, { kind: 'chart', chart, above, below }, [
      caption,
      chart.description,
      notes.points,
      notes.chart,
      ...tableLines(figure.table),
      ...sourceLines(report),
    ]),
  ];
}

function isEmptyChart(chart: NativeChart): boolean {
  return (
    chart.categories.length === 0 || chart.series.every(({ values }) => values.every((it) => it === null))
  );
}

/** A band of what is normal has no native drawing, so it is said. */
function belowChart(report: Report, chart: Chart, finding: string): string {
  if (!('band' in chart) || chart.band === undefined) return finding;
  const { from, to } = chart.band;
  const label = cleanLine(chart.band.label);
  const number = (value: number) => formatNumber(value, report.language, chart.decimals);
  const band = /\d/.test(label) ? label : textsOf(report).normal(label, number(from), number(to));
  return finding === '' ? band : `${finding} ${band}`;
}

function tableSlides(
  report: Report,
  frame: Frame,
  table: Table,
  title: string,
  notes: readonly string[],
): readonly Slide[] {
  if (table.rows.length === 0 || table.columns.length === 0) return [];
  const source = [...notes, cleanLine(table.caption), ...tableLines(table), ...sourceLines(report)];
  const { points, pages } = fitTable(table, frame);
  return pages
    .slice(0, tableSlidesMax)
    .map((rows, at) =>
      contentSlide(
        shorten(cleanLine(title), titleCharactersMax),
        { kind: 'table', table: slideTable(table, rows, points, at === pages.length - 1) },
        at === 0 ? source : sourceLines(report),
      ),
    );
}

/** Height of a row with its margins. */
function rowInches(points: number, lines: number): number {
  return 0.16 + (lines * points * 1.22) / 72;
}

/** The largest size at which all rows stand on one slide, or else the smallest. */
function fitTable(
  table: Table,
  frame: Frame,
): { readonly points: number; readonly pages: readonly Table['rows'][] } {
  const [first, ...smaller] = textSize.table;
  let points: number = first;
  let pages = pagesOfTable(table, frame, points);
  for (const next of smaller) {
    if (pages.length === 1) break;
    points = next;
    pages = pagesOfTable(table, frame, points);
  }
  return { points, pages };
}

function pagesOfTable(table: Table, frame: Frame, points: number): readonly Table['rows'][] {
  const room = roomOf(textColumnInches(table.columns, frame.content.w) - 0.24, 1, points);
  const linesIn = (row: Table['rows'][number]) =>
    Math.max(...row.map((cell) => linesOf(shorten(cellText(cell), cellCharactersMax), room.characters)));
  const pages: Table['rows'][number][][] = [];
  let page: Table['rows'][number][] = [];
  let left = 0;
  for (const row of table.rows) {
    left -= rowInches(points, linesIn(row));
    if (page.length === 0 || left < 0) {
      page = [];
      pages.push(page);
      // Less header and footer.
      left =
        frame.content.h -
        rowInches(points, 1) * (table.footer === undefined ? 1 : 2) -
        rowInches(points, linesIn(row));
    }
    page.push(row);
  }
  return pages;
}

const cellCharactersMax = 120;

function slideTable(table: Table, rows: Table['rows'], points: number, isLast: boolean): SlideTable {
  const cells = (row: Table['rows'][number]) => row.map((cell) => shorten(cellText(cell), cellCharactersMax));
  return {
    points,
    description: cleanLine(table.caption),
    columns: table.columns.map(({ label, isNumber }) => ({ label: shorten(cleanLine(label), 40), isNumber })),
    rows: rows.map(cells),
    footer: table.footer === undefined || !isLast ? null : cells(table.footer),
  };
}

function areaSlides(report: Report, frame: Frame, area: Section): readonly Slide[] {
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

function isProse(block: ReportBlock): boolean {
  return block.kind === 'paragraph' || block.kind === 'note' || block.kind === 'list';
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
  const texts = textsOf(report);
  const drawn = figures.flatMap((figure) => figureSlides(report, frame, figure));
  const tellsHistory = figures.some(({ chart }) => chart.kind === 'grouped-bars' || chart.kind === 'slopes');
  const hasHistory = box?.history.some(({ points }) => points.value !== null) === true;
  if (box === undefined || !hasHistory || tellsHistory) return drawn;
  const chart = historyChart(report, box, name);
  const history = contentSlide(texts.history(name), { kind: 'chart', chart, above: '', below: '' }, [
    chart.description,
    texts.notes.history,
    texts.notes.chart,
    ...chart.categories.map((label, at) => `${label}: ${pointsOf(box, at)}`),
    ...sourceLines(report),
  ]);
  return [history, ...drawn];
}

function pointsOf(box: ScoreBox, at: number): string {
  return cellText(box.history[at]?.points ?? box.points);
}

function historyChart(report: Report, box: ScoreBox, name: string): NativeChart {
  const categories = [
    ...box.history.map(({ label, version }) => withVersion(label, version)),
    withVersion(String(report.year), findOwnVersion(report)),
  ];
  const values = [...box.history.map(({ points }) => points.value), box.points.value];
  const told = categories.map((label, at) => `${label}: ${pointsOf(box, at)}`).join(', ');
  return {
    kind: 'columns',
    name: `figure:history/${box.area}`,
    description: textsOf(report).historyShows(told),
    max: box.max.value ?? 100,
    decimals: box.points.decimals,
    categories,
    series: [
      {
        label: name,
        emphasis: 'own',
        values,
        pointEmphasis: values.map((_, at) => (at === values.length - 1 ? 'own' : 'earlier')),
      },
    ],
    named: 'all',
  };
}

function withVersion(year: string, version: string): string {
  return cleanLine(version === '' ? year : `${year} (${version})`);
}

/** Of the year itself: a score box says it of earlier ones alone, and the figure over all years of each. */
function findOwnVersion(report: Report): string {
  const years = report.chapters
    .flatMap(withSections)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === 'figure' && (block.chart.kind === 'slopes' || block.chart.kind === 'grouped-bars')
        ? block.chart.years
        : [],
    );
  return years.find(({ label }) => label === String(report.year))?.version ?? '';
}

function findingSlides(
  report: Report,
  frame: Frame,
  findings: FindingColumns,
  name: string,
): readonly Slide[] {
  if (findings.columns.every(({ items }) => items.length === 0)) return [];
  const texts = textsOf(report);
  const width = frame.content.w / Math.max(1, findings.columns.length) - columnGapInches;
  const room = roomOf(width, frame.content.h - 0.45, textSize.column);
  const all = findings.columns.flatMap(({ title, items }) => [
    `${cleanLine(title)} (${items.length}):`,
    ...items.map((item) => `• ${cleanLine(item)}`),
  ]);
  return [
    contentSlide(
      texts.findings(name),
      {
        kind: 'columns',
        columns: findings.columns.map((column) => slideColumn(report, column.title, column.items, room)),
      },
      [texts.notes.findings, ...all, ...sourceLines(report)],
    ),
  ];
}

/** As many of the first items as fit, shortened only as far as it takes to show them all. */
function slideColumn(report: Report, title: string, items: readonly string[], room: Room): SlideColumn {
  const texts = textsOf(report);
  const first = items.map(cleanLine).slice(0, bulletsMax);
  // The remark that there are more takes a line.
  const lines = room.lines - (items.length > first.length ? 1 : 0);
  const whole = bulletCharactersMax
    .map((max) => itemsWithin(first, max, { ...room, lines }))
    .find((one) => one.length === first.length);
  const kept = whole ?? itemsWithin(first, bulletCharactersMax[2], { ...room, lines: room.lines - 1 });
  const rest = items.length - kept.length;
  const remark = items.length === 0 ? texts.nothing : rest === 0 ? null : texts.more(rest);
  return { title: shorten(cleanLine(title), 40), items: kept, remark };
}

function itemsWithin(items: readonly string[], charactersMax: number, room: Room): readonly string[] {
  const kept: string[] = [];
  let left = room.lines;
  for (const item of items) {
    const text = shorten(item, charactersMax);
    left -= linesOf(text, room.characters - 2) + 0.3;
    if (kept.length > 0 && left < 0) break;
    kept.push(text);
  }
  return kept;
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

/** A part that people have added: its prose, figures and tables. */
function partSlides(report: Report, frame: Frame, part: Section): readonly Slide[] {
  return resultSlides(report, frame, part);
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
