import type { NumberField, Report, ReportBlock, Section } from '@samskar/shared/report';

/** A report with every kind of block, in which no number is twice; `word` stands wherever people write. */
export function inventedReport(word = 'Ordningen er i bruk'): Report {
  return {
    format: 'samskar-report/1',
    language: 'nb',
    title: `Rapport ${word}`,
    subtitle: 'Prøvekommune 2026',
    municipality: 'Prøve',
    year: 2026,
    instrument: 'Prøve 1.0',
    authors: ['Vurderer A', 'Vurderer B'],
    status: { isDraft: true, text: 'Utkast' },
    dataDate: '2026-11-01',
    chapters: [
      section('foreword', null, [
        {
          kind: 'paragraph',
          lead: 'Hva er dette?',
          spans: [
            { kind: 'text', text: `${word}: ` },
            number(62.25, 1, { kind: 'total' }),
            { kind: 'text', text: ' poeng', bold: true },
            { kind: 'footnote', spans: [{ kind: 'text', text: 'Av ' }, number(108, 0)] },
            { kind: 'break' },
            { kind: 'text', text: 'samskar.example', href: 'https://samskar.example/' },
          ],
        },
        { kind: 'note', spans: [{ kind: 'text', text: 'Usikkerhet ' }, number(5.5, 1)] },
        { kind: 'missing', place: 'part/foreword', text: 'Forordet er ikke skrevet' },
      ]),
      section(
        'areas',
        '1',
        [],
        [
          section('area/1', '1.1', [
            {
              kind: 'score-box',
              area: '1',
              title: `Område ${word}`,
              points: number(61.49, 0, { kind: 'area', id: '1' }),
              max: number(100, 0),
              history: [
                { label: '2015', version: '2.0', points: number(null, 0) },
                { label: '2020', version: '2.1', points: number(43, 0) },
              ],
            },
            {
              kind: 'list',
              items: [
                [
                  {
                    kind: 'table',
                    id: 'subareas/1',
                    caption: `Poeng per delområde: ${word}`,
                    columns: [
                      { label: 'Delområde', isNumber: false },
                      { label: 'Poeng', isNumber: true },
                      { label: 'Merknad', isNumber: false },
                    ],
                    rows: [
                      [text(word), number(12.3, 1, { kind: 'subarea', id: '1.1' }), text(word)],
                      [text('1.2 Åpenhet'), number(null, 1), text('')],
                    ],
                    footer: [text('Sum'), number(13.7, 1), text('')],
                  },
                ],
              ],
            },
            {
              kind: 'findings',
              area: '1',
              columns: [
                { column: 'strength', title: 'Styrker', items: [word] },
                { column: 'challenge', title: 'Utfordringer', items: [] },
                { column: 'weakness', title: 'Svakheter', items: [word, word] },
              ],
            },
          ]),
        ],
      ),
      section('results', '2', [
        {
          kind: 'figure',
          id: 'areas',
          caption: `Tredje høyest av tolv: ${word}`,
          chart: {
            kind: 'bars',
            language: 'nb',
            title: 'Poeng per område',
            description: word,
            decimals: 0,
            max: 100,
            bars: [{ label: word, value: 71, emphasis: 'own' }],
          },
          table: {
            kind: 'table',
            id: 'areas',
            caption: 'Poeng per område',
            columns: [
              { label: 'Område', isNumber: false },
              { label: 'Poeng', isNumber: true },
            ],
            rows: [[text(word), number(71, 0)]],
          },
        },
      ]),
    ],
  };
}

/** What a text may hold that is more than a text to some program. */
export const hostileTexts: readonly string[] = [
  '=HYPERLINK("https://samskar.example","x")',
  '+1+1|cmd',
  '-1+1',
  '@SUM(1;1)',
  '\t=1+1',
  '\r=1+1',
  '# overskrift *fet* #let x = 1 $ \\ @kilde <merke>',
  '<w:t>&amp;</w:t> ]]> {{felt}}',
  'snudd \u202egnirtS\u202c \u2067tekst\u2069',
  'styre \u0000\u0001\u0008\u000b\u001f\u007f\u009f tegn \ufffe\uffff',
  'halv \ud800 og \udc00',
  'x'.repeat(10_000),
  'y'.repeat(40_000),
  '_x0041_ _x000D_',
  '__proto__',
  'constructor',
  "'; drop table",
  '"linje"\n,"linje"\r\n',
  '[a]:*?/\\',
  '👩‍👩‍👧'.repeat(40),
];

function section(
  id: string,
  sectionNumber: string | null,
  blocks: readonly ReportBlock[],
  sections: readonly Section[] = [],
): Section {
  return { id, number: sectionNumber, title: `Kapittel ${id}`, blocks, sections };
}

function text(value: string): { readonly kind: 'text'; readonly text: string } {
  return { kind: 'text', text: value };
}

function number(
  value: number | null,
  decimals: NumberField['decimals'],
  leadsTo?: NumberField['leadsTo'],
): NumberField {
  const shown = value === null ? '–' : value.toFixed(decimals).replace('.', ',');
  return { kind: 'number', value, text: shown, decimals, ...(leadsTo && { leadsTo }) };
}
