import type { Canvas, Drawing } from './canvas.ts';
import type { Chart } from './chart.ts';
import { cleanText } from './clean-text.ts';
import { drawBars } from './draw-bars.ts';
import { drawBullet } from './draw-bullet.ts';
import { drawDots } from './draw-dots.ts';
import { drawGroupedBars } from './draw-grouped-bars.ts';
import { drawMatrix } from './draw-matrix.ts';
import { drawRadar } from './draw-radar.ts';
import { drawScatter } from './draw-scatter.ts';
import { drawSlopes } from './draw-slopes.ts';
import { drawStrip } from './draw-strip.ts';
import { palettes, type ColourSet } from './palette.ts';
import { element, escapeText } from './svg-element.ts';

export type DrawOptions = {
  /** In pixels, from 280 (a telephone of 320 without its margins) to 1200 (a wide screen); nearer to these where it is outside. A page's text width is 640. */
  readonly width: number;
  readonly colours: ColourSet;
  /** Begins the ids inside; the same drawing twice on one page needs two. Letters, digits and hyphens. */
  readonly id?: string;
};

export type ChartDrawing = { readonly svg: string; readonly width: number; readonly height: number };

const widthMin = 280;
const widthMax = 1200;
/** Below this, labels beside the rows would leave too little for the rows. */
const narrowBelow = 480;
/** Alternative texts are read aloud from beginning to end. */
const descriptionMax = 2000;

/** A chart as an SVG that stands alone: no style sheet, script, address or transparency. The same data gives the same text. */
export function drawChart(chart: Chart, options: DrawOptions): ChartDrawing {
  const width = Math.round(Math.max(widthMin, Math.min(widthMax, options.width)));
  const palette = palettes[options.colours];
  const canvas: Canvas = {
    width,
    palette,
    language: chart.language,
    decimals: chart.decimals,
    isNarrow: width < narrowBelow,
  };
  const drawing = drawKind(chart, canvas);
  const height = Math.max(1, Math.ceil(drawing.height));
  const id = options.id ?? `chart-${fingerprint(JSON.stringify([chart, width, options.colours]))}`;
  const title = cleanText(chart.title);
  const description = cleanText(chart.description, descriptionMax);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      lang: chart.language,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': "'Inter Variable', Inter, sans-serif",
    },
    [
      element('title', { id: `${id}-title` }, [escapeText(title)]),
      element('desc', { id: `${id}-desc` }, [escapeText(description)]),
      element('rect', { width, height, fill: palette.surface }),
      ...drawing.parts,
    ],
  );
  return { svg, width, height };
}

function drawKind(chart: Chart, canvas: Canvas): Drawing {
  switch (chart.kind) {
    case 'bullet':
      return drawBullet(chart, canvas);
    case 'bars':
      return drawBars(chart, canvas);
    case 'dots':
      return drawDots(chart, canvas);
    case 'radar':
      return drawRadar(chart, canvas);
    case 'grouped-bars':
      return drawGroupedBars(chart, canvas);
    case 'slopes':
      return drawSlopes(chart, canvas);
    case 'strip':
      return drawStrip(chart, canvas);
    case 'scatter':
      return drawScatter(chart, canvas);
    case 'matrix':
      return drawMatrix(chart, canvas);
  }
}

/** Tells drawings on one page apart; no safety rests on it (FNV-1a, 32 bits; Fowler, Noll and Vo 1991). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(36);
}
