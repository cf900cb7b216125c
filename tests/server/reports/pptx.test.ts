import { strToU8, unzipSync } from 'fflate';
import { buildReport, type Report, type Section } from '@samskar/shared/report';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkPptxTemplate } from '../../../server/src/reports/pptx/pptx-template.ts';
import { checkSlideLibrary } from '../../../server/src/reports/pptx/slide-library.ts';
import { renderPptx } from '../../../server/src/reports/render-pptx.ts';
import { demoReportSources } from '../../support/demo-report.ts';
import { editParts, libraryWith } from '../../support/edit-deck.ts';
import { brokenParts, danglingTargets, readDeck, type ReadDeck } from '../../support/read-deck.ts';
import { blocksOf, numbersOf, sectionsOf } from '../../support/report-walk.ts';
import { zipParts } from '../../support/zip-parts.ts';

let report: Report;
let bytes: Uint8Array;
let deck: ReadDeck;

beforeAll(async () => {
  report = buildReport(await demoReportSources('nb'));
  bytes = await renderPptx(report);
  deck = readDeck(bytes);
});

const titles = ({ slides }: ReadDeck) => slides.map(({ title }) => title);
const areasOf = (one: Report) => sectionsOf(one).filter(({ id }) => /^area\/[^/]+$/.test(id));

describe('the deck of Midtre Gauldal 2023', () => {
  test('opens with the cautions, then the whole on one page, what the tool is, and the results', () => {
    expect(titles(deck).slice(0, 10)).toEqual([
      'Kommunekompasset 3.2 i Midtre Gauldal',
      'Før vi ser på resultatet',
      'Hele kommunen på én side',
      'Hva verktøyet er',
      'Midtre Gauldal fikk 550 av 800 poeng.',
      'Nummer 2 av 7.',
      'Nummer 2 av 6 i størrelsesgruppen.',
      'De høyeste publiserte resultatene i hver størrelsesgruppe',
      'De laveste publiserte resultatene i hver størrelsesgruppe',
      'Høyest er 3 Styring og kontroll med 87 poeng. Lavest er 5 Brukernes fokus og service med 41 poeng.',
    ]);
    expect(deck.slides[1]!.texts).toContain('Det som er planlagt, gir ingen poeng.');
  });

  test('says on its first slide that the figures are made up, and whether they are signed', () => {
    expect(deck.slides[0]!.texts.join(' ')).toMatch(/oppdiktet/);
    expect(deck.slides[0]!.texts.join(' ')).toMatch(/Signert/);
  });

  test('has for each area, in order: opening, sub-areas, years, findings, room for examples', () => {
    const shown = titles(deck);
    for (const area of areasOf(report)) {
      const name = `${area.id.replace('area/', '')} ${area.title}`;
      const places = [name, `${name}: delområdene`, `${name}: funnene`, `Eksempler fra andre: ${name}`].map(
        (title) => shown.indexOf(title),
      );
      expect(places, name).not.toContain(-1);
      expect(
        places.toSorted((a, b) => a - b),
        name,
      ).toEqual(places);
    }
    expect(shown.filter((title) => title.endsWith(': utviklingen'))).toHaveLength(6);
  });

  test('makes a title smaller that may take three lines, and no other', () => {
    const smaller = deck.slides.filter(({ xml }) => xml.includes('fontScale="80000"'));
    expect(smaller.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Høyest er 3 Styring og kontroll med 87 poeng\. Lavest er/),
      expect.stringMatching(/^Midtre Gauldal 2023 fikk 550 poeng; høyest fra Sverige/),
    ]);
  });

  test('gives every slide a title of its own, first in reading order, and notes', () => {
    expect(new Set(titles(deck)).size).toBe(deck.slides.length);
    for (const slide of deck.slides) {
      expect(slide.title).not.toBe('');
      expect(slide.texts[0]).toBe(slide.title);
      expect(slide.notes.length, slide.title).toBeGreaterThan(0);
    }
  });

  test('has the shapes of each slide numbered apart', () => {
    for (const { xml, title } of deck.slides) {
      const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size, title).toBe(ids.length);
    }
  });

  test('draws its figures natively, each with an alternative text and the same numbers in its workbook', () => {
    const charts = deck.slides.flatMap((slide) => slide.charts);
    expect(new Set(charts.map(({ kind }) => kind))).toEqual(new Set(['bar', 'line', 'radar']));
    for (const { series, categories, sheet, xml } of charts) {
      expect(sheet[0]!.slice(1)).toEqual(series.map(({ label }) => label));
      expect(sheet.slice(1).map((row) => row[0])).toEqual(categories);
      const inSheet = series.map((_, at) => sheet.slice(1).map((row) => row[at + 1] ?? null));
      expect(inSheet).toEqual(series.map(({ values }) => values));
      expect(xml).toMatch(/formatCode>0(\.0)?</);
    }
    for (const { descriptions, title } of deck.slides)
      for (const description of descriptions) expect(description, title).not.toBe('');
  });

  test('draws exactly the values of the model, with gaps where it has gaps', () => {
    const charts = deck.slides.flatMap((slide) => slide.charts);
    const drawn = (values: readonly (number | null)[]) =>
      charts.some(({ series }) =>
        series.some((one) => JSON.stringify(one.values) === JSON.stringify(values)),
      );
    const results = sectionsOf(report).filter(({ id }) => id.startsWith('results/'));
    for (const { chart, id } of results
      .flatMap(({ blocks }) => blocks)
      .filter((block) => block.kind === 'figure')) {
      switch (chart.kind) {
        case 'bullet':
          expect(drawn([chart.value, ...chart.marks.map(({ value }) => value)]), id).toBe(true);
          break;
        case 'bars':
          expect(drawn(chart.bars.map(({ value }) => value)), id).toBe(true);
          break;
        case 'dots':
          chart.series.forEach((_, at) =>
            expect(drawn(chart.rows.map(({ values }) => values[at]!)), id).toBe(true),
          );
          break;
        case 'grouped-bars':
          chart.years.forEach((_, at) =>
            expect(drawn(chart.groups.map(({ values }) => values[at]!)), id).toBe(true),
          );
          break;
        case 'radar':
          for (const { values } of chart.series) expect(drawn(values), id).toBe(true);
          break;
        case 'slopes':
          for (const { values } of chart.lines) expect(drawn(values), id).toBe(true);
          break;
        case 'scatter':
          expect(drawn(chart.groups.flatMap(({ values }) => values.map(({ value }) => value))), id).toBe(
            true,
          );
          break;
        case 'strip':
        case 'matrix':
          throw new Error(`${id} has no native chart`);
      }
    }
    expect(charts.some(({ series }) => series.some(({ values }) => values.includes(null)))).toBe(true);
  });

  test('says beside every figure over years that versions do not measure the same', () => {
    const overYears = deck.slides.filter(({ charts }) =>
      charts.some(({ categories, series }) =>
        [...categories, ...series.map(({ label }) => label)].includes('2023 (3.2)'),
      ),
    );
    expect(overYears).toHaveLength(8);
    for (const { texts, title } of overYears)
      expect(texts, title).toContain('Ulike versjoner av verktøyet måler ikke det samme.');
  });

  test('marks the header row of every table, and the language of every run', () => {
    const tables = deck.slides.filter(({ xml }) => xml.includes('<a:tbl>'));
    expect(tables.length).toBeGreaterThanOrEqual(8);
    for (const { xml } of tables) expect(xml).toMatch(/<a:tblPr firstRow="1"/);
    const all = Object.entries(deck.parts).filter(([path]) => path.startsWith('ppt/'));
    for (const [path, part] of all) {
      expect(
        [...part.matchAll(/ lang="([^"]*)"/g)].filter(([, lang]) => lang !== 'nb-NO'),
        path,
      ).toEqual([]);
      expect(part.match(/<a:rPr(?![^>]*lang=)[^>]*>/g), path).toBeNull();
    }
  });

  test('shows at most six points in a column, and all of them in the notes', () => {
    const findings = blocksOf(report).filter((block) => block.kind === 'findings');
    const slides = deck.slides.filter(({ title }) => title.endsWith(': funnene'));
    expect(slides).toHaveLength(findings.length);
    slides.forEach((slide, at) => {
      const columns = [...slide.xml.matchAll(/name="samskar:column \d"[^]*?<\/p:sp>/g)].map(
        ([column]) => column,
      );
      expect(columns).toHaveLength(3);
      for (const column of columns) expect(column.match(/<a:buChar/g)?.length ?? 0).toBeLessThanOrEqual(6);
      for (const item of findings[at]!.columns.flatMap(({ items }) => items))
        expect(slide.notes).toContain(`• ${item.replaceAll(/\s+/g, ' ')}`);
    });
  });

  test('puts what does not fit in a column in the notes, and says how much that is', async () => {
    const many = Array.from(
      { length: 51 },
      (_, at) => `Styrke nummer ${at} ${'med mange ord i en lang setning '.repeat(6)}`,
    );
    const grown = withBlocks(report, (block) =>
      block.kind === 'findings'
        ? { ...block, columns: block.columns.map((column) => ({ ...column, items: many })) }
        : block,
    );
    const slide = readDeck(await renderPptx(grown)).slides.find(({ title }) => title.endsWith(': funnene'))!;
    const column = /name="samskar:column 1"[^]*?<\/p:sp>/.exec(slide.xml)![0];
    const shown = column.match(/<a:buChar/g)!.length;
    expect(shown).toBeGreaterThanOrEqual(3);
    expect(shown).toBeLessThanOrEqual(6);
    expect(slide.texts).toContain(`${51 - shown} punkter til i notatene`);
    expect(slide.notes.filter((line) => line.includes('Styrke nummer 50'))).toHaveLength(3);
  });

  test('shows no number that the report does not have', () => {
    const known = new Set(stringsIn(report).flatMap(numbersIn));
    for (const { texts, title, xml } of deck.slides) {
      const remarks = /\d+ (punkter|rader) til i notatene/g;
      const shown = texts.map((text) => text.replaceAll(remarks, '')).flatMap(numbersIn);
      expect(
        shown.filter((number) => !known.has(number)),
        title,
      ).toEqual([]);
      expect(xml).toContain('<p:ph type=');
    }
  });

  test('shows or tells every number of the results and of the areas', () => {
    const told = deck.slides.map(({ texts, notes }) => [...texts, ...notes].join(' ')).join(' ');
    const chapters = report.chapters.filter(({ id }) => id === 'results' || id === 'areas');
    const wanted: Report = { ...report, chapters: chapters.map(withoutSubareas) };
    const numbers = numbersOf(wanted);
    expect(numbers.length).toBeGreaterThan(100);
    for (const { text } of numbers) expect(told).toContain(text);
  });

  test('hides the empty slots for examples, and names them so that a library can fill them', () => {
    const slots = deck.slides.filter(({ layout }) => layout === 'samskar:examples');
    expect(slots).toHaveLength(8);
    for (const { isHidden } of slots) expect(isHidden).toBe(true);
    expect(slots[4]!.xml).toContain('name="samskar:slot area:5"');
    expect(deck.slides.filter(({ isHidden }) => isHidden)).toHaveLength(8);
  });

  test('is well formed, and says who made it and of what', () => {
    expect(brokenParts(deck)).toEqual([]);
    expect(danglingTargets(deck)).toEqual([]);
    expect(deck.parts['docProps/core.xml']).toContain(
      '<dc:title>Kommunekompasset 3.2 i Midtre Gauldal</dc:title>',
    );
    expect(deck.parts['docProps/core.xml']).toContain('<dc:language>nb-NO</dc:language>');
    expect(deck.parts['ppt/theme/theme1.xml']).toContain('<a:latin typeface="Inter"');
  });

  test('gives the same bytes for the same report', async () => {
    expect(Buffer.compare(bytes, await renderPptx(report))).toBe(0);
  });

  test('is in English for an English report', async () => {
    const english = readDeck(await renderPptx(buildReport(await demoReportSources('en'))));
    expect(titles(english)[1]).toBe('Before we look at the result');
    for (const [path, part] of Object.entries(english.parts))
      expect(
        [...part.matchAll(/ lang="([^"]*)"/g)].filter(([, lang]) => lang !== 'en-GB'),
        path,
      ).toEqual([]);
  });
});

describe('a deck of an unusual report', () => {
  test('shows an empty evaluation without empty slides', async () => {
    const empty: Report = { ...report, chapters: [], authors: [], dataDate: null };
    expect(titles(readDeck(await renderPptx(empty)))).toEqual(['Kommunekompasset 3.2 i Midtre Gauldal']);
    const hollow: Report = { ...report, chapters: report.chapters.map(emptied) };
    const slides = readDeck(await renderPptx(hollow)).slides;
    // Each area keeps its opening and its room for examples.
    expect(slides).toHaveLength(1 + 2 * 8);
  });

  test('shows one area alone', async () => {
    const [first] = areasOf(report);
    const one: Report = { ...report, chapters: withAreas(report, [first!]) };
    const shown = titles(readDeck(await renderPptx(one)));
    expect(shown.filter((title) => title.startsWith('Eksempler fra andre'))).toHaveLength(1);
  });

  test('shows three areas with names of 40 letters whole, and a municipality without history', async () => {
    const name = (at: number) => `${'Områdenavnet'.repeat(3)}${at}abc`.slice(0, 40);
    const areas = areasOf(report)
      .slice(0, 3)
      .map((area, at) => ({
        ...area,
        title: name(at),
        blocks: area.blocks.map((block) => (block.kind === 'score-box' ? { ...block, history: [] } : block)),
      }));
    const shown = titles(readDeck(await renderPptx({ ...report, chapters: withAreas(report, areas) })));
    areas.forEach((area, at) => expect(shown).toContain(`${at + 1} ${area.title}`));
    expect(shown.filter((title) => title.endsWith(': utviklingen'))).toEqual([]);
  });

  test('shows advice and parts that people have added', async () => {
    const advice = Array.from({ length: 30 }, (_, at) => [
      {
        kind: 'paragraph' as const,
        spans: [{ kind: 'text' as const, text: `Råd ${at}: ${'gjør noe bestemt. '.repeat(5)}` }],
      },
    ]);
    const chapter = (id: string, title: string): Section => ({
      id,
      number: null,
      title,
      blocks: [{ kind: 'list', items: advice }],
      sections: [],
    });
    const added = chapter('0191f3a0-0000-7000-8000-000000000000', 'Sammen med naboene');
    const more: Report = {
      ...report,
      chapters: [
        ...report.chapters.filter(({ id }) => id !== 'closing'),
        added,
        chapter('closing', 'Avslutning'),
      ],
    };
    const slides = readDeck(await renderPptx(more)).slides;
    const shown = slides.map(({ title }) => title);
    expect(shown).toContain('Sammen med naboene');
    expect(shown.filter((title) => title.startsWith('Veien videre')).length).toBe(3);
    expect(
      slides.find(({ title }) => title === 'Veien videre')!.notes.some((line) => line.includes('Råd 29')),
    ).toBe(true);
  });

  test('takes whatever people write as text', { timeout: 60_000 }, async () => {
    const hostile = `</a:t><p:evil/>&amp;" \u0000\u000b\u202etxet\u2066 \ud800 =cmd|'/c calc'!A1 ${'å'.repeat(10_000)}`;
    const nasty = withStrings(report, (text) => `${text} ${hostile}`);
    const read = readDeck(await renderPptx(nasty));
    expect(brokenParts(read)).toEqual([]);
    const all = Object.values(read.parts).join('');
    expect(all).not.toMatch(/[\u0000-\u0008\u000b\u202e\u2066\ud800]/u);
    expect(all).not.toContain('<p:evil');
    // A formula of a person's would be a string in the workbook.
    for (const chart of read.slides.flatMap(({ charts }) => charts))
      for (const row of chart.sheet.slice(1)) expect(typeof row[0]).toBe('string');
    for (const { texts } of read.slides)
      for (const word of texts.flatMap((text) => text.split(/\s/)))
        expect(word.length).toBeLessThanOrEqual(60);
  });
});

/** Milliseconds for what makes several decks on a busy machine. */
const slow = { timeout: 60_000 };

/** The same with three areas, since it is made many times. */
let few: { readonly report: Report; readonly bytes: Uint8Array; readonly deck: ReadDeck };

beforeAll(async () => {
  const short: Report = { ...report, chapters: withAreas(report, areasOf(report).slice(0, 3)) };
  const made = await renderPptx(short);
  few = { report: short, bytes: made, deck: readDeck(made) };
});

describe("a customer's template", slow, () => {
  test('dresses the deck in its layouts, and leaves its own slides out', async () => {
    const template = houseTemplate(few.bytes);
    expect(checkPptxTemplate(template)).toEqual([]);
    const dressed = readDeck(await renderPptx(few.report, { template }));
    expect(titles(dressed)).toEqual(titles(few.deck));
    expect(dressed.slides.map(({ notes }) => notes)).toEqual(few.deck.slides.map(({ notes }) => notes));
    expect(new Set(dressed.slides.map(({ layout }) => layout))).toEqual(
      new Set(['Forside', 'Skille', 'Bare tittel', 'Tittel og innhold']),
    );
    expect(dressed.parts['ppt/theme/theme1.xml']).toContain('8A1538');
    expect(brokenParts(dressed)).toEqual([]);
    expect(danglingTargets(dressed)).toEqual([]);
    const charts = (one: ReadDeck) => one.slides.map((slide) => slide.charts.map(({ sheet }) => sheet));
    expect(charts(dressed)).toEqual(charts(few.deck));
    const files = Object.keys(unzipSync(await renderPptx(few.report, { template })));
    expect(files.filter((path) => /slides\/slide\d+\.xml$/.test(path))).toHaveLength(few.deck.slides.length);
  });

  test('is given a master for notes where it has none', async () => {
    const parts = unzipSync(houseTemplate(few.bytes));
    const without = Object.fromEntries(
      Object.entries(parts).filter(([path]) => !/notesMaster|notesSlide|slides\//.test(path)),
    );
    const template = [
      [/presentation\.xml$/, /<p:(notesMasterIdLst|sldIdLst)>[^]*<\/p:\1>/g],
      [/presentation\.xml\.rels$/, /<Relationship [^>]*(notesMaster|slides\/slide)[^>]*>/g],
      [/Content_Types/, /<Override [^>]*(notesMaster|notesSlide|\/slides\/)[^>]*>/g],
    ].reduce(
      (file, [path, gone]) => editParts(file, path!, (part) => part.replaceAll(gone!, '')),
      zipParts(without),
    );
    expect(checkPptxTemplate(template)).toEqual([]);
    const read = readDeck(await renderPptx(few.report, { template }));
    expect(read.slides.map(({ notes }) => notes)).toEqual(few.deck.slides.map(({ notes }) => notes));
    expect(danglingTargets(read)).toEqual([]);
  });

  test('gives the same bytes again', async () => {
    const template = houseTemplate(few.bytes);
    const [first, second] = [
      await renderPptx(few.report, { template }),
      await renderPptx(few.report, { template }),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('is told which layouts and placeholders it lacks, and which names nobody knows', () => {
    const without = editParts(few.bytes, /slideLayout3\.xml$/, (part) =>
      part
        .replace('type="secHead"', 'type="cust"')
        .replace('name="samskar:section"', 'name="samskar:secton"'),
    );
    expect(checkPptxTemplate(without)).toEqual([
      { kind: 'unknown-name', name: 'samskar:secton' },
      { kind: 'missing-layout', name: 'samskar:section', type: 'secHead' },
    ]);
    const untitled = editParts(few.bytes, /slideLayout4\.xml$/, (part) =>
      part.replace('type="title"', 'type="pic"'),
    );
    expect(checkPptxTemplate(untitled)).toEqual([
      { kind: 'missing-placeholder', layout: 'samskar:content', placeholder: 'title' },
    ]);
  });

  test('is refused with macros, external links, embedded objects, and when it is broken', () => {
    const kindOf = (file: Uint8Array) => checkPptxTemplate(file).map(({ kind }) => kind);
    expect(kindOf(withPart(few.bytes, 'ppt/vbaProject.bin', 'x'))).toEqual(['macros']);
    expect(kindOf(withPart(few.bytes, 'ppt/embeddings/oleObject1.bin', 'x'))).toEqual(['embedded']);
    expect(kindOf(withPart(few.bytes, 'ppt/activeX/activeX1.xml', '<a/>'))).toEqual(['embedded']);
    const linked = editParts(few.bytes, /slideMaster1\.xml\.rels$/, (part) =>
      part.replace(
        '</Relationships>',
        '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://example.org/a.png" TargetMode="External"/></Relationships>',
      ),
    );
    expect(kindOf(linked)).toEqual(['external-link']);
    expect(kindOf(few.bytes.slice(0, 5_000))).toEqual(['broken']);
    expect(kindOf(strToU8('not a zip'))).toEqual(['broken']);
  });

  test('is not used unchecked', async () => {
    await expect(renderPptx(few.report, { template: strToU8('not a zip') })).rejects.toThrow('not checked');
  });
});

describe('a slide library', slow, () => {
  test('fills the slots that its notes name, in place of the empty slide', async () => {
    const library = libraryWith(few.bytes, {
      5: ['område 2', 'Kilde: en annen kommune'],
      6: ['area:2', 'Source: another'],
    });
    expect(checkSlideLibrary(library, ['area:1', 'area:2'])).toEqual([]);
    for (const options of [
      { library: [library] },
      { library: [library], template: houseTemplate(few.bytes) },
    ]) {
      const merged = readDeck(await renderPptx(few.report, options));
      expect(merged.slides[4]!.charts).toHaveLength(1);
      const shown = titles(merged);
      const opening = shown.indexOf('3 Styring og kontroll');
      expect(shown.slice(opening - 2, opening)).toEqual([
        few.deck.slides[4]!.title,
        few.deck.slides[5]!.title,
      ]);
      expect(shown.some((title) => title.startsWith('Eksempler fra andre: 2 '))).toBe(false);
      expect(merged.slides[opening - 1]!.charts[0]!.sheet).toEqual(few.deck.slides[5]!.charts[0]!.sheet);
      expect(merged.slides[opening - 1]!.notes).toContain('Source: another');
      expect(merged.slides).toHaveLength(few.deck.slides.length + 1);
      expect(brokenParts(merged)).toEqual([]);
      expect(danglingTargets(merged)).toEqual([]);
    }
  });

  test('is told what it says wrongly', () => {
    expect(checkSlideLibrary(few.bytes, ['area:1'])).toEqual([{ kind: 'no-slots' }]);
    // An empty slot's notes name no source.
    const slide = few.deck.slides.findIndex(({ isHidden }) => isHidden) + 1;
    expect(checkSlideLibrary(libraryWith(few.bytes, { [slide]: ['område 9'] }), ['area:1'])).toEqual([
      { kind: 'unknown-slot', slide, slot: 'area:9' },
      { kind: 'no-source', slide },
    ]);
    expect(checkSlideLibrary(strToU8('no'), [])).toEqual([{ kind: 'broken' }]);
  });
});

/** A municipality's own: other names, colours and places, layouts of PowerPoint's types. */
function houseTemplate(own: Uint8Array): Uint8Array {
  const names: Record<string, string> = {
    'samskar:title': 'Forside',
    'samskar:section': 'Skille',
    'samskar:content': 'Bare tittel',
    'samskar:examples': 'Tittel og innhold',
  };
  const renamed = editParts(own, /slideLayout\d+\.xml$/, (part) =>
    part.replace(/name="(samskar:\w+)"/, (_, name: string) => `name="${names[name]!}"`),
  );
  return editParts(renamed, /theme1\.xml$/, (part) => part.replaceAll('005C6A', '8A1538'));
}

function withPart(file: Uint8Array, path: string, content: string): Uint8Array {
  return zipParts({ ...unzipSync(file), [path]: content });
}

function withBlocks(
  one: Report,
  change: (block: Section['blocks'][number]) => Section['blocks'][number],
): Report {
  const within = (section: Section): Section => ({
    ...section,
    blocks: section.blocks.map(change),
    sections: section.sections.map(within),
  });
  return { ...one, chapters: one.chapters.map(within) };
}

function withAreas(one: Report, areas: readonly Section[]): readonly Section[] {
  return one.chapters.map((chapter) => (chapter.id === 'areas' ? { ...chapter, sections: areas } : chapter));
}

function emptied(section: Section): Section {
  return { ...section, blocks: [], sections: section.sections.map(emptied) };
}

function withoutSubareas(section: Section): Section {
  const kept = section.sections.filter(({ id }) => !id.startsWith('subarea/'));
  return { ...section, sections: kept.map(withoutSubareas) };
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

function numbersIn(text: string): string[] {
  return text.match(/\d+(?:[.,]\d+)?/g) ?? [];
}

/** What people and instruments say, wherever it stands; ids and kinds stay. */
function withStrings(one: Report, change: (text: string) => string): Report {
  const shown = new Set([
    'text',
    'title',
    'subtitle',
    'caption',
    'label',
    'description',
    'municipality',
    'instrument',
    'lead',
  ]);
  const within = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return shown.has(key) ? change(value) : value;
    if (Array.isArray(value))
      return value.map((item) =>
        (key === 'items' || key === 'authors' || key === 'axes') && typeof item === 'string'
          ? change(item)
          : within(item, key),
      );
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, within(inside, name)]));
  };
  return within(one, '') as Report;
}
