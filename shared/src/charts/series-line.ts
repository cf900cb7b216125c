import type { Emphasis } from './chart.ts';
import { element } from './svg-element.ts';

const looks: Readonly<Record<Emphasis, { readonly width: number; readonly dashes?: string }>> = {
  own: { width: 2.5 },
  earlier: { width: 1.25 },
  mean: { width: 1.75, dashes: '7 4' },
  group: { width: 1.75, dashes: '2 3' },
  other: { width: 1.25, dashes: '10 3 2 3' },
};

/** Told apart by weight and dashes; `path` is the `d` of an SVG path. */
export function drawSeriesLine(path: string, emphasis: Emphasis, stroke: string): string {
  if (path === '') return '';
  const { width, dashes } = looks[emphasis];
  return element('path', {
    d: path,
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-dasharray': dashes,
    'stroke-linejoin': 'round',
  });
}
