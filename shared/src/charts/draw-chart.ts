import type { Chart } from './chart.ts';
import type { ColourSet } from './palette.ts';

export function drawChart(chart: Chart, { width }: { readonly width: number; readonly colours: ColourSet }): { readonly svg: string; readonly width: number; readonly height: number } {
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="x" viewBox="0 0 ${width} 120" width="${width}" height="120"><rect width="${width}" height="120" fill="#ddd"/></svg>`, width, height: 120 };
}
