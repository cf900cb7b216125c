import { chartTable, drawChart } from '@samskar/shared/charts';
import { comparisonColumns, comparisonCsv, comparisonFigures } from '@samskar/shared/comparison';
import type { Comparison } from '@samskar/shared/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchiveDesk, type ArchiveDesk } from '../../support/archive-desk.ts';

let desk: ArchiveDesk;

beforeAll(async () => {
  desk = await openArchiveDesk();
});

afterAll(() => desk.database.close());

const idOf = (name: string) => desk.archive.searchMunicipalities(name)[0]!.id;

function compare(change: Readonly<Record<string, unknown>> = {}): Comparison {
  return desk.archive.compare({ m: idOf('midtre gauldal'), ...change })!;
}

test('the strip names the own evaluation and says its rank', () => {
  const { strip } = comparisonFigures(compare(), 'nb');
  expect(strip).toMatchObject({
    kind: 'strip',
    description: 'Midtre Gauldal 2023 har 554 poeng, nummer 2 av 7.',
  });
  const { values } = strip as Extract<typeof strip, { kind: 'strip' }>;
  expect(values.filter(({ emphasis }) => emphasis === 'own')).toHaveLength(1);
  expect(values.find(({ emphasis }) => emphasis === 'earlier')).toMatchObject({ value: 287 });
});

test('of fewer than five there is no strip', () => {
  expect(comparisonFigures(compare({ from: 2021, to: 2023 }), 'nb').strip).toBeUndefined();
});

test('areas over years name the version of each year, so that breaks are drawn', () => {
  const { years } = comparisonFigures(compare(), 'en');
  expect(years).toHaveLength(6);
  expect(years[0]!.chart).toMatchObject({
    kind: 'slopes',
    years: [
      { label: '2010', version: '2.0' },
      { label: '2015', version: '2.0' },
      { label: '2023', version: '3.2' },
    ],
    lines: [{ label: 'Midtre Gauldal', emphasis: 'own', values: [28, 34, 62] }],
  });
});

test('the evaluation that is looked at comes first, then its other years, means and others', () => {
  const columns = comparisonColumns(compare({ year: 2015, with: [idOf('tynset')] }), 'nb');
  expect(columns.map(({ emphasis }) => emphasis)).toEqual(['own', 'earlier', 'earlier', 'mean', 'other']);
  expect(columns[0]).toMatchObject({ label: 'Midtre Gauldal 2015 (2.0, antatt)', total: null });
  expect(columns[3]!.label).toMatch(/^Snitt Norge \(n = \d+\)$/);
});

test('everything can be drawn, and each figure has a table', () => {
  const { strip, dots, years } = comparisonFigures(compare({ with: [idOf('tynset')] }), 'nb');
  for (const chart of [strip!, dots!, ...years.map((one) => one.chart)]) {
    expect(drawChart(chart, { width: 640, colours: 'light' }).svg).toContain('<svg');
    expect(chartTable(chart).rows.length).toBeGreaterThan(0);
  }
});

test('the file holds what is shown: figures, whom the means are about, and ranks', () => {
  const lines = comparisonCsv(compare(), 'nb').split('\r\n');
  expect(lines[0]).toMatch(/^\ufeffOmråde,Midtre Gauldal 2023 \(3\.2\)/);
  expect(lines[1]).toMatch(/^Total,554,,287,460\.714/);
  expect(lines).toContainEqual(expect.stringMatching(/^Snitt Norge,2014–2023,2\.0 2\.1 3\.2 3\.x,7,460/));
  expect(lines).toContain('1,Røros,2021,3.x,593');
});
