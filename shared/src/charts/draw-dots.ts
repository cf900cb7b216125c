import { isKnown, margin, type Canvas, type Drawing } from './canvas.ts';
import type { Chart } from './chart.ts';
import { axisEnd, axisHeight, drawAxis } from './draw-axis.ts';
import { drawLegend } from './draw-legend.ts';
import { drawGlyph, glyphRadius, glyphsOf, type Glyph } from './glyph.ts';
import { layOutRows } from './lay-out-rows.ts';
import { seriesLegend } from './series-legend.ts';
import { element } from './svg-element.ts';
import { drawValueLines, valueColumns } from './value-columns.ts';
import { valueScale, type ValueScale } from './value-scale.ts';

type Dots = Extract<Chart, { kind: 'dots' }>;
type Values = readonly (number | null)[];

const trackHeight = 36;

/** Of the width, that columns of values may take. */
const columnShareMax = 0.42;

/** A track for each row with a mark for each series; marks that would cover each other give way up or down. */
export function drawDots(chart: Dots, canvas: Canvas): Drawing {
  const { palette, width } = canvas;
  const glyphs = glyphsOf(chart.series, palette);
  const strong = chart.series.map(({ emphasis }) => emphasis === 'own');
  const values = chart.rows.map((row) => row.values);
  const columns = valueColumns(values, glyphs, strong, columnShareMax, canvas);
  const legend = drawLegend(seriesLegend(chart.series, canvas), margin, canvas);

  const trackInputs = chart.rows.map(({ label }) => ({ label, height: trackHeight }));
  const from = layOutRows(trackInputs, 0, 0, canvas).from + glyphRadius;
  const to = columns === undefined ? width - margin - axisEnd : columns.from - glyphRadius;
  const scale = valueScale(chart.max, from, to);
  const linesOf = (row: Values, top: number) =>
    columns === undefined
      ? drawValueLines(row, glyphs, { from: from + glyphRadius, top, to: width - margin }, canvas)
      : { parts: columns.drawRow(row, top - trackHeight / 2), height: 0 };

  const top = margin + legend.height + (columns === undefined ? 6 : 22);
  const inputs = chart.rows.map(({ label, values: row }) => ({
    label,
    height: trackHeight + linesOf(row, 0).height,
  }));
  const rows = layOutRows(inputs, top, canvas.isNarrow ? 6 : 2, canvas);
  const bottom = rows.bottom + 4;
  const axis = drawAxis(
    scale,
    top,
    bottom,
    { hasLines: columns !== undefined, side: 'below', avoid: [] },
    canvas,
  );
  const tracks = chart.rows.flatMap(({ values: row }, index) => {
    const place = rows.places[index];
    if (place === undefined) return [];
    const middle = place.top + trackHeight / 2;
    return [...drawTrack(row, glyphs, scale, middle, canvas), ...linesOf(row, place.top + trackHeight).parts];
  });
  return {
    parts: [
      ...legend.parts,
      ...(columns?.drawHead(margin + legend.height + 12) ?? []),
      ...axis,
      ...rows.labels,
      ...tracks,
    ],
    height: bottom + axisHeight + margin,
  };
}

function drawTrack(
  values: Values,
  glyphs: readonly Glyph[],
  scale: ValueScale,
  middle: number,
  { palette }: Canvas,
): string[] {
  const [from = 0, to = 0] = scale.range();
  const track = element('line', {
    x1: from,
    x2: to,
    y1: middle,
    y2: middle,
    stroke: palette.grid,
    'stroke-width': 1,
  });
  const taken: { readonly x: number; readonly lane: number }[] = [];
  const marks = glyphs.flatMap((glyph, index) => {
    const value = values[index];
    if (!isKnown(value)) return [];
    const x = scale(value);
    const lane = lanes.find((one) => taken.every((other) => other.lane !== one || isClear(other.x, x))) ?? 0;
    taken.push({ x, lane });
    return [drawGlyph(glyph, x, middle + lane, palette)];
  });
  // The first series lies on top: it is the one that the drawing is about.
  return [track, ...marks.toReversed()];
}

/** Above and below the track, in pixels. */
const lanes = [0, -12, 12];

function isClear(a: number, b: number): boolean {
  return Math.abs(a - b) >= 2 * glyphRadius - 1;
}
