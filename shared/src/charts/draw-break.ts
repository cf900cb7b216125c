import { element } from './svg-element.ts';
import type { Palette } from './palette.ts';

const tooth = 4;

/** A zigzag, as on an axis that is cut, where two versions of the instrument meet. */
export function drawBreak(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  palette: Palette,
): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const teeth = Math.max(1, Math.round(length / (2 * tooth)));
  const isUpright = from.x === to.x;
  const points = Array.from({ length: 2 * teeth + 1 }, (_, index) => {
    const share = index / (2 * teeth);
    const aside = index % 2 === 0 ? -tooth / 2 : tooth / 2;
    const x = from.x + (to.x - from.x) * share + (isUpright ? aside : 0);
    const y = from.y + (to.y - from.y) * share + (isUpright ? 0 : aside);
    return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
  });
  return element('polyline', {
    points: points.join(' '),
    fill: 'none',
    stroke: palette.line,
    'stroke-width': 1.25,
    'stroke-linejoin': 'round',
  });
}
