import { describe, expect, test } from 'vitest';
import { drawChart, type Chart, type ColourSet } from '@samskar/shared/charts';
import { formatNumber } from '@samskar/shared/messages';
import { overlaps, readDrawing } from './read-drawing.ts';
import { chartsOfAreas, municipalityBars, shippedAreas } from './sample-charts.ts';

const widths = [280, 320, 400, 640, 1000, 1200];
const shipped32 = shippedAreas('nb')[0]?.[1] ?? [];
const samples = [...chartsOfAreas(shipped32, 'nb'), ['all municipalities', municipalityBars] as const];

function draw(chart: Chart, width = 640, colours: ColourSet = 'light') {
  const drawing = drawChart(chart, { width, colours });
  return { ...drawing, ...readDrawing(drawing.svg) };
}

function expectInOrder(chart: Chart, width: number) {
  const { texts, height, svg } = draw(chart, width);
  expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
  expect(overlaps(texts)).toEqual([]);
  const outside = texts.filter(
    ({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height,
  );
  expect(outside).toEqual([]);
}

describe.each(samples)('%s', (_, chart) => {
  test.each(widths)('lies within %i px, and no text covers another', (width) => {
    expectInOrder(chart, width);
  });

  test('is named and described, and says its size', () => {
    const { root, title, description, elements, svg, height } = draw(chart);
    expect(title).toBe(chart.title);
    expect(description).toBe(chart.description);
    expect(root.attributes).toMatchObject({
      role: 'img',
      lang: 'nb',
      width: '640',
      height: String(height),
      viewBox: `0 0 640 ${height}`,
    });
    const named = root.attributes['aria-labelledby']?.split(' ') ?? [];
    expect(named).toHaveLength(2);
    for (const id of named) expect(elements.filter(({ attributes }) => attributes.id === id)).toHaveLength(1);
    expect(svg).not.toMatch(/class=|style=|<script|href|url\(/);
  });

  test.each(['light', 'dark', 'print'] as const)('has opaque colours alone in %s', (colours) => {
    const { elements } = draw(chart, 640, colours);
    for (const { attributes } of elements) {
      for (const name of ['fill', 'stroke'])
        if (attributes[name] !== undefined) expect(attributes[name]).toMatch(/^(none|#[0-9a-f]{6})$/);
      expect(Object.keys(attributes).filter((name) => name.includes('opacity'))).toEqual([]);
    }
    if (colours === 'print')
      for (const { attributes } of elements)
        for (const colour of [attributes.fill, attributes.stroke])
          if (colour?.startsWith('#') === true) expect(colour).toMatch(/^#(..)\1\1$/);
  });

  test('is drawn the same again', () => {
    expect(drawChart(structuredClone(chart), { width: 640, colours: 'light' })).toEqual(
      drawChart(chart, { width: 640, colours: 'light' }),
    );
  });
});

describe('labels', () => {
  const areas = [
    ...(['nb', 'en'] as const).flatMap((language) =>
      shippedAreas(language).map(([id, names]) => [`${id} in ${language}`, names] as const),
    ),
    ['40 letters without a space', Array.from({ length: 8 }, (_, index) => `${index}`.padEnd(40, 'Wm'))],
    ['three areas', ['Trygghet', 'Åpenhet', 'Kommunikasjon og informasjon på nett']],
    ['one area', ['Offentlighet og demokrati']],
    ['nothing', []],
    ['empty names', ['', ' ', '\u202e']],
    ['sixty rows', Array.from({ length: 60 }, (_, index) => `Kommune nummer ${index + 1}`)],
  ] as const;

  test.each(areas)('%s', (_, names) => {
    for (const [, chart] of chartsOfAreas(names, 'nb'))
      for (const width of [280, 320, 640, 1000]) expectInOrder(chart, width);
  });

  test('are cut off after three lines, and say so', () => {
    const chart: Chart = {
      ...municipalityBars,
      kind: 'bars',
      bars: [{ label: 'ord '.repeat(100), value: 5, emphasis: 'own' }],
    };
    const lines = draw(chart, 640).texts.filter(({ text }) => text.includes('ord'));
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)?.text).toMatch(/…$/);
  });

  test('stand above their bars on a telephone, and beside them on paper', () => {
    const placed = (width: number) => {
      const { texts } = draw(municipalityBars, width);
      const label = texts.find(({ text }) => text === 'Nacka 2011');
      const value = texts.find(({ text }) => text === '644');
      return { label, value };
    };
    const narrow = placed(280);
    expect(narrow.label?.bottom).toBeLessThan(narrow.value?.top ?? 0);
    const wide = placed(640);
    expect(wide.label?.top).toBeCloseTo(wide.value?.top ?? 0);
  });
});

describe('values', () => {
  test.each(chartsOfAreas(shipped32, 'nb').filter(([name]) => name !== 'strip' && name !== 'scatter'))(
    'are all printed, gaps as an en dash: %s',
    (_, chart) => {
      for (const width of [280, 320, 640, 1000]) {
        const printed = draw(chart, width).texts.flatMap(({ text }) => text.split(/[\s:]/));
        const values = valuesOf(chart);
        for (const value of new Set(values)) {
          const text = value === null ? '–' : String(value);
          const expected = values.filter((other) => other === value).length;
          expect(
            printed.filter((word) => word === text).length,
            `${text} at ${width}`,
          ).toBeGreaterThanOrEqual(expected);
        }
      }
    },
  );

  test('of those who are named stand in a strip, and those at its ends', () => {
    const strip = chartsOfAreas(shipped32, 'nb').find(([name]) => name === 'strip')?.[1];
    if (strip?.kind !== 'strip') throw new Error('No strip among the samples');
    const said = draw(strip, 1000)
      .texts.map(({ text }) => text)
      .join('|');
    const others = strip.values.filter(({ emphasis }) => emphasis === 'other').map(({ value }) => value);
    for (const { value, emphasis } of strip.values)
      if (emphasis !== 'other') expect(said).toContain(`:\u00a0${value}`);
    expect(said).toContain(`:\u00a0${Math.min(...others)}`);
    expect(said).toContain(`:\u00a0${Math.max(...others)}`);
  });

  test('of a scatter are marks in the row of their group, and none covers another', () => {
    const scatter = chartsOfAreas(shipped32, 'nb').find(([name]) => name === 'scatter')?.[1];
    if (scatter?.kind !== 'scatter') throw new Error('No scatter among the samples');
    const { elements } = draw(scatter, 640);
    const marks = elements
      .flatMap(({ name, attributes }) => (name === 'g' ? [attributes.transform ?? ''] : []))
      .map((moved) => /translate\((\S+) (\S+)\)/.exec(moved)!.slice(1).map(Number))
      .slice(scatter.series.length);
    expect(marks).toHaveLength(valuesOf(scatter).length);
    for (const [index, [x = 0, y = 0]] of marks.entries())
      for (const [otherX = 0, otherY = 0] of marks.slice(index + 1))
        expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(9);
    // A mark lies on its group's track or above it, below the track before.
    const tracks = elements
      .filter(({ name, attributes }) => name === 'line' && attributes.y1 === attributes.y2)
      .map(({ attributes }) => Number(attributes.y1));
    const perGroup = tracks.map(
      (track, index) => marks.filter(([, y = 0]) => y <= track && y > (tracks[index - 1] ?? 0)).length,
    );
    expect(perGroup).toEqual(scatter.groups.map(({ values }) => values.length));
  });

  test.each([
    ['nb', '62,5'],
    ['en', '62.5'],
  ] as const)('have the decimals that were asked for, as %s writes them', (language, text) => {
    const chart: Chart = {
      ...municipalityBars,
      kind: 'bars',
      language,
      decimals: 1,
      bars: [{ label: 'A', value: 62.5, emphasis: 'own' }],
    };
    expect(draw(chart).texts.map((one) => one.text)).toContain(text);
  });

  test('of 0 have no bar, the maximum fills the scale, and what lies beyond stays within', () => {
    const bars = [0, 400, 800, 9000, -5].map((value) => ({ label: 'A', value, emphasis: 'own' as const }));
    const chart: Chart = { ...municipalityBars, kind: 'bars', max: 800, bars };
    const { elements, texts } = draw(chart);
    const drawn = elements
      .filter(({ name, attributes }) => name === 'rect' && attributes.fill === '#005c6a')
      .map(({ attributes }) => Number(attributes.width));
    expect(drawn).toHaveLength(3);
    expect(drawn[1]).toBeCloseTo(2 * (drawn[0] ?? 0), 1);
    expect(drawn[2]).toBe(drawn[1]);
    for (const { value } of bars) expect(texts.map(({ text }) => text)).toContain(formatNumber(value, 'nb'));
  });

  test('that are all unknown leave a drawing of gaps', () => {
    const chart: Chart = {
      ...municipalityBars,
      kind: 'bars',
      bars: ['A', 'B'].map((label) => ({ label, value: null, emphasis: 'own' })),
    };
    expect(draw(chart).texts.filter(({ text }) => text === '–')).toHaveLength(2);
  });
});

describe('versions', () => {
  const [, slopes] = chartsOfAreas(shipped32, 'nb').find(([name]) => name === 'slopes together') ?? [];
  if (slopes?.kind !== 'slopes') throw new Error('No slopes among the samples');

  test('that differ are parted by a zigzag and named, and no line runs across', () => {
    const { elements, texts } = draw(slopes, 1000);
    // One between the years, one in the legend.
    expect(elements.filter(({ name }) => name === 'polyline')).toHaveLength(2);
    expect(texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['2015 (versjon 2.0)', '2023 (versjon 3.2)']),
    );
  });

  test('that are the same are neither', () => {
    const years = slopes.years.map((year) => ({ ...year, version: '3.2' }));
    const { elements, texts } = draw({ ...slopes, years }, 1000);
    expect(elements.filter(({ name }) => name === 'polyline')).toHaveLength(0);
    expect(texts.map(({ text }) => text)).toContain('2015');
  });
});

test('two series are told apart without colour: in print, no two marks of a legend are drawn alike', () => {
  const emphases = [
    'own',
    'own',
    'earlier',
    'earlier',
    'mean',
    'mean',
    'group',
    'group',
    'other',
    'other',
  ] as const;
  const chart: Chart = {
    language: 'nb',
    decimals: 0,
    title: 'Poeng',
    description: 'Poeng',
    kind: 'dots',
    max: 100,
    series: emphases.map((emphasis, index) => ({ label: `Serie ${index}`, emphasis })),
    rows: [],
  };
  const { svg } = drawChart(chart, { width: 1000, colours: 'print' });
  const marks = [...svg.matchAll(/<g transform="translate[^>]*><path[^>]*\/>(<path[^>]*\/>)<\/g>/g)].map(
    ([, mark = '']) => mark,
  );
  expect(new Set(marks).size).toBe(emphases.length);
});

test('a drawing takes the id it is given, so that one page can hold it twice', () => {
  const { svg } = drawChart(municipalityBars, { width: 640, colours: 'light', id: 'figure-7' });
  expect(svg).toContain('aria-labelledby="figure-7-title figure-7-desc"');
});

test.each([
  [100, 280],
  [9999, 1200],
  [640.4, 640],
])('a width of %f becomes one of %i', (asked, given) => {
  expect(drawChart(municipalityBars, { width: asked, colours: 'light' }).width).toBe(given);
});

function valuesOf(chart: Chart): (number | null)[] {
  switch (chart.kind) {
    case 'bullet':
      return [chart.value, ...chart.marks.map(({ value }) => value)];
    case 'bars':
      return chart.bars.map(({ value }) => value);
    case 'strip':
      return chart.values.map(({ value }) => value);
    case 'scatter':
      return chart.groups.flatMap(({ values }) => values.map(({ value }) => value));
    case 'dots':
    case 'matrix':
      return chart.rows.flatMap(({ values }) => values);
    case 'radar':
      return chart.series.flatMap(({ values }) => values);
    case 'grouped-bars':
      return chart.groups.flatMap(({ values }) => values);
    case 'slopes':
      return chart.lines.flatMap(({ values }) => values);
  }
}
