import type { Chart, Emphasis } from '@samskar/shared/charts';
import { textIn } from '@samskar/shared/instrument';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import type { UiLanguage } from '@samskar/shared/messages';
import published from '../../../server/src/published/published-results.json' with { type: 'json' };

const own2023 = [62, 73, 87, 68, 41, 67, 69, 84];
const own2015 = [34, 56, 52, 38, 29, 46, null, null];
const own2010 = [28, null, null, 22, null, 26, null, null];
const nationalMean = [44, 49, 51, 47, 43, 45, 44, 47];
const band = { from: 320, to: 360, label: 'normalt' };
const years = [
  { label: '2010', version: '2.0' },
  { label: '2015', version: '2.0' },
  { label: '2023', version: '3.2' },
];

const totals = published.flatMap(({ subject, year, figures }) =>
  'total' in figures && typeof figures.total === 'number'
    ? [{ label: `${subject.name} ${year}`, value: figures.total, emphasis: emphasisOf(subject.name, year) }]
    : [],
);

function emphasisOf(name: string, year: number): Emphasis {
  if (name === 'Midtre Gauldal') return year === 2023 ? 'own' : 'earlier';
  if (name.startsWith('snitt alle')) return 'mean';
  return name.startsWith('snitt') ? 'group' : 'other';
}

export type NamedChart = readonly [name: string, chart: Chart];

/** One of every kind, of the same areas: any number of them, with their years, means and gaps. */
export function chartsOfAreas(areas: readonly string[], language: UiLanguage): NamedChart[] {
  const common = { language, decimals: 0, title: 'Poeng', description: 'Poeng for kommunen.' } as const;
  const at = (values: readonly (number | null)[], index: number) => values[index % values.length] ?? null;
  const series = [
    { label: 'Midtre Gauldal 2023', emphasis: 'own' },
    { label: 'Midtre Gauldal 2015', emphasis: 'earlier' },
    { label: 'Snitt alle norske kommuner 2023', emphasis: 'mean' },
    { label: 'Snitt kommuner med 5 000–10 000 innbyggere 2023', emphasis: 'group' },
  ] as const;
  const bySeries = [own2023, own2015, nationalMean, nationalMean.map((value) => value + 2)];
  const overYears = areas.map((label, index) => ({
    label,
    values: [own2010, own2015, own2023].map((values) => at(values, index)),
  }));
  return [
    [
      'bullet',
      {
        ...common,
        kind: 'bullet',
        label: areas[0] ?? '',
        value: 550,
        max: 800,
        band,
        marks: [
          { label: 'Snitt alle norske kommuner 2023', value: 370, emphasis: 'mean' },
          { label: 'Snitt kommuner med 5 000–10 000 innbyggere 2023', value: 380, emphasis: 'group' },
          { label: 'Midtre Gauldal 2010 (versjon 2.0)', value: 287, emphasis: 'earlier' },
        ],
      },
    ],
    [
      'bars',
      {
        ...common,
        kind: 'bars',
        max: 100,
        bars: areas.map((label, index) => ({ label, value: at(own2015, index), emphasis: 'own' })),
      },
    ],
    [
      'dots',
      {
        ...common,
        kind: 'dots',
        max: 100,
        series,
        rows: areas.map((label, index) => ({ label, values: bySeries.map((values) => at(values, index)) })),
      },
    ],
    [
      'radar',
      {
        ...common,
        kind: 'radar',
        max: 100,
        axes: areas,
        series: series.map((one, index) => ({
          ...one,
          values: areas.map((_, area) => at(bySeries[index] ?? [], area)),
        })),
      },
    ],
    ['grouped bars', { ...common, kind: 'grouped-bars', max: 100, years, groups: overYears }],
    [
      'slopes',
      {
        ...common,
        kind: 'slopes',
        max: 100,
        years,
        lines: overYears.map((line) => ({ ...line, emphasis: 'own' })),
      },
    ],
    [
      'slopes together',
      {
        ...common,
        kind: 'slopes',
        max: 800,
        years,
        lines: [
          { label: areas[0] ?? '', emphasis: 'own', values: [287, null, 550] },
          { label: 'Snitt alle norske kommuner', emphasis: 'mean', values: [null, 351, 370] },
          { label: 'Snitt 5 000–10 000 innbyggere', emphasis: 'group', values: [340, 334, 380] },
        ],
      },
    ],
    ['strip', { ...common, kind: 'strip', max: 800, band, values: totals }],
    [
      'scatter',
      {
        ...common,
        kind: 'scatter',
        max: 800,
        series: [
          { label: 'Midtre Gauldal 2023: 550', emphasis: 'own' },
          { label: 'Snitt i gruppen', emphasis: 'group' },
          { label: 'Andre kommuner', emphasis: 'other' },
        ],
        groups: areas.map((label, index) => ({
          label,
          values: [
            { label: 'Midtre Gauldal 2023', value: index === 1 ? 550 : Number.NaN, emphasis: 'own' as const },
            { label: 'Snitt i gruppen', value: 400 + 10 * index, emphasis: 'group' as const },
            ...totals.slice(index),
          ].filter(({ value }) => !Number.isNaN(value)),
        })),
      },
    ],
    [
      'matrix',
      {
        ...common,
        kind: 'matrix',
        top: 10,
        columns: areas,
        rows: [
          { label: 'Strategier og mål', values: areas.map((_, index) => index % 11) },
          { label: 'Oppfølging, evaluering og læring', values: areas.map(() => null) },
        ],
      },
    ],
  ];
}

export const municipalityBars = {
  language: 'nb',
  decimals: 0,
  title: 'Alle kommuner',
  description: 'Total for alle publiserte evalueringer.',
  kind: 'bars',
  max: 800,
  band,
  bars: totals.toSorted((a, b) => b.value - a.value),
} as const satisfies Chart;

/** The eight areas as they are called in the language, in every instrument that comes with the program. */
export function shippedAreas(language: UiLanguage): readonly (readonly [string, readonly string[]])[] {
  return shippedInstruments.map(
    (instrument) =>
      [
        instrument.id,
        instrument.areas.map((area, index) => `${index + 1}. ${textIn(area.name, language, instrument)}`),
      ] as const,
  );
}
