import { isKnown, margin, type Canvas, type Drawing } from './canvas.ts';
import type { Chart } from './chart.ts';
import { axisEnd, axisHeight, drawAxis } from './draw-axis.ts';
import { drawLegend } from './draw-legend.ts';
import { drawGlyph, glyphOf, glyphRadius, type Glyph } from './glyph.ts';
import { layOutRows } from './lay-out-rows.ts';
import { seriesLegend } from './series-legend.ts';
import { element } from './svg-element.ts';
import { valueScale, type ValueScale } from './value-scale.ts';

type Scatter = Extract<Chart, { kind: 'scatter' }>;
type Values = Scatter['groups'][number]['values'];

/** Of one mark above another, as far as there is room; then they cover each other in part. */
const step = 2 * glyphRadius;
const pileMax = 96;
/** Between a mark and the edge of its row. */
const pad = glyphRadius + 5;

/** A track for each group; marks that would cover each other stand above each other, those that are one's own on the track. */
export function drawScatter(chart: Scatter, canvas: Canvas): Drawing {
  const { palette, width } = canvas;
  const legend = drawLegend(seriesLegend(chart.series, canvas), margin, canvas);
  const from = layOutRows(
    chart.groups.map(({ label }) => ({ label, height: 0 })),
    0,
    0,
    canvas,
  ).from;
  const scale = valueScale(chart.max, from + glyphRadius, width - margin - axisEnd);
  const piles = chart.groups.map(({ values }) => pileUp(values, scale, canvas));
  const inputs = chart.groups.map(({ label }, index) => ({
    label,
    height: 2 * pad + (piles[index]?.height ?? 0),
  }));
  const top = margin + legend.height + 6;
  const rows = layOutRows(inputs, top, canvas.isNarrow ? 6 : 2, canvas);
  const bottom = rows.bottom + 4;
  const axis = drawAxis(scale, top, bottom, { hasLines: !canvas.isNarrow, side: 'below', avoid: [] }, canvas);
  const [start = 0, end = 0] = scale.range();
  const tracks = rows.places.flatMap((place, index) => {
    const y = place.bottom - pad;
    const track = { x1: start, x2: end, y1: y, y2: y, stroke: palette.grid, 'stroke-width': 1 };
    const marks = piles[index]?.marks ?? [];
    return [
      element('line', track),
      ...marks.map(({ glyph, x, rise }) => drawGlyph(glyph, x, y - rise, palette)),
    ];
  });
  return {
    parts: [...legend.parts, ...axis, ...rows.labels, ...tracks],
    height: bottom + axisHeight + margin,
  };
}

type Mark = { readonly glyph: Glyph; readonly x: number; readonly rise: number };

/** How far each mark rises above the track, in pixels; what is to lie on top comes last. */
function pileUp(
  values: Values,
  scale: ValueScale,
  { palette }: Canvas,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const known = values.filter(({ value }) => isKnown(value));
  const ordered = [
    ...known.filter(({ emphasis }) => emphasis !== 'other'),
    ...known.filter(({ emphasis }) => emphasis === 'other').toSorted((a, b) => a.value - b.value),
  ];
  const levels: number[][] = [];
  const placed = ordered.map(({ value, emphasis }) => {
    const x = scale(value);
    const free = levels.findIndex((level) => level.every((other) => Math.abs(other - x) >= 2 * glyphRadius));
    const level = free === -1 ? levels.length : free;
    (levels[level] ??= []).push(x);
    return { glyph: glyphOf(emphasis, palette), x, level };
  });
  const highest = Math.max(0, levels.length - 1);
  const rise = Math.min(step, pileMax / Math.max(1, highest));
  return {
    marks: placed.map(({ glyph, x, level }) => ({ glyph, x, rise: level * rise })).toReversed(),
    height: highest * rise,
  };
}
