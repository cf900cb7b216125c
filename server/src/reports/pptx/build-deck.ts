import { formatDay, formatNumber, reportFileMessages } from '@samskar/shared/messages';
import type {
  FigureBlock,
  FindingColumns,
  Report,
  ReportBlock,
  ScoreBox,
  Section,
  Table,
} from '@samskar/shared/report';
import type { Chart } from '@samskar/shared/charts';
import type { Deck, NativeChart, Slide, SlideBody, SlideColumn, SlideParagraph, SlideTable } from './deck.ts';
import { linesOf, roomOf, shorten, type Room } from './fit-text.ts';
import { textSize, type Frame } from './frame.ts';
import { nativeChart } from './native-chart.ts';
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
    madeAt: report.dataDate ?? `${report.year}-01-01`,
    footer: shorten(`${cleanLine(report.municipality)} ${report.year}`, footerCharactersMax),
    slides: withUniqueTitles(slides, report),
  };
}

/** A bullet's most, so that six of them fill a third of a slide and can still be read from the back. */
const bulletCharactersMax = 90;
const bulletsMax = 6;
/** Two lines of a title. */
const titleCharactersMax = 110;
const footerCharactersMax = 60;
/** Notes are read in a narrow pane; PowerPoint grows slow with very long ones. Characters. */
const notesCharactersMax = 20_000;
/** Slides for one chapter of prose; the rest stays in the notes. */
const proseSlidesMax = 3;
/** Rows that a table has on a slide at 18 points; a longer one goes on. */
const tableSlidesMax = 4;

/** What the report is not made of: its ids. */
const builtIn = new Set(['foreword', 'general', 'method', 'results', 'areas', 'closing']);

function isOwnPart(section: Section): boolean {
  return !builtIn.has(section.id) && !isArea(section);
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
  const lines = [report.subtitle, report.instrument, report.authors.join(', '), report.status.text].map(
    cleanLine,
  );
  return {
    layout: 'title',
    title:
      cleanLine(report.title) === ''
        ? `${cleanLine(report.municipality)} ${report.year}`
        : cleanLine(report.title),
    subtitle: lines.filter((line) => line !== '').map((line) => shorten(line, 160)),
    body: null,
    notes: [textsOf(report).notes.title, ...sourceLines(report)],
    slot: null,
  };
}

/** The section that is named so, or else every note before the results. */
function cautionSlides(report: Report, frame: Frame): readonly Slide[] {
  const texts = textsOf(report);
  const before = report.chapters.filter((chapter) => ['foreword', 'general', 'method'].includes(chapter.id));
  const named = before.flatMap(withSections).find((section) => /(^|\/)cautions?$/.test(section.id));
  const blocks = named?.blocks ?? before.flatMap(withSections).flatMap(notesIn);
  const bullets = blocks.flatMap(paragraphsOf).map((paragraph) => ({ ...paragraph, isBullet: true }));
  return proseSlides(frame, texts.cautions, bullets, [texts.notes.cautions], blocks, sourceLines(report));
}

function notesIn(section: Section): readonly ReportBlock[] {
  return section.blocks.filter((block) => block.kind === 'note');
}

function withSections(section: Section): readonly Section[] {
  return [section, ...section.sections.flatMap(withSections)];
}

/** A chapter's beginning on one slide, and all that it says in the notes. */
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
    .filter((section) => !/(^|\/)cautions?$/.test(section.id));
  const blocks = sections.flatMap((section) => section.blocks).filter((block) => block.kind !== 'note');
  const slides = proseSlides(
    frame,
    texts[name],
    blocks.flatMap(paragraphsOf),
    [texts.notes[name]],
    blocks,
    sourceLines(report),
  );
  return slides.slice(0, 1);
}

/** Prose over as many slides as it needs, to a limit; all of it in the notes of the first one when it has been shortened. */
function proseSlides(
  frame: Frame,
  title: string,
  paragraphs: readonly SlideParagraph[],
  notes: readonly string[],
  blocks: readonly ReportBlock[],
  source: readonly string[],
): readonly Slide[] {
  const pages = paginate(paragraphs, roomOf(frame.content.w, frame.content.h, textSize.body));
  return pages
    .slice(0, proseSlidesMax)
    .map((page, at) =>
      contentSlide(
        title,
        { kind: 'text', paragraphs: page },
        at === 0 ? [...notes, ...blocks.flatMap(blockLines), ...source] : [...notes.slice(0, 1), ...source],
      ),
    );
}

/** A page ends after six paragraphs, or when it is full; a paragraph longer than a third of a page is shortened. */
function paginate(paragraphs: readonly SlideParagraph[], room: Room): readonly (readonly SlideParagraph[])[] {
  const pages: SlideParagraph[][] = [];
  let page: SlideParagraph[] = [];
  let lines = 0;
  const paragraphMax = Math.floor((room.characters * room.lines) / 3);
  for (const paragraph of paragraphs) {
    const text = shorten(paragraph.text, paragraphMax);
    // A space of half a line stands between paragraphs, and words leave the ends of lines empty.
    const taken = linesOf(text, room.characters - 4) + 0.7;
    if (page.length > 0 && (lines + taken > room.lines || page.length === bulletsMax)) {
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
  const title =
    caption !== '' && caption.length <= titleCharactersMax ? caption : cleanLine(figure.chart.title);
  const chart = nativeChart(figure.chart, `figure:${figure.id}`);
  if (chart === undefined) return tableSlides(report, frame, figure.table, title, [caption]);
  const { notes } = textsOf(report);
  return isEmptyChart(chart)
    ? []
    : [
        contentSlide(
          title,
          { kind: 'chart', chart, below: belowChart(report, figure.chart, caption, title) },
          [
            caption,
            chart.description,
            notes.points,
            notes.chart,
            ...tableLines(figure.table),
            ...sourceLines(report),
          ],
        ),
      ];
}

function isEmptyChart(chart: NativeChart): boolean {
  return (
    chart.categories.length === 0 || chart.series.every(({ values }) => values.every((it) => it === null))
  );
}

/** A band of what is normal has no native drawing, so it is said; and the finding, where it was too long for a title. */
function belowChart(report: Report, chart: Chart, caption: string, title: string): string {
  const finding = title === caption ? '' : shorten(caption, 160);
  if (!('band' in chart) || chart.band === undefined) return finding;
  const { label, from, to } = chart.band;
  const [low, high] = [from, to].map((value) => formatNumber(value, report.language, chart.decimals));
  const band = /\d/.test(label)
    ? cleanLine(label)
    : textsOf(report).normal(cleanLine(label), low ?? '', high ?? '');
  return [finding, band].filter((line) => line !== '').join(' ');
}

function tableSlides(
  report: Report,
  frame: Frame,
  table: Table,
  title: string,
  notes: readonly string[],
): readonly Slide[] {
  if (table.rows.length === 0) return [];
  const source = [...notes, cleanLine(table.caption), ...tableLines(table), ...sourceLines(report)];
  const pages = pagesOfTable(table, frame);
  return pages.slice(0, tableSlidesMax).map((rows, at) =>
    contentSlide(
      shorten(cleanLine(title), titleCharactersMax),
      {
        kind: 'table',
        table: slideTable(table, rows, at === pages.length - 1),
      },
      at === 0 ? source : sourceLines(report),
    ),
  );
}

/** Height of a row at 18 points with its margins, in inches, for one line and for each further one. */
const rowInches = 0.46;
const furtherLineInches = 0.3;

function pagesOfTable(table: Table, frame: Frame): readonly Table['rows'][] {
  const others = Math.max(1, table.columns.length - 1);
  const room = roomOf(Math.max(3, frame.content.w - others * 1.7), 1, textSize.table);
  const pages: (readonly Table['rows'][number][])[] = [];
  let page: Table['rows'][number][] = [];
  let height = 0;
  /** Header and footer. */
  const fixed = rowInches * (table.footer === undefined ? 1 : 2);
  for (const row of table.rows) {
    const lines = Math.max(
      ...row.map((cell) => linesOf(shorten(cellText(cell), cellCharactersMax), room.characters)),
    );
    const taken = rowInches + (lines - 1) * furtherLineInches;
    if (page.length > 0 && height + taken > frame.content.h - fixed) {
      pages.push(page);
      page = [];
      height = 0;
    }
    page.push(row);
    height += taken;
  }
  return [...pages, page];
}

const cellCharactersMax = 120;

function slideTable(table: Table, rows: Table['rows'], isLast: boolean): SlideTable {
  const cells = (row: Table['rows'][number]) => row.map((cell) => shorten(cellText(cell), cellCharactersMax));
  return {
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
  const name = shorten(cleanLine(area.title), 70);
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
  const score = box === undefined ? [] : [texts.ofMax(box.points.text, box.max.text)];
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
  if (box === undefined || box.history.length === 0 || tellsHistory) return drawn;
  const chart = historyChart(report, box, name);
  const history = contentSlide(texts.history(name), { kind: 'chart', chart, below: '' }, [
    chart.description,
    texts.notes.history,
    texts.notes.chart,
    ...chart.categories.map((label, at) => `${label}: ${pointsOf(box, at)}`),
    ...sourceLines(report),
  ]);
  return [history, ...drawn];
}

function pointsOf(box: ScoreBox, at: number): string {
  return box.history[at]?.points.text ?? box.points.text;
}

function historyChart(report: Report, box: ScoreBox, name: string): NativeChart {
  const categories = [
    ...box.history.map(({ label, version }) => cleanLine(version === '' ? label : `${label} (${version})`)),
    String(report.year),
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

function findingSlides(
  report: Report,
  frame: Frame,
  findings: FindingColumns,
  name: string,
): readonly Slide[] {
  if (findings.columns.every(({ items }) => items.length === 0)) return [];
  const texts = textsOf(report);
  const width = frame.content.w / findings.columns.length - 0.35;
  const room = roomOf(width - 0.3, frame.content.h - 1, textSize.column);
  const titles = findings.columns
    .map(({ title }) => cleanLine(title).toLocaleLowerCase(report.language))
    .join(', ');
  const all = findings.columns.flatMap(({ title, items }) => [
    `${cleanLine(title)} (${items.length}):`,
    ...items.map((item) => `• ${cleanLine(item)}`),
  ]);
  return [
    contentSlide(
      texts.findings(name, titles),
      {
        kind: 'columns',
        columns: findings.columns.map((column) => slideColumn(report, column.title, column.items, room)),
      },
      [texts.notes.findings, ...all, ...sourceLines(report)],
    ),
  ];
}

function slideColumn(report: Report, title: string, items: readonly string[], room: Room): SlideColumn {
  const texts = textsOf(report);
  const kept: string[] = [];
  let lines = 0;
  for (const item of items.map(cleanLine).slice(0, bulletsMax)) {
    const text = shorten(item, bulletCharactersMax);
    const taken = linesOf(text, room.characters - 1) + 0.35;
    // A line is left for the remark that there are more.
    if (kept.length > 0 && lines + taken > room.lines - 1.2) break;
    kept.push(text);
    lines += taken;
  }
  const rest = items.length - kept.length;
  const remark = items.length === 0 ? texts.nothing : rest === 0 ? null : texts.more(rest);
  return { title: shorten(cleanLine(title), 40), items: kept, remark };
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
