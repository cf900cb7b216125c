import type { NumberField, Place, Report, Section, Table } from '@samskar/shared/report';
import { formatNumber, type UiLanguage } from '@samskar/shared/messages';

/** A small report with each kind of block, in Norwegian whatever `language` formats the figures. */
export function sampleReport(language: UiLanguage = 'nb', areas = 2): Report {
  return {
    format: 'samskar-report/1',
    language,
    title: 'Evaluering av Midtre Gauldal kommune 2023',
    subtitle: 'Kommunekompasset 3.2',
    municipality: 'Midtre Gauldal',
    year: 2023,
    instrument: 'Kommunekompasset 3.2',
    authors: ['Vurderer A', 'Vurderer B'],
    status: { isDraft: true, text: 'Utkast: ikke signert' },
    dataDate: '2026-11-21',
    chapters: [
      foreword(language),
      { id: 'general', number: '1', title: 'Generelt', blocks: [text('Hva verktøyet er.')], sections: [] },
      results(language),
      {
        id: 'areas',
        number: '4',
        title: 'Praksis på områdene',
        blocks: [],
        sections: Array.from({ length: areas }, (_, at) => area(String(at + 1), language)),
      },
    ],
  };
}

/** Computed, as it is shown. */
export function field(
  value: number | null,
  language: UiLanguage,
  decimals: 0 | 1 = 0,
  leadsTo?: Place,
): NumberField {
  return {
    kind: 'number',
    value,
    text: value === null ? '–' : formatNumber(value, language, decimals),
    decimals,
    ...(leadsTo && { leadsTo }),
  };
}

function foreword(language: UiLanguage): Section {
  return {
    id: 'foreword',
    number: null,
    title: 'Forord',
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          { kind: 'text', text: 'Kommunen fikk ' },
          field(550, language, 0, { kind: 'total' }),
          { kind: 'text', text: ' av 800 poeng, ' },
          { kind: 'text', text: 'høyt', bold: true },
          { kind: 'text', text: ' på skalaen' },
          {
            kind: 'footnote',
            spans: [
              { kind: 'text', text: 'Se ' },
              { kind: 'text', text: 'om verktøyet', href: 'https://example.org/om' },
              { kind: 'text', text: '.' },
            ],
          },
          { kind: 'text', text: '.' },
        ],
      },
      {
        kind: 'list',
        items: [[text('Tydelig retning i styringen.')], [text('Samarbeider bredt med innbyggerne.')]],
      },
      { kind: 'missing', place: 'part/foreword', text: 'Forordet er ikke ferdig skrevet.' },
      {
        kind: 'note',
        spans: [
          {
            kind: 'text',
            text: 'Områdene er avrundet hver for seg og blir 555 til sammen; summen er regnet ut før avrunding.',
          },
        ],
      },
    ],
    sections: [],
  };
}

function results(language: UiLanguage): Section {
  const table: Table = {
    kind: 'table',
    id: 'totals',
    caption: 'Poeng i alt',
    columns: [
      { label: 'Kommune', isNumber: false },
      { label: 'År', isNumber: true },
      { label: 'Versjon', isNumber: false },
      { label: 'Poeng', isNumber: true },
      { label: 'Avstand til snittet', isNumber: true },
    ],
    rows: [
      [
        cell('Midtre Gauldal'),
        cell('2023'),
        cell('3.2'),
        field(550, language, 0, { kind: 'total' }),
        field(172.4, language, 1),
      ],
      [cell('Landet'), cell('2019–2023'), cell('3.x'), field(377.6, language, 1), field(null, language)],
    ],
    footer: [
      cell('Høyest av alle'),
      cell('2022'),
      cell('3.2'),
      field(612, language),
      field(-62, language, 0),
    ],
  };
  return {
    id: 'results',
    number: '3',
    title: 'Resultater',
    blocks: [
      {
        kind: 'figure',
        id: 'total',
        caption: 'Midtre Gauldal ligger over normalen for landet.',
        chart: {
          kind: 'bullet',
          language,
          title: 'Poeng i alt',
          description: 'Midtre Gauldal har 550 av 800 poeng; normalen er 320 til 360.',
          decimals: 0,
          label: 'Midtre Gauldal 2023',
          value: 550,
          max: 800,
          band: { from: 320, to: 360, label: 'Normalt' },
          marks: [{ label: 'Landet', value: 377.6, emphasis: 'mean' }],
        },
        table,
      },
      { ...table, id: 'totals-again', caption: 'De samme tallene en gang til' },
    ],
    sections: [],
  };
}

function area(id: string, language: UiLanguage): Section {
  const place: Place = { kind: 'area', id };
  return {
    id: `area/${id}`,
    number: `4.${id}`,
    title: 'Offentlighet og demokrati',
    blocks: [
      {
        kind: 'score-box',
        area: id,
        title: 'Offentlighet og demokrati',
        points: field(69, language, 0, place),
        max: field(100, language),
        history: [
          { label: '2010', version: '2.0', points: field(41, language) },
          { label: '2015', version: '2.0', points: field(null, language) },
          { label: '2018', version: '2.1', points: field(66, language) },
        ],
      },
      {
        kind: 'table',
        id: `area-${id}`,
        caption: 'Poeng på delområdene',
        columns: [
          { label: 'Delområde', isNumber: false },
          { label: 'Poeng', isNumber: true },
          { label: 'Maks', isNumber: true },
        ],
        rows: [
          [
            cell(`${id}.1 Informasjon til innbyggerne`),
            field(23.2, language, 1, { kind: 'subarea', id: `${id}.1` }),
            field(30, language),
          ],
          [
            cell(`${id}.2 Innbyggerdialog og medvirkningsmuligheter`),
            field(45.8, language, 1, { kind: 'subarea', id: `${id}.2` }),
            field(70, language),
          ],
        ],
        footer: [cell('Sum'), field(69, language, 1), field(100, language)],
      },
      {
        kind: 'findings',
        area: id,
        columns: [
          {
            column: 'strength',
            title: 'Styrker',
            items: ['Kommunen har en plan for samfunnsdialog som følges opp hvert år.', 'Spørretime.'],
          },
          { column: 'challenge', title: 'Utfordringer', items: ['Har medvirkning, men evaluerer den ikke.'] },
          { column: 'weakness', title: 'Svakheter', items: [] },
        ],
      },
    ],
    sections: [
      {
        id: `subarea/${id}.1`,
        number: `4.${id}.1`,
        title: 'Informasjon til innbyggerne',
        blocks: [
          {
            kind: 'paragraph',
            lead: 'Har kommunen en strategi for informasjon?',
            spans: [
              { kind: 'text', text: 'Praksisen gir ' },
              field(6.7, language, 1, { kind: 'indicator', id: `${id}.1.1` }),
              { kind: 'text', text: ' poeng. ' },
              { kind: 'text', text: 'The plan was adopted', language: 'en', italic: true },
              { kind: 'break' },
              { kind: 'text', text: 'og er i bruk.' },
            ],
          },
        ],
        sections: [],
      },
    ],
  };
}

function text(content: string) {
  return { kind: 'paragraph', spans: [{ kind: 'text', text: content }] } as const;
}

function cell(content: string) {
  return { kind: 'text', text: content } as const;
}
