import { formatNumber } from '../messages/format.ts';
import type { Canvas } from './canvas.ts';
import { drawText, lineHeight, smallSize } from './draw-text.ts';
import { element } from './svg-element.ts';
import { textWidth } from './text-width.ts';
import type { ValueScale } from './value-scale.ts';

export type AxisLook = {
  /** Lines through all rows where nothing is printed among them, else short ticks at the side of the numbers. */
  readonly hasLines: boolean;
  readonly side: 'above' | 'below';
  /** Places that no number may touch: something is drawn through them. */
  readonly avoid: readonly number[];
};

/** Of the numbers outside the rows, in pixels. */
export const axisHeight = 5 + lineHeight(smallSize);

/** Right of the greatest value, for the half of its number that runs over; in pixels. */
export const axisEnd = 14;

/** Between ticks, in pixels: every value is printed, so that an axis only gives the measure. */
const tickDistanceMin = 80;
const ticksMax = 8;
const labelDistanceMin = 8;
const tickLength = 4;

/** The line at 0, ticks or lines for round numbers, and the numbers outside `top` or `bottom`. */
export function drawAxis(
  scale: ValueScale,
  top: number,
  bottom: number,
  { hasLines, side, avoid }: AxisLook,
  canvas: Canvas,
): readonly string[] {
  const { palette } = canvas;
  const look = { size: smallSize, fill: palette.subtleText, anchor: 'middle' as const };
  const ticks = ticksOf(scale);
  const decimals = decimalsOf(ticks);
  const tickEnds: [number, number] =
    side === 'above' ? [top, top + tickLength] : [bottom - tickLength, bottom];
  const middle =
    side === 'above' ? top - 3 - lineHeight(smallSize) / 2 : bottom + 4 + lineHeight(smallSize) / 2;
  const parts = hasLines || side === 'above' ? [] : [drawBase(scale, bottom, palette.line)];
  let right = -Infinity;
  for (const tick of ticks) {
    const x = scale(tick);
    const ends: [number, number] = tick === 0 || hasLines ? [top, bottom] : tickEnds;
    parts.push(drawUpright(x, ends, tick === 0 || !hasLines ? palette.line : palette.grid));
    const text = formatNumber(tick, canvas.language, decimals);
    const half = textWidth(text, look) / 2;
    const isFree =
      x - half >= Math.max(0, right + labelDistanceMin) &&
      x + half <= canvas.width &&
      avoid.every((place) => Math.abs(place - x) > half + 3);
    if (!isFree) continue;
    right = x + half;
    parts.push(drawText(text, x, middle, look));
  }
  return parts;
}

/** Equal steps from 0 to the maximum itself where they are round; otherwise round steps to near it. */
function ticksOf(scale: ValueScale): readonly number[] {
  const [from = 0, to = 0] = scale.range();
  const [, max = 1] = scale.domain();
  const most = Math.max(1, Math.min(ticksMax, Math.floor((to - from) / tickDistanceMin)));
  for (let count = most; count >= 1; count--)
    if (isRound(max / count)) return Array.from({ length: count + 1 }, (_, index) => (max * index) / count);
  return scale.ticks(Math.max(2, most));
}

function isRound(step: number): boolean {
  const digits = step / 10 ** Math.floor(Math.log10(step));
  return [1, 2, 2.5, 4, 5, 8].some((round) => Math.abs(digits - round) < 1e-9);
}

function decimalsOf(ticks: readonly number[]): number {
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  for (let decimals = 0; decimals < decimalsMax; decimals++)
    if (Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) < 1e-6) return decimals;
  return decimalsMax;
}

const decimalsMax = 3;

function drawUpright(x: number, [y1, y2]: readonly [number, number], stroke: string): string {
  return element('line', { x1: x, x2: x, y1, y2, stroke, 'stroke-width': 1 });
}

function drawBase(scale: ValueScale, y: number, stroke: string): string {
  const [x1 = 0, x2 = 0] = scale.range();
  return element('line', { x1, x2, y1: y, y2: y, stroke, 'stroke-width': 1 });
}
