import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond2,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  type SymbolType,
} from 'd3-shape';
import type { Emphasis } from './chart.ts';
import { element } from './svg-element.ts';
import type { Palette } from './palette.ts';

/** A mark for one value. Two series have never the same shape and look, as long as there are no more than five of a kind. */
export type Glyph = {
  readonly shape: SymbolType;
  readonly look: 'solid' | 'outline' | 'light';
  readonly colour: string;
};

/** About how far a mark reaches from its middle, in pixels. */
export const glyphRadius = 6;

const areaByShape = new Map<SymbolType, number>([
  [symbolCircle, 95],
  [symbolDiamond2, 88],
  [symbolSquare, 92],
  [symbolTriangle, 70],
  [symbolCross, 80],
  [symbolStar, 62],
]);

export function glyphsOf(series: readonly { readonly emphasis: Emphasis }[], palette: Palette): Glyph[] {
  const seen = new Map<Emphasis, number>();
  return series.map(({ emphasis }) => {
    const ordinal = seen.get(emphasis) ?? 0;
    seen.set(emphasis, ordinal + 1);
    return glyphOf(emphasis, palette, ordinal);
  });
}

/** `ordinal` counts those of the same kind. */
export function glyphOf(emphasis: Emphasis, palette: Palette, ordinal = 0): Glyph {
  const isMean = emphasis === 'mean' || emphasis === 'group';
  const shapes = isMean
    ? [symbolDiamond2, symbolTriangle, symbolSquare, symbolStar, symbolCross]
    : [symbolCircle, symbolSquare, symbolTriangle, symbolCross, symbolStar];
  const shape = shapes[ordinal % shapes.length] ?? symbolCircle;
  switch (emphasis) {
    case 'own':
      return { shape, look: 'solid', colour: palette.own };
    case 'earlier':
      return { shape, look: 'outline', colour: palette.earlier };
    case 'mean':
      return { shape, look: 'solid', colour: palette.mean };
    case 'group':
      return { shape, look: 'outline', colour: palette.group };
    case 'other':
      return { shape, look: 'light', colour: palette.line };
  }
}

/** With an edge of the surface's colour around it, so that marks which touch stay apart. */
export function drawGlyph(glyph: Glyph, x: number, y: number, palette: Palette): string {
  const area = (areaByShape.get(glyph.shape) ?? 95) * (glyph.look === 'light' ? 0.7 : 1);
  const d = symbol(glyph.shape, area).digits(2)() ?? '';
  const fill = { solid: glyph.colour, outline: palette.surface, light: palette.other }[glyph.look];
  const strokeWidth = glyph.look === 'outline' ? 2 : 1;
  return element('g', { transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})` }, [
    element('path', { d, fill: palette.surface, stroke: palette.surface, 'stroke-width': strokeWidth + 2.5 }),
    element('path', { d, fill, stroke: glyph.colour, 'stroke-width': strokeWidth }),
  ]);
}
