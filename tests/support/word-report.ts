import type { NumberField, Paragraph, Report, ReportBlock, Section, Table } from '@samskar/shared/report';

/** What people can write, at its worst. */
export const hostileTexts = [
  '</w:t></w:r><w:p/><w:altChunk r:id="x"/>',
  ']]> <![CDATA[ &amp; &#x41; {{title}}',
  '=HYPERLINK("https://example.org")',
  'rett \u202e bakvendt \u2066 \u2069 igjen',
  'null\u0000 bjelle\u0007 escape\u001b slutt\uffff',
  'halv \ud83d tegn \udc00',
  'æøå č đ ŋ 中文 العربية 😀',
  'x'.repeat(10_000),
];

/** A report with one of each kind of block, whose texts the tests give. */
export function wordReport({
  text = 'Kommunen har en plan.',
  isDraft = true,
  areas = 2,
}: { readonly text?: string; readonly isDraft?: boolean; readonly areas?: number } = {}): Report {
  const ids = Array.from({ length: areas }, (_, at) => String(at + 1));
  return {
    ...emptyReport(isDraft),
    chapters: [
      { ...section('foreword', null, 'Forord'), blocks: proseBlocks(text) },
      { ...section('results', '1', 'Resultater'), blocks: [figure(text), table('totals', text)] },
      {
        ...section('areas', '2', 'Områdene'),
        sections: ids.map((id) => ({
          ...section(`area/${id}`, `2.${id}`, text.slice(0, 200)),
          blocks: areaBlocks(id, text),
          sections: [
            { ...section(`subarea/${id}.1`, `2.${id}.1`, 'Informasjon'), blocks: [paragraph(text)] },
          ],
        })),
      },
    ],
  };
}

/** Nothing but its first page. */
export function emptyReport(isDraft = true): Report {
  return {
    format: 'samskar-report/1',
    language: 'nb',
    title: 'Kommunekompasset i Midtre Gauldal',
    subtitle: 'Evaluering 2023',
    municipality: 'Midtre Gauldal',
    year: 2023,
    instrument: 'Kommunekompasset 3.2',
    authors: ['Vurderer A', 'Vurderer B'],
    status: { isDraft, text: isDraft ? 'Utkast: ikke signert' : 'Signert 21. november 2026' },
    dataDate: '2026-11-21',
    chapters: [],
  };
}

function section(id: string, number: string | null, title: string): Section {
  return { id, number, title, blocks: [], sections: [] };
}

function paragraph(text: string): Paragraph {
  return { kind: 'paragraph', spans: [{ kind: 'text', text }] };
}

function proseBlocks(text: string): readonly ReportBlock[] {
  return [
    {
      kind: 'paragraph',
      lead: text,
      spans: [
        { kind: 'text', text },
        number(471.3, { kind: 'total' }),
        {
          kind: 'footnote',
          spans: [
            { kind: 'text', text: `Fotnote: ${text}` },
            { kind: 'footnote', spans: [{ kind: 'text', text: 'inni den' }] },
          ],
        },
        { kind: 'break' },
        { kind: 'text', text: 'Åtta områden', language: 'sv-SE', italic: true },
        { kind: 'text', text: 'ukjent', language: 'ikke et språk"' },
        { kind: 'text', text: 'lenke', href: 'https://example.org/a?b=1&c=2', bold: true },
        { kind: 'text', text: 'ikke lenke', href: 'javascript:alert(1)' },
      ],
    },
    { kind: 'list', items: [[paragraph(text), { kind: 'list', items: [[paragraph('inni')]] }], []] },
    { kind: 'note', spans: [{ kind: 'text', text }] },
    { kind: 'missing', place: 'part/foreword', text: 'Her mangler tekst.' },
  ];
}

function areaBlocks(id: string, text: string): readonly ReportBlock[] {
  return [
    {
      kind: 'score-box',
      area: id,
      title: text,
      points: number(60.5 + Number(id), { kind: 'area', id }),
      max: { ...number(100), text: '100', decimals: 0 },
      history: [
        { label: '2010', version: '2.0', points: number(41.5) },
        { label: '2015', version: '', points: { ...number(0), value: null, text: '–' } },
      ],
    },
    table(`subareas-${id}`, text),
    {
      kind: 'findings',
      area: id,
      columns: [
        { column: 'strength', title: 'Styrker', items: [text, text] },
        { column: 'challenge', title: 'Utfordringer', items: [text] },
        { column: 'weakness', title: 'Svakheter', items: [] },
      ],
    },
  ];
}

function figure(text: string): ReportBlock {
  return {
    kind: 'figure',
    id: 'total',
    caption: text,
    chart: {
      kind: 'bars',
      language: 'nb',
      title: text,
      description: `Søylen viser ${text}`,
      decimals: 1,
      max: 800,
      bars: [{ label: text, value: 471.3, emphasis: 'own' }],
    },
    table: table('total-behind', text),
  };
}

function table(id: string, text: string): Table {
  return {
    kind: 'table',
    id,
    caption: text,
    columns: [
      { label: 'Hvem', isNumber: false },
      { label: 'Poeng', isNumber: true },
    ],
    rows: [
      [{ kind: 'text', text }, number(23.5)],
      [
        { kind: 'text', text: 'hull' },
        { ...number(0), value: null, text: '–' },
      ],
    ],
    footer: [{ kind: 'text', text: 'Sum' }, number(471.3, { kind: 'total' })],
  };
}

function number(value: number, leadsTo?: NumberField['leadsTo']): NumberField {
  const text = value.toFixed(1).replace('.', ',');
  return { kind: 'number', value, text, decimals: 1, ...(leadsTo && { leadsTo }) };
}
