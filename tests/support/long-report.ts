import { formatNumber, type UiLanguage } from '@samskar/shared/messages';
import type { NumberField, Place, Report, ReportBlock, Section, Table } from '@samskar/shared/report';

/** How long, in which language, and what takes the place of the invented prose. */
export type LongReport = {
  readonly language?: UiLanguage;
  readonly isDraft?: boolean;
  readonly areas?: number;
  readonly subareas?: number;
  /** Of an area. */
  readonly name?: (area: number) => string;
  readonly prose?: string;
  /** Added to every number, so that another report has other numbers on the same pages. */
  readonly shift?: number;
};

/** A report with every kind of block, as long as a published one: 44 pages by default. */
export function longReport(wishes: LongReport = {}): Report {
  const {
    language = 'nb',
    isDraft = true,
    areas = 8,
    name = (area) => `Åpenhet og medvirkning ${area}`,
  } = wishes;
  const prose = wishes.prose ?? inventedProse;
  const ids = Array.from({ length: areas }, (_, place) => String(place + 1));
  return {
    format: 'samskar-report/1',
    language,
    title: 'Kommunekompasset i Midtre Gauldal',
    subtitle: 'Evaluering 2023',
    municipality: 'Midtre Gauldal',
    year: 2023,
    instrument: 'Kommunekompasset 3.2',
    authors: ['Vurderer A', 'Vurderer B'],
    status: isDraft
      ? { isDraft, text: 'Utkast: ikke signert' }
      : { isDraft, text: 'Signert 21. november 2023 kl. 14.05' },
    dataDate: '2024-05-01',
    chapters: [
      { id: 'foreword', number: null, title: 'Forord', blocks: foreword(prose, isDraft), sections: [] },
      { id: 'general', number: '1', title: 'Generelt', blocks: paragraphs(prose, 9), sections: [] },
      { id: 'method', number: '2', title: 'Metode', blocks: paragraphs(prose, 8), sections: [] },
      {
        id: 'results',
        number: '3',
        title: 'Resultater',
        blocks: [paragraph(prose), overview(ids, name, wishes)],
        sections: [
          {
            id: 'results/areas',
            number: '3.1',
            title: 'Områdene',
            blocks: [
              { kind: 'note', spans: [{ kind: 'text', text: 'Områdene er avrundet hver for seg.' }] },
              figure(ids, name, wishes),
              paragraph(prose),
            ],
            sections: [],
          },
        ],
      },
      {
        id: 'areas',
        number: '4',
        title: 'Praksis område for område',
        blocks: [],
        sections: ids.map((id) => areaSection(id, name(Number(id)), wishes, prose)),
      },
      { id: 'closing', number: '5', title: 'Avslutning', blocks: paragraphs(prose, 6), sections: [] },
    ],
  };
}

const inventedProse =
  'Kommunen har en plan for hvordan innbyggerne får vite hva den gjør, og følger den opp hvert år. Det som er vedtatt, ligger på nettstedet samme dag, og saksframleggene er skrevet slik at andre enn fagfolk forstår dem. Planen er laget sammen med de tillitsvalgte, og lederne melder tilbake to ganger i året om hva som er gjort og hva som gjenstår. Den kan bli bedre på å spørre dem som bruker tjenestene, og på å vise hva svarene førte til.';

function numberAt(value: number, leadsTo?: Place, decimals: 0 | 1 = 1): NumberField {
  const text = formatNumber(value, 'nb', decimals);
  return { kind: 'number', value, text, decimals, ...(leadsTo && { leadsTo }) };
}

function paragraph(text: string, lead?: string): ReportBlock {
  return { kind: 'paragraph', spans: [{ kind: 'text', text }], ...(lead !== undefined && { lead }) };
}

function paragraphs(text: string, count: number): readonly ReportBlock[] {
  return Array.from({ length: count }, () => paragraph(text));
}

function foreword(prose: string, isDraft: boolean): readonly ReportBlock[] {
  return [
    {
      kind: 'paragraph',
      spans: [
        { kind: 'text', text: 'Midtre Gauldal fikk ' },
        numberAt(471.3, { kind: 'total' }),
        { kind: 'text', text: ' poeng' },
        { kind: 'footnote', spans: [{ kind: 'text', text: 'Begge evaluatorer er sertifisert.' }] },
        { kind: 'text', text: '. ' },
        { kind: 'text', text: 'Åtte områden på svenska.', language: 'sv-SE', italic: true },
        { kind: 'break' },
        { kind: 'text', text: 'Les mer', href: 'https://example.no/kompass?æ=1', bold: true },
      ],
    },
    {
      kind: 'list',
      items: [
        [paragraph('Sterkest er åpenhet.')],
        [
          paragraph('Svakest er ledelse:'),
          { kind: 'list', items: [[paragraph('Mål'), paragraph('og tiltak')]] },
        ],
      ],
    },
    ...(isDraft ? [{ kind: 'missing', place: 'part/foreword', text: 'Her mangler tekst.' } as const] : []),
    paragraph(prose),
  ];
}

function overview(ids: readonly string[], name: (area: number) => string, { shift = 0 }: LongReport): Table {
  return {
    kind: 'table',
    id: 'areas',
    caption: 'Poeng på hvert område',
    columns: [
      { label: 'Område', isNumber: false },
      { label: 'Poeng', isNumber: true },
      { label: 'Maks', isNumber: true },
      { label: 'Snitt for landet', isNumber: true },
    ],
    rows: ids.map((id) => [
      { kind: 'text', text: name(Number(id)) },
      numberAt(areaPoints(id) + shift, { kind: 'area', id }),
      numberAt(100, undefined, 0),
      { ...numberAt(0), value: null, text: '–' },
    ]),
    footer: [
      { kind: 'text', text: 'Til sammen' },
      numberAt(471.3 + shift, { kind: 'total' }),
      numberAt(100 * ids.length, undefined, 0),
      { kind: 'text', text: '' },
    ],
  };
}

function areaPoints(id: string): number {
  return 40 + Number(id) * 3.4;
}

function figure(ids: readonly string[], name: (area: number) => string, wishes: LongReport): ReportBlock {
  const { language = 'nb', shift = 0 } = wishes;
  const bars = ids.map((id) => ({
    label: name(Number(id)),
    value: areaPoints(id) + shift,
    emphasis: 'own' as const,
  }));
  return {
    kind: 'figure',
    id: 'areas',
    caption: 'Åpenhet er sterkest, ledelse svakest',
    chart: {
      language,
      title: 'Poeng på hvert område',
      description: `Stolper for ${ids.length} områder; høyest er det siste.`,
      decimals: 1,
      kind: 'bars',
      max: 100,
      bars,
    },
    table: { ...overview(ids, name, wishes), id: 'areas-figure', caption: 'Tallene i figuren' },
  };
}

function areaSection(
  id: string,
  title: string,
  { subareas = 5, shift = 0 }: LongReport,
  prose: string,
): Section {
  const subareaIds = Array.from({ length: subareas }, (_, place) => `${id}.${place + 1}`);
  const points = (subarea: string) =>
    numberAt(Number(subarea) + 3.5 + shift, { kind: 'subarea', id: subarea });
  return {
    id: `area/${id}`,
    number: `4.${id}`,
    title,
    blocks: [
      {
        kind: 'score-box',
        area: id,
        title,
        points: numberAt(areaPoints(id) + shift, { kind: 'area', id }),
        max: numberAt(100, undefined, 0),
        history: [
          { label: '2010', version: '2.0', points: numberAt(31.2 + shift) },
          { label: '2015', version: '3.0?', points: { ...numberAt(0), value: null, text: '–' } },
        ],
      },
      paragraph(prose),
      {
        kind: 'table',
        id: `subareas-${id}`,
        caption: `Delområdene i ${title}`,
        columns: [
          { label: 'Delområde', isNumber: false },
          { label: 'Poeng', isNumber: true },
        ],
        rows: subareaIds.map((subarea) => [{ kind: 'text', text: `${subarea} Delområde` }, points(subarea)]),
      },
    ],
    sections: [
      ...subareaIds.map((subarea): Section => ({
        id: `subarea/${subarea}`,
        number: subarea,
        title: `Delområde ${subarea}`,
        blocks: [
          {
            kind: 'paragraph',
            lead: `${subarea}.1 Legger kommunen fram planene sine?`,
            spans: [
              numberAt(2.5 + shift, { kind: 'indicator', id: `${subarea}.1` }),
              { kind: 'text', text: ` poeng. ${prose}` },
            ],
          },
          paragraph(prose),
        ],
        sections: [],
      })),
      {
        id: `area/${id}/findings`,
        number: null,
        title: 'Styrker, utfordringer og svakheter',
        blocks: [findings(id)],
        sections: [],
      },
    ],
  };
}

function findings(area: string): ReportBlock {
  const items = (count: number) =>
    Array.from(
      { length: count },
      (_, place) => `Har en plan for medvirkning, og følger den opp (${place + 1})`,
    );
  return {
    kind: 'findings',
    area,
    columns: [
      { column: 'strength', title: 'Styrker', items: items(9) },
      { column: 'challenge', title: 'Utfordringer', items: items(4) },
      { column: 'weakness', title: 'Svakheter', items: [] },
    ],
  };
}
