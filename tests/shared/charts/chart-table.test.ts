import { expect, test } from 'vitest';
import { chartTable, type Chart, type ChartTable } from '@samskar/shared/charts';
import { chartsOfAreas, shippedAreas } from './sample-charts.ts';

const areas = shippedAreas('nb')[0]?.[1] ?? [];

function tableOf(name: string) {
  const [, chart] = chartsOfAreas(areas, 'nb').find(([kind]) => kind === name) ?? [];
  if (chart === undefined) throw new Error(`No sample named ${name}`);
  const { columns, rows } = chartTable(chart);
  return { heads: columns.map(({ label }) => label), rows: rows.map((row) => row.map(({ text }) => text)) };
}

test('a bullet has its value, its marks and its band', () => {
  expect(tableOf('bullet')).toEqual({
    heads: ['Navn', 'Poeng'],
    rows: [
      ['1. Offentlighet og demokrati', '550'],
      ['Snitt alle norske kommuner 2023', '370'],
      ['Snitt kommuner med 5 000–10 000 innbyggere 2023', '380'],
      ['Midtre Gauldal 2010 (versjon 2.0)', '287'],
      ['normalt', '320–360'],
    ],
  });
});

test('bars keep their order, and a gap is a dash', () => {
  const { rows } = tableOf('bars');
  expect(rows.map(([, points]) => points)).toEqual(['34', '56', '52', '38', '29', '46', '–', '–']);
});

test('dots and a radar have a column for each series', () => {
  for (const name of ['dots', 'radar']) {
    const { heads, rows } = tableOf(name);
    expect(heads.slice(0, 3)).toEqual(['Navn', 'Midtre Gauldal 2023', 'Midtre Gauldal 2015']);
    expect(rows[6]).toEqual(['7. Arbeidsliv', '69', '–', '44', '46']);
  }
});

test('years bear their version', () => {
  for (const name of ['grouped bars', 'slopes']) {
    const { heads, rows } = tableOf(name);
    expect(heads).toEqual(['Navn', '2010 (versjon 2.0)', '2015 (versjon 2.0)', '2023 (versjon 3.2)']);
    expect(rows[0]).toEqual(['1. Offentlighet og demokrati', '28', '34', '62']);
  }
});

test('a strip has all values, drawn with a name or without', () => {
  const [, strip] = chartsOfAreas(areas, 'nb').find(([kind]) => kind === 'strip') ?? [];
  if (strip?.kind !== 'strip') throw new Error('No strip among the samples');
  expect(tableOf('strip').rows).toHaveLength(strip.values.length + 1);
});

test('a scatter has a row for each mark, with its group', () => {
  const { heads, rows } = tableOf('scatter');
  expect(heads).toEqual(['Gruppe', 'Navn', 'Poeng']);
  expect(rows[0]).toEqual(['1. Offentlighet og demokrati', 'Snitt i gruppen', '400']);
});

test('numbers are exact, and written as the language writes them', () => {
  const chart: Chart = {
    language: 'nb',
    decimals: 1,
    title: 'Poeng',
    description: 'Poeng',
    kind: 'matrix',
    columns: ['A', 'B'],
    rows: [{ label: 'Rad', values: [1234.56] }],
    top: 10,
  };
  const table: ChartTable = {
    columns: [
      { label: 'Navn', isNumber: false },
      { label: 'A', isNumber: true },
      { label: 'B', isNumber: true },
    ],
    rows: [
      [
        { kind: 'text', text: 'Rad' },
        { kind: 'number', value: 1234.56, text: '1\u00a0234,6', decimals: 1 },
        { kind: 'number', value: null, text: '–', decimals: 1 },
      ],
    ],
  };
  expect(chartTable(chart)).toEqual(table);
});
