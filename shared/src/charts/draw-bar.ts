import { element } from './svg-element.ts';
import type { Palette } from './palette.ts';

/** Told apart in print: filled, hatched one way or the other, hollow, or light with an edge. */
export type BarLook = 'solid' | 'hatched' | 'hollow' | 'hatched-back' | 'light';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Between two lines of a hatching, in pixels. */
const hatchDistance = 6;
const strokeWidth = 1.5;

/** A bar without length is not drawn: the line it would stand on and its value say 0. */
export function drawBar(box: Box, look: BarLook, palette: Palette): string {
  if (box.width < 0.5) return '';
  if (look === 'solid') return element('rect', { ...box, fill: palette.own });
  if (look === 'light')
    return element('rect', {
      ...inset(box, 0.5),
      fill: palette.other,
      stroke: palette.line,
      'stroke-width': 1,
    });
  const edge = element('rect', {
    ...inset(box, strokeWidth / 2),
    fill: palette.surface,
    stroke: palette.earlier,
    'stroke-width': strokeWidth,
  });
  if (look === 'hollow') return edge;
  const d = hatching(inset(box, strokeWidth), look === 'hatched-back');
  return `${edge}${d === '' ? '' : element('path', { d, stroke: palette.earlier, 'stroke-width': 1.25 })}`;
}

function inset(box: Box, by: number): Box {
  return {
    x: box.x + by,
    y: box.y + by,
    width: Math.max(0, box.width - 2 * by),
    height: Math.max(0, box.height - 2 * by),
  };
}

/** Slanting lines cut at the bar's edges here: a `pattern` or `clipPath` is not drawn by every office program. */
function hatching({ x, y, width, height }: Box, isBack: boolean): string {
  const lines: string[] = [];
  for (let start = hatchDistance / 2 - height; start < width; start += hatchDistance) {
    const from = Math.max(0, start);
    const to = Math.min(width, start + height);
    if (to - from < 0.5) continue;
    const [fromY, toY] = isBack ? [from - start, to - start] : [height - from + start, height - to + start];
    lines.push(`M${round(x + from)} ${round(y + fromY)}L${round(x + to)} ${round(y + toY)}`);
  }
  return lines.join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
