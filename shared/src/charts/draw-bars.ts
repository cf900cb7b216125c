import { isKnown, margin, valueText, type Canvas, type Drawing } from './canvas.ts';
import type { Chart } from './chart.ts';
import { axisHeight, drawAxis } from './draw-axis.ts';
import { bandEdges, drawBand, drawBandLabel } from './draw-band.ts';
import { drawBar } from './draw-bar.ts';
import { drawText, labelSize } from './draw-text.ts';
import { drawGlyph, glyphOf, glyphRadius } from './glyph.ts';
import { layOutRows, type RowPlace } from './lay-out-rows.ts';
import { element } from './svg-element.ts';
import { textWidth } from './text-width.ts';
import { valueScale, type ValueScale } from './value-scale.ts';

type Bars = Extract<Chart, { kind: 'bars' }>;
type Bar = Bars['bars'][number];

/** Beyond so many, bars are drawn thinner, so that all municipalities fit on one page. */
const roomyMax = 20;
const valueDistance = 7;

/** A row for each, its value behind its end. Means are no bars but marks on a stem. */
export function drawBars(chart: Bars, canvas: Canvas): Drawing {
  const { palette, width } = canvas;
  // Where all are one's own, none stands out.
  const isMixed = chart.bars.some(({ emphasis }) => emphasis !== 'own');
  const isRoomy = chart.bars.length <= roomyMax;
  const valueLook = { size: labelSize, fill: palette.text, isStrong: true };
  const valueWidth = Math.max(
    0,
    ...chart.bars.map(({ value }) => textWidth(valueText(value, canvas), valueLook)),
  );
  const rowInputs = chart.bars.map(({ label, emphasis }) => ({
    label,
    isStrong: isMixed && emphasis === 'own',
    height: isRoomy ? 18 : 14,
  }));
  // Where the scale begins is known once the labels are laid out, the band's label stands above them.
  const from = layOutRows(rowInputs, 0, 0, canvas).from;
  const scale = valueScale(
    chart.max,
    from,
    width - margin - Math.max(valueWidth, 12) - valueDistance - glyphRadius,
  );
  const bandLabel = drawBandLabel(chart.band, scale, margin, canvas);
  const top = margin + bandLabel.height;
  const rows = layOutRows(rowInputs, top + 5, isRoomy ? 9 : 4, canvas);
  const bottom = rows.bottom + 5;
  const axis = drawAxis(scale, top, bottom, { hasLines: false, side: 'below', avoid: [] }, canvas);
  const edges = bandEdges(chart.band, scale);
  return {
    parts: [
      ...bandLabel.parts,
      ...drawBand(chart.band, scale, top, bottom, canvas),
      ...axis,
      ...rows.labels,
      ...chart.bars.flatMap((bar, index) => {
        const place = rows.places[index];
        return place === undefined ? [] : drawRow(bar, place, scale, edges, canvas);
      }),
    ],
    height: bottom + axisHeight + margin,
  };
}

function drawRow(
  { value, emphasis }: Bar,
  place: RowPlace,
  scale: ValueScale,
  edges: readonly number[],
  canvas: Canvas,
): string[] {
  const { palette } = canvas;
  const from = scale(0);
  const end = isKnown(value) ? scale(value) : from;
  const reach = isKnown(value) && isMean(emphasis) ? glyphRadius : 0;
  const look = { size: labelSize, fill: palette.text, isStrong: emphasis === 'own' };
  const label = valueText(value, canvas);
  const x = end + reach + valueDistance;
  const text =
    openEdges(edges, { from: x, to: x + textWidth(label, look) }, place, canvas) +
    drawText(label, x, place.middle, look);
  if (!isKnown(value)) return [text];
  if (isMean(emphasis)) {
    const glyph = glyphOf(emphasis, palette);
    return [
      element('line', {
        x1: from,
        x2: end,
        y1: place.middle,
        y2: place.middle,
        stroke: glyph.colour,
        'stroke-width': 2,
        'stroke-dasharray': emphasis === 'group' ? '2 3' : undefined,
      }),
      drawGlyph(glyph, end, place.middle, palette),
      text,
    ];
  }
  const box = { x: from, y: place.top, width: end - from, height: place.bottom - place.top };
  const barLook = { own: 'solid', earlier: 'hatched', other: 'light' } as const;
  return [drawBar(box, barLook[emphasis], palette), text];
}

/** Takes away the piece of the band's edge that would run through a text. */
function openEdges(
  edges: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
  { top, bottom }: RowPlace,
  { palette }: Canvas,
): string {
  return edges
    .filter((edge) => edge > from - 2 && edge < to + 2)
    .map((edge) =>
      element('rect', { x: edge - 1, y: top, width: 2, height: bottom - top, fill: palette.band }),
    )
    .join('');
}

function isMean(emphasis: Bar['emphasis']): emphasis is 'mean' | 'group' {
  return emphasis === 'mean' || emphasis === 'group';
}
