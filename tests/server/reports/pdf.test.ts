import { drawChart } from '@samskar/shared/charts';
import { buildReport, type Report, type ReportBlock, type Section } from '@samskar/shared/report';
import { describe, expect, it, test } from 'vitest';
import { renderPdf, type PdfStandard } from '../../../server/src/reports/render-pdf.ts';
import { demoReportSources } from '../../support/demo-report.ts';
import { longReport } from '../../support/long-report.ts';
import { elementsOf, readPdf, type PdfBookmark, type ReadPdf } from '../../support/read-pdf.ts';
import { rankedOthers } from '../../support/report-content.ts';
import { blocksOf, numbersOf } from '../../support/report-walk.ts';

const report = longReport({ areas: 2 });
const pdf = await readPdf(renderPdf(report));

it('lets the table below a single drawing go on over the pages that it needs', async () => {
  const sources = await demoReportSources();
  const ranking = rankedOthers(Array.from({ length: 60 }, (_, at) => 100 + at)).map((one, at) => ({
    ...one,
    incomeGroup: 1 + (at % 2),
  }));
  const grown = buildReport({ ...sources, comparison: { ...sources.comparison, ranking } });
  const [chapter] = grown.chapters.filter(({ id }) => id === 'results');
  const sections = chapter!.sections.filter(({ id }) => id === 'results/income');
  const { pages } = await readPdf(renderPdf({ ...grown, chapters: [{ ...chapter!, sections }] }));
  const pageOf = (name: string) => pages.findLastIndex(({ text }) => new RegExp(`${name}\\b`).test(text));
  // The highest of the first group and the lowest of the second one.
  expect(pageOf('Kommune 59')).toBeGreaterThan(0);
  expect(pageOf('Kommune 2')).toBeGreaterThan(pageOf('Kommune 59'));
});

describe('What the PDF of a report tells who cannot see it', () => {
  it('has the report’s tree of headings as bookmarks and as tags', () => {
    expect(pdf.outline).toEqual(report.chapters.map(bookmarkOf));
    expect(headingsOf(pdf)).toEqual([
      'H1 Innhold',
      ...report.chapters.flatMap((one) => headingsUnder(one, 1)),
    ]);
  });

  it('says the language of findings in another', async () => {
    const findings: ReportBlock = {
      kind: 'findings',
      area: '1',
      columns: [{ column: 'strength', title: 'Styrker', items: ['The plan is in use'] }],
    };
    const objectsWith = async (block: ReportBlock) =>
      (await readPdf(renderPdf(withBlocks('Funn', [block])))).objects;
    expect(await objectsWith(findings)).not.toContain('/Lang (en)');
    expect(await objectsWith({ ...findings, language: 'en' })).toContain('/Lang (en)');
  });

  it('says title, authors, day and language, and shows the title', () => {
    expect(pdf.info).toMatchObject({
      Title: report.title,
      Subject: report.subtitle,
      Author: 'Vurderer A, Vurderer B',
      CreationDate: 'D:20240501000000Z',
      Language: 'nb',
    });
    expect(pdf.showsTitle).toBe(true);
    expect(pdf.isMarked).toBe(true);
    expect(pdf.objects).toContain('/Lang (sv-SE)');
  });

  it('reads figures by their descriptions, tables by their heads, and notes where they stand', () => {
    expect(elementsOf(pdf, /^Figure$/).map(({ alt }) => alt)).toEqual([
      'Stolper for 2 områder; høyest er det siste.',
    ]);
    expect(elementsOf(pdf, /^Note$/).map(({ text }) => text)).toEqual(['1Begge evaluatorer er sertifisert.']);
    expect(captionsOf(pdf)).toContain('Tabell 1: Poeng på hvert område');
    expect(captionsOf(pdf)).toContain('Figur 1: Åpenhet er sterkest, ledelse svakest');
    const [table] = elementsOf(pdf, /^THead$/);
    expect(
      table!.children.flatMap(({ children }) => children).map(({ role, text }) => `${role} ${text}`),
    ).toEqual(['TH Område', 'TH Poeng', 'TH Maks', 'TH Snitt for landet']);
    expect(elementsOf(pdf, /^TH$/).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Styrker', 'Utfordringer', 'Svakheter']),
    );
  });

  it('says the heads of a table again on each page that it goes on', async () => {
    const row = [{ kind: 'text', text: 'Celle' } as const];
    const rows = Array.from({ length: 90 }, () => row);
    const table = {
      kind: 'table',
      id: 'long',
      caption: 'Lang',
      columns: [{ label: 'Hode', isNumber: false }],
      rows,
    } as const;
    const long = await readPdf(renderPdf(withBlocks('Tabell', [table])));
    const pages = long.pages.filter(({ text }) => text.includes('Celle'));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.filter(({ text }) => !text.includes('Hode'))).toEqual([]);
  });
});

describe('What leads somewhere', () => {
  it('takes a number to the section it comes from', () => {
    const results = pdf.pages[pageOf(pdf, 'H1 3 Resultater')]!;
    expect(results.links).toEqual(
      expect.arrayContaining([
        { page: pageOf(pdf, 'H2 4.1 Åpenhet og medvirkning 1') },
        { page: pageOf(pdf, 'H2 4.2 Åpenhet og medvirkning 2') },
      ]),
    );
    const area = pdf.pages[pageOf(pdf, 'H2 4.2 Åpenhet og medvirkning 2')]!;
    expect(area.links).toContainEqual({ page: pageOf(pdf, 'H3 2.1 Delområde 2.1') });
  });

  it('takes an address out of the document', () => {
    expect(pdf.pages.flatMap(({ links }) => links)).toContainEqual({
      url: 'https://example.no/kompass?%C3%A6=1',
    });
  });
});

describe('Standards', () => {
  const declared: Record<PdfStandard, RegExp> = {
    tagged: /^(?!.*pdfaid)(?!.*pdfuaid)/s,
    'a-1a': /<pdfaid:part>1<.*<pdfaid:conformance>A</s,
    'a-2a': /<pdfaid:part>2<.*<pdfaid:conformance>A</s,
    'ua-1': /<pdfuaid:part>1</,
  };
  for (const standard of ['tagged', 'a-1a', 'a-2a', 'ua-1'] as const) {
    it(`is declared and kept: ${standard}`, async () => {
      const bytes = renderPdf(report, { standard });
      const read = await readPdf(bytes);
      expect(read.xmp).toMatch(declared[standard]);
      expect(read.outline).toEqual(pdf.outline);
      expect(headingsOf(read)).toEqual(headingsOf(pdf));
      expect(read.showsTitle).toBe(true);
      // Fonts are embedded, all of them, and are ours.
      const fonts = [...read.objects.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name!);
      expect(fonts.length).toBeGreaterThan(0);
      expect(fonts.filter((name) => !/^[A-Z]{6}\+Inter-/.test(name))).toEqual([]);
      const files = read.objects.match(/\/FontFile2 \d/g)?.length;
      expect(files).toBe(read.objects.match(/\/Type \/FontDescriptor/g)?.length);
      // Figures are opaque.
      expect(read.objects).not.toMatch(/\/SMask|\/(ca|CA) 0?\.\d|\/S \/Transparency/);
      expect(renderPdf(longReport({ areas: 2 }), { standard })).toEqual(bytes);
    });
  }
});

describe.each(['nb', 'en'] as const)('The report of the demo’s evaluation (%s)', async (language) => {
  const demo = buildReport(await demoReportSources(language));
  const read = await readPdf(renderPdf(demo, { standard: 'ua-1' }));

  it('has every heading, every number and the description of every figure', () => {
    expect(read.outline).toEqual(demo.chapters.map(bookmarkOf));
    const text = squeezed(textOf(read));
    for (const { text: number } of numbersOf(demo)) expect(text).toContain(squeezed(number));
    const figures = blocksOf(demo).filter((block) => block.kind === 'figure');
    expect(elementsOf(read, /^Figure$/).map(({ alt }) => alt)).toEqual(
      figures.map(({ chart }) => chart.description),
    );
    expect(read.info.Language).toBe(language);
  });

  it('shows no number that the report does not hold', () => {
    const known = new Set(numbersIn(wordsOf(demo).join(' ')));
    const pages = read.pages.filter(
      ({ structure }) => elementsOf({ pages: [{ structure }] }, /^TOCI?$/).length === 0,
    );
    const structural = /^(side|page)\u00a0?\s?\d+|^(Figur|Figure|Tabell|Table)$/;
    const strange = pages.flatMap(({ stretches }) =>
      stretches.filter(({ text }) => !structural.test(text)).flatMap(({ text }) => numbersIn(text)),
    );
    const captions = captionsOf(read).length;
    expect(strange.filter((number) => !known.has(number) && !(Number(number) <= captions))).toEqual([]);
  });

  it('leads from the table of all indicators to the sub-areas that treat them', () => {
    const last = headingsOf(read).findLastIndex((heading) => heading.startsWith('H1'));
    const appendix = pageOf(read, headingsOf(read)[last]!);
    const subarea = headingsOf(read).find((heading) => heading.startsWith('H3 1.1'))!;
    expect(read.pages[appendix]!.links).toContainEqual({ page: pageOf(read, subarea) });
  });

  it('lets no text leave the page', () => {
    expect(outside(read)).toEqual([]);
  });
});

test('a figure with more rows than a page holds goes on over pages, in letters as large', async () => {
  const bars = Array.from({ length: 120 }, (_, place) => ({
    label: `Kommune ${place}`,
    value: 600 - place,
    emphasis: 'other' as const,
  }));
  const block = blocksOf(report).find((one) => one.kind === 'figure')!;
  const chart = { ...block.chart, kind: 'bars', max: 800, bars } as const;
  const read = await readPdf(renderPdf(withBlocks('Alle', [{ ...block, chart }]), { standard: 'ua-1' }));
  const parts = elementsOf(read, /^Figure$/).map(({ alt }) => alt);
  expect(parts).toEqual([1, 2, 3, 4].map((part) => `${chart.description} (${part}/4)`));
  const heights = (label: string) =>
    read.pages.flatMap(({ stretches }) =>
      stretches.filter(({ text }) => text === label).map(({ height }) => height),
    );
  expect(bars.map(({ label }) => heights(label).length)).toEqual(bars.map(() => 1));
  expect(Math.min(...bars.flatMap(({ label }) => heights(label)))).toBeGreaterThan(8);
  expect(outside(read)).toEqual([]);
});

test('another number in the report is another number on the page', async () => {
  const other = await readPdf(renderPdf(longReport({ areas: 2, shift: 0.3 })));
  expect(textOf(pdf)).toContain('46,8');
  expect(textOf(other)).not.toContain('46,8');
  for (const { text } of numbersOf(longReport({ areas: 2, shift: 0.3 }))) {
    expect(squeezed(textOf(other))).toContain(squeezed(text));
  }
});

test('a draft says on every page that it is one, and a signed report says when it was signed', async () => {
  expect(pdf.pages.filter(({ text }) => !text.includes('Utkast'))).toEqual([]);
  const signed = await readPdf(renderPdf(longReport({ areas: 1, isDraft: false })));
  expect(textOf(signed)).not.toContain('Utkast');
  expect(squeezed(signed.pages[0]!.text)).toContain(squeezed('Signert 21. november 2023 kl. 14.05'));
});

test('pages are numbered but for the first', () => {
  const last = pdf.pages.length;
  expect(pdf.pages[0]!.text).not.toMatch(/side/);
  expect(squeezed(pdf.pages[1]!.text)).toContain(`side2av${last}`);
  expect(squeezed(pdf.pages[last - 1]!.text)).toContain(`side${last}av${last}`);
});

describe('What strangers write', () => {
  const markup = [
    '1. Først',
    '- punkt',
    '= tittel',
    '#import "x": *',
    '#panic("x")',
    '$x^2$',
    '@ref',
    '*fet* _kursiv_',
    '<label>',
    'C:\\mappe \\u{41}',
    '`kode`',
    '// kommentar /* og */',
    '{page} {pages}',
    '-> 3x4 -- --- ...',
    '"sitat"',
  ];

  it('comes out as it was written, wherever it stands', async () => {
    for (const standard of ['a-1a', 'ua-1'] as const) {
      const read = await readPdf(renderPdf(everywhere(markup.join(' ')), { standard }));
      const text = squeezed(textOf(read));
      expect(text.split(squeezed(markup.join(' '))).length).toBeGreaterThan(12);
    }
  });

  it('has the letters of our languages', async () => {
    const letters = 'čđŋšŧžáâ ČĐŊŠŦŽÁÂ åäöÅÄÖ æøåÆØÅ ïẗ ǧǩ ʒ';
    const text = squeezed(textOf(await readPdf(renderPdf(everywhere(letters)))));
    expect(text).toContain(squeezed(letters));
    expect(text).not.toContain('\u25a1');
  });

  it('cannot turn the direction, hide or break off what stands beside it', async () => {
    const read = await readPdf(
      renderPdf(everywhere('a\u202eb\u2066c\u2069\u200fd\u0000\u0007e\ud800f\ufefft\u00adg\ue000h'), {
        standard: 'a-2a',
      }),
    );
    const text = squeezed(textOf(read));
    expect(text).toContain('abcde\u25a1ftg\u25a1h');
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200f]/);
  });

  it('shows a square where there is no letter for it', async () => {
    for (const standard of ['a-1a', 'a-2a', 'ua-1'] as const) {
      const text = textOf(await readPdf(renderPdf(everywhere('中 😀 ب'), { standard })));
      expect(squeezed(text)).toContain('\u25a1\u25a1\u25a1');
    }
  });

  it.each([
    ['one word of 10,000 letters', 'W'.repeat(10_000)],
    ['one word of 10,000 letters and digits', 'x1'.repeat(5000)],
    ['dots', '.'.repeat(600)],
    ['brackets and dashes', `${'('.repeat(200)} ${'\u2014'.repeat(200)} ${')'.repeat(200)}`],
    ['a long address', `https://example.no/${'sti/'.repeat(30)}?${'a=b&'.repeat(60)}`],
    ['a word of 40 letters', 'Kommunikasjonsstrategiutviklingsarbeidene'],
  ])('stays on the page: %s', async (_, text) => {
    const read = await readPdf(renderPdf(inProse(text), { standard: 'a-1a' }));
    expect(outside(read)).toEqual([]);
    const seen = squeezed(textOf(read)).replaceAll('\u200b', '').replaceAll('\u00ad', '');
    expect(seen.length).toBeGreaterThan(squeezed(text).length);
  });

  it('may be missing altogether', async () => {
    const empty: Report = {
      ...longReport({ areas: 1 }),
      title: '',
      subtitle: '',
      authors: [],
      dataDate: null,
      status: { isDraft: true, text: '' },
      chapters: [
        {
          id: '',
          number: '',
          title: '',
          blocks: [
            { kind: 'paragraph', spans: [] },
            { kind: 'list', items: [] },
            { kind: 'list', items: [[]] },
            { kind: 'findings', area: '1', columns: [] },
            { kind: 'table', id: '', caption: '', columns: [], rows: [] },
            { kind: 'table', id: '', caption: '', columns: [{ label: '', isNumber: true }], rows: [[]] },
            { kind: 'score-box', area: '', title: '', points: none, max: none, history: [] },
          ],
          sections: [],
        },
      ],
    };
    for (const standard of ['tagged', 'a-1a', 'a-2a', 'ua-1'] as const) {
      expect((await readPdf(renderPdf(empty, { standard }))).outline).toEqual([
        { title: '\u2013 \u2013', items: [] },
      ]);
      expect((await readPdf(renderPdf({ ...empty, chapters: [] }, { standard }))).pages).toHaveLength(2);
    }
  });
});

test('three areas with names of 40 letters, and one area alone', async () => {
  const name = (area: number) => `Tverrsektorielt innbyggersamarbeidsarbeid${area}`;
  for (const areas of [1, 3]) {
    const read = await readPdf(renderPdf(longReport({ areas, name })));
    expect(outside(read)).toEqual([]);
    expect(headingsOf(read)).toContain(`H2 4.1 ${name(1)}`);
  }
});

const none = { kind: 'number', value: null, text: '\u2013', decimals: 0 } as const;

function titleOf({ number, title }: Section): string {
  return number === null ? title : `${number} ${title}`;
}

function bookmarkOf(section: Section): PdfBookmark {
  return { title: titleOf(section), items: section.sections.map(bookmarkOf) };
}

function headingsUnder(section: Section, level: number): string[] {
  return [
    `H${level} ${titleOf(section)}`,
    ...section.sections.flatMap((below) => headingsUnder(below, level + 1)),
  ];
}

function headingsOf(read: ReadPdf): readonly string[] {
  return elementsOf(read, /^H\d$/).map(({ role, text }) => `${role} ${text}`);
}

/** Of a heading, from 0. */
function pageOf({ pages }: ReadPdf, heading: string): number {
  return pages.findIndex((page) =>
    elementsOf({ pages: [page] }, /^H\d$/).some(({ role, text }) => `${role} ${text}` === heading),
  );
}

function captionsOf(read: ReadPdf): readonly string[] {
  return elementsOf(read, /^Caption$/).map(({ text }) => text);
}

function textOf(read: ReadPdf): string {
  return read.pages.map(({ text }) => text).join('\n');
}

/** Where lines and stretches end is the typesetter's choice. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** "471,3", "1 000" (as 1000) and "3.2". */
function numbersIn(text: string): readonly string[] {
  return text.replace(/(?<=\d)[\u00a0\u202f](?=\d{3})/g, '').match(/\d+(?:[.,]\d+)*/g) ?? [];
}

/** All that a report says, in its figures too. */
function wordsOf(value: Report | ReportBlock): readonly string[] {
  const drawn =
    'chapters' in value
      ? blocksOf(value).flatMap((block) => (block.kind === 'figure' ? [drawnText(block)] : []))
      : [];
  return [...drawn, JSON.stringify(value, (_, inner: unknown) => inner)];
}

function drawnText({ chart }: Extract<ReportBlock, { kind: 'figure' }>): string {
  return drawChart(chart, { width: 640, colours: 'print' }).svg.replace(/<[^>]*>/g, ' ');
}

/** Stretches that cross the margins, or stand below the foot of a page. */
function outside({ pages }: ReadPdf): readonly unknown[] {
  const margin = 80;
  return pages.flatMap(({ width, stretches }, page) =>
    stretches
      .filter(({ left, right, bottom }) => left < margin || right > width - margin + 1 || bottom < 40)
      .map((stretch) => ({ page, ...stretch })),
  );
}

/** A report that says one thing wherever people can say something. */
function everywhere(text: string): Report {
  const base = longReport({ areas: 1, subareas: 1, prose: text, name: () => text });
  const spans = [{ kind: 'text', text } as const];
  return {
    ...base,
    title: text,
    subtitle: text,
    municipality: text,
    instrument: text,
    authors: [text],
    status: { isDraft: true, text },
    chapters: [
      ...base.chapters,
      {
        id: text,
        number: null,
        title: text,
        blocks: [
          { kind: 'paragraph', lead: text, spans: [...spans, { kind: 'footnote', spans }] },
          {
            kind: 'paragraph',
            spans: [{ kind: 'text', text, bold: true, italic: true, href: text, language: text }],
          },
          { kind: 'note', spans },
          { kind: 'missing', place: text, text },
          { kind: 'list', items: [[{ kind: 'paragraph', spans }]] },
          {
            kind: 'table',
            id: text,
            caption: text,
            columns: [{ label: text, isNumber: false }],
            rows: [[{ kind: 'text', text }]],
            footer: [{ kind: 'text', text }],
          },
          { kind: 'findings', area: '1', columns: [{ column: 'strength', title: text, items: [text] }] },
        ],
        sections: [{ id: text, number: null, title: text, blocks: [], sections: [] }],
      },
    ],
  };
}

/** In prose, a heading, a cell and a finding, once each. */
function inProse(text: string): Report {
  const spans = [{ kind: 'text', text } as const];
  const blocks: readonly ReportBlock[] = [
    { kind: 'paragraph', spans },
    { kind: 'list', items: [[{ kind: 'paragraph', spans }]] },
    {
      kind: 'table',
      id: 'table',
      caption: text,
      columns: [
        { label: text, isNumber: false },
        { label: text, isNumber: true },
      ],
      rows: [[{ kind: 'text', text }, none]],
    },
    {
      kind: 'findings',
      area: '1',
      columns: [
        { column: 'strength', title: text, items: [text] },
        { column: 'challenge', title: 'b', items: [] },
        { column: 'weakness', title: 'c', items: [] },
      ],
    },
  ];
  return withBlocks(text, blocks);
}

function withBlocks(title: string, blocks: readonly ReportBlock[]): Report {
  return { ...longReport({ areas: 1 }), chapters: [{ id: 'one', number: '1', title, blocks, sections: [] }] };
}
