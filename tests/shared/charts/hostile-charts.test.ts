import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartTable, drawChart, type Chart } from '@samskar/shared/charts';
import { anyChart } from './any-chart.ts';
import { overlaps, readDrawing } from './read-drawing.ts';

const options = fc.record({
  width: fc.constantFrom(280, 320, 479, 480, 640, 1000, 1200),
  colours: fc.constantFrom('light' as const, 'dark' as const, 'print' as const),
});

const ownElements = new Set([
  'svg',
  'title',
  'desc',
  'g',
  'rect',
  'line',
  'path',
  'polyline',
  'circle',
  'text',
]);

const meeting: Chart = {
  language: 'nb',
  decimals: 0,
  title: '',
  description: '',
  kind: 'slopes',
  max: 800,
  years: [
    { label: '', version: '2.0' },
    { label: '', version: '2.0' },
  ],
  lines: [
    [null, 269],
    [null, 106, 800],
    [null, 0],
    [null, 0],
  ].map((values) => ({
    label: '',
    emphasis: 'own',
    values,
  })),
};

test('whatever the texts and numbers, a drawing is well-formed, of our own elements, and in order', () => {
  fc.assert(
    fc.property(anyChart, options, (chart, { width, colours }) => {
      const { svg, height } = drawChart(chart, { width, colours });
      const { elements, texts } = readDrawing(svg);
      for (const { name, attributes } of elements) {
        expect(ownElements).toContain(name);
        expect(Object.keys(attributes).filter((key) => /^on|href|style|class/.test(key))).toEqual([]);
        for (const [key, value] of Object.entries(attributes))
          expect(`${key} ${value}`).not.toMatch(/NaN|undefined|Infinity/);
      }
      expect(svg).not.toMatch(
        /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\uffff]/,
      );
      expect(svg.isWellFormed()).toBe(true);
      expect(overlaps(texts)).toEqual([]);
      for (const { text, left, right, top, bottom } of texts) {
        expect(left, text).toBeGreaterThanOrEqual(0);
        expect(right, text).toBeLessThanOrEqual(width + 0.1);
        expect(top, text).toBeGreaterThanOrEqual(0);
        expect(bottom, text).toBeLessThanOrEqual(height);
      }
    }),
    {
      numRuns: 60,
      // Values of several lines that meet at the bottom: all but one place near the marks are taken.
      examples: [[meeting, { width: 320, colours: 'light' }]],
    },
  );
});

test('whatever the texts, a drawing has the size of its data and not that of its texts', () => {
  const name = 'W'.repeat(100_000);
  const bars: Chart = {
    language: 'nb',
    decimals: 0,
    title: name,
    description: name,
    kind: 'bars',
    max: 10,
    bars: [{ label: name, value: 1, emphasis: 'own' }],
  };
  expect(drawChart(bars, { width: 320, colours: 'light' }).svg.length).toBeLessThan(5000);
});

test('hundreds of values in every series are drawn', () => {
  const many = Array.from({ length: 600 }, (_, index) => ({
    label: `Kommune ${index}`,
    value: (index * 37) % 800,
    emphasis: index % 2 === 0 ? ('own' as const) : ('other' as const),
  }));
  const common = { language: 'nb', decimals: 0, title: 'Poeng', description: 'Poeng', max: 800 } as const;
  const charts: readonly Chart[] = [
    { ...common, kind: 'strip', values: many },
    { ...common, kind: 'bars', bars: many },
    { ...common, kind: 'bullet', label: 'Kommune', value: 1, marks: many },
  ];
  for (const chart of charts)
    expect(drawChart(chart, { width: 640, colours: 'light' }).svg).toContain('Kommune');
});

test('a table has a cell for each of its columns, and a dash for what is no number', () => {
  fc.assert(
    fc.property(anyChart, (chart) => {
      const { columns, rows } = chartTable(chart);
      for (const row of rows) {
        expect(row).toHaveLength(columns.length);
        for (const cell of row)
          if (cell.kind === 'number') {
            expect(cell.value === null).toBe(cell.text === '–');
            expect(cell.text).not.toMatch(/NaN|∞|null/);
          }
      }
    }),
  );
});
