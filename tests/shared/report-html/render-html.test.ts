import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Inline, Place, Report, ReportBlock, Section } from '@samskar/shared/report';
import { renderHtml } from '@samskar/shared/report-html';
import { field, sampleReport } from '../../support/sample-report.ts';
import { elementsOf } from '../../support/well-formed.ts';

const sample = sampleReport();
const inPage = { standAlone: false, colours: 'light' } as const;

test('writes well-formed markup that is the same each time', () => {
  const markup = renderHtml(sampleReport(), inPage);
  expect(() => elementsOf(markup)).not.toThrow();
  expect(renderHtml(sampleReport(), inPage)).toBe(markup);
});

test('has one heading per section, each one level below the one around it', () => {
  const levels = (standAlone: boolean) =>
    [...renderHtml(sampleReport('nb', 1), { ...inPage, standAlone }).matchAll(/<h(\d)/g)].map(([, level]) =>
      Number(level),
    );
  expect(levels(true)).toEqual([1, 2, 2, 2, 2, 3, 4]);
  expect(levels(false)).toEqual([2, 3, 3, 3, 3, 4, 5]);
});

test('says the level of what lies deeper than HTML goes', () => {
  const deep = nested(8);
  const markup = renderHtml({ ...sampleReport(), chapters: [deep] }, inPage);
  expect(markup).toMatch(/<h6 class="depth-8" id="report-deep-1" tabindex="-1" aria-level="10">/);
});

test('leads from the contents to each chapter and its sections, and nowhere else', () => {
  const markup = renderHtml(sampleReport('nb', 3), inPage);
  const targets = [...markup.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  expect(targets).toContain('report-area-3');
});

test('shows every number of the report as it is written there, and as a link where somebody says where it leads', () => {
  const linkOf = (place: Place) => (place.kind === 'indicator' ? `/assess/${place.id}` : undefined);
  const markup = renderHtml(sampleReport('nb', 1), { ...inPage, linkOf });
  for (const text of ['550', '172,4', '377,6', '−62', '69', '23,2', '45,8', '6,7', '–'])
    expect(markup).toMatch(new RegExp(`<(a|span)\\s+class="field"[^>]*>${text}</`));
  expect(markup.match(/<a class="field" href="[^"]*"/g)).toEqual(['<a class="field" href="/assess/1.1.1"']);
});

test('puts a footnote at the end of its chapter, with a way there and back', () => {
  const markup = renderHtml(sampleReport(), inPage);
  expect(markup).toContain('href="#report-note-1"');
  expect(markup).toContain('href="#report-note-mark-1"');
  const [foreword = ''] = markup.split('id="report-general"');
  expect(foreword).toContain('<li id="report-note-1"');
});

test('writes a footnote inside a footnote too', () => {
  const inner: Inline = { kind: 'footnote', spans: [{ kind: 'text', text: 'innerst' }] };
  const outer: Inline = { kind: 'footnote', spans: [{ kind: 'text', text: 'ytterst' }, inner] };
  const markup = renderHtml(reportOf([{ kind: 'paragraph', spans: [outer] }]), inPage);
  expect(markup.match(/<li id="report-note-\d"/g)).toHaveLength(2);
  expect(markup).toContain('innerst');
});

test('names each table, its columns and, but for a box of points, its rows', () => {
  const markup = renderHtml(sampleReport('nb', 1), inPage);
  const tables = [...markup.matchAll(/<table.*?<\/table>/gs)].map(([table]) => table);
  expect(tables).toHaveLength(4);
  for (const table of tables) expect(table).toMatch(/^<table[^>]*>\s*<caption>.*<th scope="col"/s);
  expect(tables.filter((table) => table.includes('<th scope="row"'))).toHaveLength(3);
});

test('puts the table of a figure behind it, and the drawing for a page and for a telephone before it', () => {
  const markup = renderHtml(sampleReport(), inPage);
  expect(markup).toMatch(
    /<figure[^>]*>\s*<div class="drawing broad"><svg.*<div class="drawing narrow"><svg.*<figcaption>.*<details>\s*<summary>\s*Vis som tabell/s,
  );
});

test('draws in the colours of whichever scheme the page is shown in, or of paper', () => {
  const drawing = (colours: 'light' | 'dark' | 'print') =>
    /<svg.*?<\/svg>/s.exec(renderHtml(sampleReport(), { ...inPage, colours }))?.[0] ?? '';
  expect(drawing('light')).toContain('fill="light-dark(#ffffff, #22201d)"');
  expect(drawing('light').replaceAll(/light-dark\(#[0-9a-f]{6}, (#[0-9a-f]{6})\)/g, '$1')).toBe(
    drawing('dark'),
  );
  expect(drawing('print')).not.toContain('light-dark');
});

test('speaks the language of the report, and marks passages in another', () => {
  expect(renderHtml(sampleReport('en'), inPage)).toMatch(/lang="en"[^>]*>.*>Contents</s);
  expect(renderHtml(sampleReport('nb'), inPage)).toContain(
    '<span lang="en"><em>The plan was adopted</em></span>',
  );
});

test.each([
  [undefined, '<li>Ny strategi</li>'],
  ['nb', '<li lang="nb">Ny strategi</li>'],
])('reads findings aloud in the language in which they are written (%s)', (language, item) => {
  const findings: ReportBlock = {
    kind: 'findings',
    area: '1',
    columns: [{ column: 'strength', title: 'Strengths', items: ['Ny strategi'] }],
    ...(language !== undefined && { language }),
  };
  expect(renderHtml(reportOf([findings]), inPage)).toContain(item);
});

test('links to nothing but the web and mail', () => {
  const hrefs = [
    'javascript:alert(1)',
    'java\u0000script:alert(1)',
    'data:text/html,x',
    '//evil.example',
    ' ',
  ];
  const spans = hrefs.map((href): Inline => ({ kind: 'text', text: 'her', href }));
  const markup = renderHtml(reportOf([{ kind: 'paragraph', spans }]), inPage);
  expect([...markup.matchAll(/href="([^"#][^"]*)"/g)]).toEqual([]);
});

test('follows no address of a number that leads away from the site', () => {
  const number = field(5, 'nb', 0, { kind: 'indicator', id: '1.1.1' });
  for (const address of ['javascript:alert(1)', '//evil.example', ''])
    expect(
      renderHtml(reportOf([{ kind: 'paragraph', spans: [number] }]), { ...inPage, linkOf: () => address }),
    ).toMatch(/<span class="field">5<\/span>/);
});

test('stands alone without scripts and without fetching anything', () => {
  const markup = renderHtml(sampleReport(), { standAlone: true, colours: 'print' });
  expect(markup).toMatch(/^<!doctype html>\s*<html lang="nb">/);
  expect(markup).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(markup).not.toMatch(/<script|\son\w+=|@import|url\(|<link|src=/i);
});

test('keeps whatever people write as text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style></title></table>',
    '&lt;b&gt; &amp;amp;',
    '${1} `x` {{x}}',
    '=SUM(A1) #let x = 1 *stjerner*',
    'a\u0000b\u0007c\u001bd',
    'ab\u202ecd\u2066ef',
    '\ud800x\udfff',
    'æ'.repeat(10_000),
  ];
  for (const text of hostile) {
    const markup = renderHtml(saying(text), inPage);
    expect(() => elementsOf(markup)).not.toThrow();
    expect(markup).not.toMatch(
      /<script|<img|<\/style|onmouseover='|[\u202a-\u202e\u2066-\u2069\0\u0007\u001b]/,
    );
    expect(markup.isWellFormed()).toBe(true);
  }
});

test('shows any text as that text', () => {
  const expected = elementsOf(renderHtml(saying('x'), inPage));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(elementsOf(renderHtml(saying(text), inPage))).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test('writes out a report of nothing', () => {
  const empty: Report = { ...sampleReport(), chapters: [], authors: [], dataDate: null };
  expect(() => elementsOf(renderHtml(empty, inPage))).not.toThrow();
});

/** The same text wherever a person can put one. */
function saying(text: string): Report {
  const spans: readonly Inline[] = [
    { kind: 'text', text, bold: true, italic: true },
    { kind: 'footnote', spans: [{ kind: 'text', text }] },
  ];
  const cell = { kind: 'text', text } as const;
  const table = {
    kind: 'table',
    id: 'a',
    caption: text,
    columns: [{ label: text, isNumber: false }],
    rows: [[cell]],
    footer: [cell],
  } as const;
  return {
    ...reportOf([
      { kind: 'paragraph', spans, lead: text },
      { kind: 'list', items: [[{ kind: 'paragraph', spans: [{ kind: 'text', text }] }]] },
      table,
      {
        kind: 'score-box',
        area: '1',
        title: text,
        points: field(1, 'nb'),
        max: field(2, 'nb'),
        history: [{ label: text, version: text, points: field(1, 'nb') }],
      },
      { kind: 'findings', area: '1', columns: [{ column: 'strength', title: text, items: [text] }] },
      { kind: 'note', spans: [{ kind: 'text', text }] },
      { kind: 'missing', place: 'x', text },
    ]),
    title: text,
    subtitle: text,
    municipality: text,
    instrument: text,
    authors: [text],
    status: { isDraft: true, text },
  };
}

function reportOf(blocks: readonly ReportBlock[]): Report {
  return {
    ...sample,
    chapters: [{ id: 'x', number: '1', title: 'Kapittel', blocks, sections: [] }],
  };
}

function nested(depth: number): Section {
  return {
    id: `deep-${9 - depth}`,
    number: null,
    title: `Nivå ${9 - depth}`,
    blocks: [],
    sections: depth === 1 ? [] : [{ ...nested(depth - 1), id: depth === 2 ? 'deep-1' : `mid-${depth}` }],
  };
}
