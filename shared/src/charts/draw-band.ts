import { bandText, isKnown, margin, type Canvas, type Drawing } from './canvas.ts';
import type { Band } from './chart.ts';
import { centreWithin, drawLines, lineHeight, smallSize } from './draw-text.ts';
import { element } from './svg-element.ts';
import { wrapText } from './wrap-text.ts';
import { textWidth } from './text-width.ts';
import type { ValueScale } from './value-scale.ts';

/** What is normal, over the columns of a scale: its label, for which there must be room before what lies in the band. */
export function drawBandLabel(
  band: Band | undefined,
  scale: ValueScale,
  top: number,
  canvas: Canvas,
): Drawing {
  if (band === undefined || !hasEdges(band)) return { parts: [], height: 0 };
  const look = { size: smallSize, fill: canvas.palette.subtleText, anchor: 'middle' as const };
  const lines = wrapText(bandText(band, canvas), canvas.width - 2 * margin, look);
  const widest = lines.toSorted((a, b) => textWidth(b, look) - textWidth(a, look))[0] ?? '';
  const middle = (scale(band.from) + scale(band.to)) / 2;
  const x = centreWithin(widest, middle, margin, canvas.width - margin, look);
  return { parts: drawLines(lines, x, top, look), height: lines.length * lineHeight(smallSize) + 3 };
}

/** The band itself, to be drawn first: everything else lies on it. */
export function drawBand(
  band: Band | undefined,
  scale: ValueScale,
  top: number,
  bottom: number,
  { palette }: Canvas,
): string[] {
  if (band === undefined || !hasEdges(band)) return [];
  const x = scale(Math.min(band.from, band.to));
  const width = Math.max(1, scale(Math.max(band.from, band.to)) - x);
  const edge = { y1: top, y2: bottom, stroke: palette.line, 'stroke-width': 1, 'stroke-dasharray': '3 3' };
  return [
    element('rect', { x, y: top, width, height: Math.max(0, bottom - top), fill: palette.band }),
    element('line', { x1: x, x2: x, ...edge }),
    element('line', { x1: x + width, x2: x + width, ...edge }),
  ];
}

/** Where text would be crossed by a line. */
export function bandEdges(band: Band | undefined, scale: ValueScale): number[] {
  return band === undefined || !hasEdges(band) ? [] : [scale(band.from), scale(band.to)];
}

function hasEdges(band: Band): boolean {
  return isKnown(band.from) && isKnown(band.to);
}
