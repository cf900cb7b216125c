import { drawChart, type Chart } from '@samskar/shared/charts';
import { withGlyphs } from './printable-text.ts';

export type PdfDrawing = {
  readonly svg: string;
  /** Height by width. */
  readonly ratio: number;
};

/** A chart as drawings that fit on a page each: one, but where it has more rows than a page holds. */
export function pdfDrawings(chart: Chart): readonly PdfDrawing[] {
  const whole = pdfDrawing(chart);
  const parts = Math.ceil(whole.ratio / ratioMax);
  return parts === 1 ? [whole] : splitRows(chart, parts).map(pdfDrawing);
}

/** Height by width of what fits above its caption. */
const ratioMax = 1.3;

/** Pixels in which a figure is laid out; it is set in 433 points between the margins, so that 13 pixels become 9 points. */
const drawingWidth = 640;

function pdfDrawing(chart: Chart): PdfDrawing {
  const { svg, width, height } = drawChart(chart, { width: drawingWidth, colours: 'print' });
  // The screens' own Inter comes first in a figure, and a host may have a font of that name.
  return {
    svg: withGlyphs(svg.replaceAll(/font-family="[^"]*"/g, 'font-family="Inter"')),
    ratio: height / width,
  };
}

/** Charts of other kinds have no rows, and are never so high. */
function splitRows(chart: Chart, parts: number): readonly Chart[] {
  switch (chart.kind) {
    case 'bars':
      return inParts(chart.bars, parts).map((bars) => ({ ...chart, bars }));
    case 'dots':
      return inParts(chart.rows, parts).map((rows) => ({ ...chart, rows }));
    case 'matrix':
      return inParts(chart.rows, parts).map((rows) => ({ ...chart, rows }));
    case 'grouped-bars':
      return inParts(chart.groups, parts).map((groups) => ({ ...chart, groups }));
    case 'scatter':
      return inParts(chart.groups, parts).map((groups) => ({ ...chart, groups }));
    case 'bullet':
    case 'radar':
    case 'slopes':
    case 'strip':
      return [chart];
  }
}

/** As many rows in each, but for the last. */
function inParts<Row>(rows: readonly Row[], parts: number): readonly (readonly Row[])[] {
  const size = Math.max(1, Math.ceil(rows.length / parts));
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, part) =>
    rows.slice(part * size, (part + 1) * size),
  );
}
