import { buildReport, type Report, type ReportBlock } from '@samskar/shared/report';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../../../server/src/reports/render-docx.ts';
import { attributeValues, type XmlElement } from '../../../server/src/reports/read-xml-elements.ts';
import { demoReportSources } from '../../support/demo-report.ts';
import { blocksOf, numbersOf, sectionsOf } from '../../support/report-walk.ts';
import {
  wordElements,
  wordParagraphs,
  openWordParts,
  type WordParagraph,
} from '../../support/read-word-file.ts';
import { emptyReport, hostileTexts, wordReport } from '../../support/word-report.ts';

/** Reckoning the pages of a report takes seconds on a busy machine. */
const patienceMs = 60_000;

describe('the report of the demo as a Word file', () => {
  let report: Report;
  let file: Uint8Array;
  let paragraphs: readonly WordParagraph[];
  let elements: readonly XmlElement[];

  beforeAll(async () => {
    report = buildReport(await demoReportSources());
    file = await renderDocx(report);
    paragraphs = wordParagraphs(file);
    elements = wordElements(file);
  }, patienceMs);

  it('has the sections of the report as headings with outline levels', () => {
    const headings = paragraphs.filter(({ style }) => style?.startsWith('Heading'));
    expect(headings.map(({ style, outlineLevel, text }) => ({ style, outlineLevel, text }))).toEqual(
      levelsOf(report).map(({ level, title }) => ({
        style: `Heading${level}`,
        outlineLevel: level - 1,
        text: title,
      })),
    );
  });

  it('says the outline level in the styles too, which is where some readers look', () => {
    const styles = wordElements(file, 'word/styles.xml');
    const at = (id: string) => styles.findIndex((style) => attributeValues(style, 'styleId')[0] === id);
    for (const level of [1, 2, 3, 4]) {
      const style = styles.slice(at(`Heading${level}`)).find(({ name }) => name === 'outlineLvl');
      expect(attributeValues(style!, 'val')).toEqual([String(level - 1)]);
    }
  });

  it('has contents that are filled in before anybody updates them', () => {
    const lines = paragraphs.filter(({ style }) => style?.startsWith('TOC'));
    const expected = levelsOf(report).filter(({ level }) => level <= 3);
    expect(lines.map(({ text }) => text.split('\t')[0])).toEqual(expected.map(({ title }) => title));
    const pages = lines.map(({ text }) => Number(text.split('\t')[1]));
    expect(pages[0]).toBeGreaterThan(1);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
    expect(lines[0]!.fields[0]).toMatch(/^TOC /);
  });

  it('counts figures and tables in fields, with what they show', () => {
    const captions = paragraphs.filter(({ style }) => style === 'Caption');
    for (const [label, expected] of [
      ['Figur', figuresOf(report).map(({ caption }) => caption)],
      ['Tabell', tableCaptions(report)],
    ] as const) {
      const own = captions.filter(({ fields }) => fields[0]?.startsWith(`SEQ ${label} `));
      expect(own.map(({ text }) => text)).toEqual(
        expected.map((caption, at) => `${label} ${at + 1}: ${caption}`),
      );
    }
  });

  it('describes every picture in words, and shows it to programs without SVG', () => {
    const drawings = elements.filter(({ name }) => name === 'docPr');
    expect(drawings.map((drawing) => attributeValues(drawing, 'descr')[0])).toEqual(
      figuresOf(report).map(({ chart }) => chart.description),
    );
    const media = [...openWordParts(file).keys()].filter((part) => part.startsWith('word/media/'));
    const distinct = new Set(figuresOf(report).map(({ chart }) => JSON.stringify(chart))).size;
    expect(media.filter((part) => part.endsWith('.svg')).length).toBeGreaterThanOrEqual(distinct);
    expect(media.filter((part) => part.endsWith('.png')).length).toBeGreaterThanOrEqual(distinct);
  });

  it('has each picture once, in two dots to a pixel of its drawing', () => {
    const parts = openWordParts(file);
    const media = [...parts.keys()].filter((part) => part.startsWith('word/media/'));
    const pictures = media.filter((part) => part.endsWith('.png'));
    const drawings = media.filter((part) => part.endsWith('.svg'));
    expect(pictures.length).toBeLessThanOrEqual(drawings.length);
    expect(drawings.length).toBeLessThanOrEqual(figuresOf(report).length);
    const twice = new Set(
      drawings.map((part) =>
        drawnSize(parts.get(part)!)
          .map((pixels) => 2 * pixels)
          .join(),
      ),
    );
    for (const part of pictures) expect(twice).toContain(pictureSize(parts.get(part)!).join());
  });

  it('repeats and marks the first row of every table, and no other', () => {
    expect(headerRows(elements).every((rows) => rows[0] === true && !rows.slice(1).includes(true))).toBe(
      true,
    );
    expect(headerRows(elements)).toHaveLength(
      tableCaptions(report).length +
        blocksOf(report).filter(({ kind }) => kind === 'score-box' || kind === 'findings').length,
    );
  });

  it('shows every number of the report', () => {
    const text = allText(file);
    expect(numbersOf(report).length).toBeGreaterThan(300);
    for (const number of numbersOf(report)) expect(text).toContain(number.text);
  });

  it('shows no number that is not in the report, but those that count pages, figures and tables', () => {
    const known = new Set(stringsOf({ ...report, year: String(report.year) }).flatMap(numberTokens));
    // Fields that Word counts, and the contents' page numbers behind the tab.
    const shown = paragraphs.flatMap(({ style, text }) => {
      if (style === 'Caption') return numberTokens(text.slice(text.indexOf(':')));
      return numberTokens(style?.startsWith('TOC') ? text.split('\t')[0]! : text);
    });
    expect(shown.filter((token) => !known.has(token))).toEqual([]);
  });

  it('says who made it, what it is and in which language', () => {
    const core = new Map(wordElements(file, 'docProps/core.xml').map(({ name, text }) => [name, text]));
    expect(core.get('title')).toBe(report.title);
    expect(core.get('creator')).toBe(report.authors.join(', '));
    expect(core.get('language')).toBe('nb-NO');
    const lang = wordElements(file, 'word/styles.xml').find(({ name }) => name === 'lang');
    expect(attributeValues(lang!, 'val')).toEqual(['nb-NO']);
  });

  it('bears no mark of a draft when it is signed', () => {
    expect(report.status.isDraft).toBe(false);
    expect(partText(file, 'word/header1.xml')).not.toContain('UTKAST');
  });

  it('numbers its pages', () => {
    const fields = wordParagraphs(file, 'word/footer1.xml').flatMap(({ fields }) => fields);
    expect(fields).toEqual(['PAGE', 'NUMPAGES']);
  });
});

describe('a Word file', { timeout: patienceMs }, () => {
  it('is the same bytes for the same report, whatever was made before', async () => {
    const first = await renderDocx(wordReport());
    await renderDocx(wordReport({ areas: 1 }));
    expect(Buffer.compare(await renderDocx(wordReport()), first)).toBe(0);
  });

  it('has footnotes as footnotes, and none inside another', async () => {
    const file = await renderDocx(wordReport());
    expect(wordElements(file).filter(({ name }) => name === 'footnoteReference')).toHaveLength(1);
    expect(partText(file, 'word/footnotes.xml')).toContain('Fotnote: Kommunen har en plan. (inni den)');
  });

  it('says the language of a passage in another, and nothing where it is no language', async () => {
    const file = await renderDocx(wordReport());
    const languages = wordElements(file).filter(({ name }) => name === 'lang');
    expect(languages.map((lang) => attributeValues(lang, 'val')[0])).toEqual(['sv-SE']);
  });

  it('says the language of findings in another', async () => {
    const report = wordReport({ areas: 1 });
    const findings: ReportBlock = {
      kind: 'findings',
      area: '1',
      columns: [{ column: 'strength', title: 'Styrker', items: ['The plan is in use'] }],
      language: 'en',
    };
    const chapters = [{ ...report.chapters[0]!, blocks: [findings], sections: [] }];
    const file = await renderDocx({ ...report, chapters });
    const languages = wordElements(file).filter(({ name }) => name === 'lang');
    expect(languages.map((lang) => attributeValues(lang, 'val')[0])).toEqual(['en']);
  });

  it('links to pages and letters alone', async () => {
    const file = await renderDocx(wordReport());
    const targets = wordElements(file, 'word/_rels/document.xml.rels')
      .filter((relationship) => attributeValues(relationship, 'TargetMode')[0] === 'External')
      .map((relationship) => attributeValues(relationship, 'Target')[0]);
    expect(targets).toEqual(['https://example.org/a?b=1&c=2']);
  });

  it('is marked as a draft on every page, and shows what is missing', async () => {
    const file = await renderDocx(wordReport({ isDraft: true }));
    expect(partText(file, 'word/header1.xml')).toContain('UTKAST');
    expect(allText(file)).toContain('Utkast: ikke signert');
    expect(allText(file)).toContain('Her mangler tekst.');
  });

  it('speaks English when the report does', async () => {
    const file = await renderDocx({ ...wordReport({ areas: 1 }), language: 'en' });
    const captions = wordParagraphs(file).filter(({ style }) => style === 'Caption');
    expect(captions.map(({ text }) => text.split(' ')[0])).toEqual(['Figure', 'Table', 'Table', 'Table']);
    expect(partText(file, 'docProps/core.xml')).toContain('en-GB');
  });

  it('takes whatever people write as text, wherever it stands', async () => {
    const text = hostileTexts.join(' | ');
    const report = { ...wordReport({ text, areas: 1 }), title: text, subtitle: text, authors: [text] };
    // An endless word has places to break that nobody sees.
    const shown = allText(await renderDocx(report)).replaceAll('\u200b', '');
    for (const hostile of hostileTexts) {
      // Direction marks and what XML forbids leave no trace; half a character leaves the sign for it.
      const expected = hostile
        .toWellFormed()
        .replace(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069\uffff]/g, '');
      expect(shown.split(expected).length).toBeGreaterThan(10);
    }
  });

  it.each([
    ['nothing in it', emptyReport()],
    ['one area', wordReport({ areas: 1 })],
    ['names of 40 letters and no history', withLongNames()],
    [
      'chapters without a word',
      { ...emptyReport(), chapters: [{ id: 'a', number: '1', title: 'A', blocks: [], sections: [] }] },
    ],
    ['nobody who made it', { ...emptyReport(), authors: [], dataDate: null }],
  ] as const)('can be made of a report with %s', async (_, report: Report) => {
    const file = await renderDocx(report);
    expect(wordParagraphs(file).filter(({ outlineLevel }) => outlineLevel !== undefined)).toHaveLength(
      sectionsOf(report).length,
    );
  });
});

function withLongNames(): Report {
  const report = wordReport({ text: 'Samfunnsutviklingsplanleggingsavdelinger', areas: 3 });
  return JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    key === 'history' ? [] : value,
  ) as Report;
}

/** Titles as they are shown, with the level of each. */
function levelsOf(report: Report): { level: number; title: string }[] {
  const below = (sections: Report['chapters'], level: number): { level: number; title: string }[] =>
    sections.flatMap(({ number, title, sections: inner }) => [
      { level, title: number === null ? title : `${number}\u2002${title}` },
      ...below(inner, level + 1),
    ]);
  return below(report.chapters, 1);
}

function figuresOf(report: Report) {
  return blocksOf(report).filter((block) => block.kind === 'figure');
}

function tableCaptions(report: Report): string[] {
  return blocksOf(report).flatMap((block) => {
    if (block.kind === 'table') return [block.caption];
    return block.kind === 'figure' ? [block.table.caption] : [];
  });
}

/** Of each table, whether each of its rows is marked as a header. */
function headerRows(elements: readonly XmlElement[]): boolean[][] {
  const tables: boolean[][] = [];
  for (const { name } of elements) {
    if (name === 'tbl') tables.push([]);
    if (name === 'tr') tables.at(-1)!.push(false);
    if (name === 'tblHeader') tables.at(-1)!.splice(-1, 1, true);
  }
  return tables;
}

function allText(file: Uint8Array): string {
  return [...openWordParts(file).keys()]
    .filter((part) => /^word\/(document|footnotes|header\d|footer\d)\.xml$/.test(part))
    .map((part) => partText(file, part))
    .join('\n');
}

function partText(file: Uint8Array, part: string): string {
  if (part.startsWith('docProps'))
    return wordElements(file, part)
      .map(({ text }) => text)
      .join('\n');
  return wordParagraphs(file, part)
    .map(({ text }) => text)
    .join('\n');
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

function numberTokens(text: string): string[] {
  return text.match(/\d+(?:[.,\u00a0]\d+)*/g) ?? [];
}

/** Width and height as a drawing says them. */
function drawnSize(svg: Uint8Array): readonly number[] {
  return [
    ...new TextDecoder().decode(svg).matchAll(/^<svg[^>]*? width="(\d+)"[^>]*? height="(\d+)"/g),
  ].flatMap(([, width, height]) => [Number(width), Number(height)]);
}

/** Width and height of a PNG, which its first chunk has. */
function pictureSize(png: Uint8Array): readonly number[] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}
