import { curveLinearClosed, lineRadial } from 'd3-shape';
import { chartMessages } from '../messages/charts.ts';
import { isKnown, margin, valueText, type Canvas, type Drawing } from './canvas.ts';
import type { Chart } from './chart.ts';
import { drawLegend } from './draw-legend.ts';
import { drawText, labelSize, lineHeight, smallSize } from './draw-text.ts';
import { drawValueTable } from './draw-value-table.ts';
import { drawGlyph, glyphsOf, type Glyph } from './glyph.ts';
import { keyedLabels } from './keyed-labels.ts';
import { seriesLegend } from './series-legend.ts';
import { drawSeriesLine } from './series-line.ts';
import { element } from './svg-element.ts';
import { valueScale, type ValueScale } from './value-scale.ts';

type Radar = Extract<Chart, { kind: 'radar' }>;

const wheelWidthMax = 420;
const keyRoom = 26;
/** Clear of a mark on the outer ring. */
const keyDistance = 17;
/** Nearer keys run into each other; then every second or third is written. */
const keyDistanceMin = 26;
const ringShares = [0.25, 0.5, 0.75, 1];

/** A wheel of numbered spokes, and beside it (below, where narrow) what the numbers stand for with all values. Never filled. */
export function drawRadar(chart: Radar, canvas: Canvas): Drawing {
  const { palette, width, isNarrow } = canvas;
  const glyphs = glyphsOf(chart.series, palette);
  const legend = drawLegend(seriesLegend(chart.series, canvas, true), margin, canvas);
  const top = margin + legend.height + 6;
  const keyed = keyedLabels(chart.axes);
  const wheelWidth = isNarrow ? width : Math.min(wheelWidthMax, width * 0.46);
  const wheel = drawWheel(
    chart,
    keyed.map(({ key }) => key),
    glyphs,
    wheelWidth,
    canvas,
  );
  const table = drawValueTable(
    keyed.map(({ label }, index) => ({
      label,
      values: chart.series.map(({ values }) => values[index] ?? null),
    })),
    glyphs,
    chart.series.map(({ emphasis }) => emphasis === 'own'),
    isNarrow ? canvas : { ...canvas, width: width - wheelWidth },
  );
  const [tableX, tableY] = isNarrow
    ? [0, top + wheel.height + 8]
    : [wheelWidth, top + Math.max(0, (wheel.height - table.height) / 2)];
  return {
    parts: [
      ...legend.parts,
      element('g', { transform: `translate(0 ${Math.round(top)})` }, wheel.parts),
      element('g', { transform: `translate(${Math.round(tableX)} ${Math.round(tableY)})` }, table.parts),
    ],
    height: Math.ceil(Math.max(top + wheel.height, tableY + table.height) + margin),
  };
}

function drawWheel(
  { axes, series, max }: Radar,
  keys: readonly string[],
  glyphs: readonly Glyph[],
  width: number,
  canvas: Canvas,
): Drawing {
  const { palette } = canvas;
  const radius = width / 2 - margin - keyRoom;
  const middle = { x: width / 2, y: radius + keyRoom };
  const scale = valueScale(max, 0, radius);
  const at = (index: number, distance: number) => {
    const angle = angleOf(index, axes.length);
    return { x: middle.x + Math.sin(angle) * distance, y: middle.y - Math.cos(angle) * distance };
  };
  const every = Math.max(
    1,
    Math.ceil((axes.length * keyDistanceMin) / (2 * Math.PI * (radius + keyDistance))),
  );
  const rings = ringShares.map((share) =>
    element('circle', {
      cx: middle.x,
      cy: middle.y,
      r: radius * share,
      fill: 'none',
      stroke: share === 1 ? palette.line : palette.grid,
      'stroke-width': 1,
    }),
  );
  const spokes = axes.map((_, index) => {
    const end = at(index, radius);
    return element('line', {
      x1: middle.x,
      y1: middle.y,
      x2: end.x,
      y2: end.y,
      stroke: palette.grid,
      'stroke-width': 1,
    });
  });
  const keyTexts = keys.flatMap((key, index) => {
    if (index % every !== 0) return [];
    const place = at(index, radius + keyDistance);
    return [
      drawText(key, place.x, place.y, {
        size: labelSize,
        fill: palette.text,
        isStrong: true,
        anchor: 'middle',
      }),
    ];
  });
  const lines = series.map(({ emphasis, values }, index) => {
    const path = drawSeriesLine(
      closedPath(values, axes.length, scale),
      emphasis,
      glyphs[index]?.colour ?? palette.line,
    );
    return path === '' ? '' : element('g', { transform: `translate(${middle.x} ${middle.y})` }, [path]);
  });
  const marks = series.map(({ values }, index) =>
    axes
      .map((_, axis) => {
        const value = values[axis];
        const glyph = glyphs[index];
        if (!isKnown(value) || glyph === undefined) return '';
        const place = at(axis, scale(value));
        return drawGlyph(glyph, place.x, place.y, palette);
      })
      .join(''),
  );
  const ringText = chartMessages[canvas.language].outerRing(valueText(max, { ...canvas, decimals: 0 }));
  const bottom = middle.y + radius + keyRoom;
  return {
    parts: [
      ...rings,
      ...spokes,
      ...lines.toReversed(),
      ...marks.toReversed(),
      ...keyTexts,
      drawText(ringText, middle.x, bottom + lineHeight(smallSize) / 2, {
        size: smallSize,
        fill: palette.subtleText,
        anchor: 'middle',
      }),
    ],
    height: bottom + lineHeight(smallSize),
  };
}

/** Round the wheel and back; broken where a value is not known. */
function closedPath(values: readonly (number | null)[], count: number, scale: ValueScale): string {
  const round = Array.from({ length: count }, (_, index) => values[index] ?? null);
  const draw = lineRadial<number | null>()
    .defined(isKnown)
    .angle((_, index) => angleOf(index, count))
    .radius((value) => scale(value ?? 0))
    .digits(2);
  if (round.every(isKnown)) return draw.curve(curveLinearClosed)(round) ?? '';
  return draw([...round, round[0] ?? null]) ?? '';
}

function angleOf(index: number, count: number): number {
  return (2 * Math.PI * index) / Math.max(1, count);
}
