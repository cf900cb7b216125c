import type { Canvas } from './canvas.ts';
import type { Series } from './chart.ts';
import type { LegendItem } from './draw-legend.ts';
import { drawGlyph, glyphRadius, glyphsOf } from './glyph.ts';
import { drawSeriesLine } from './series-line.ts';

/** What the mark of each series means; with a piece of its line where lines are drawn. */
export function seriesLegend(series: readonly Series[], canvas: Canvas, hasLines = false): LegendItem[] {
  const glyphs = glyphsOf(series, canvas.palette);
  return series.flatMap(({ label, emphasis }, index) => {
    const glyph = glyphs[index];
    if (glyph === undefined) return [];
    const sampleWidth = hasLines ? 30 : 2 * glyphRadius;
    return [
      {
        label,
        isStrong: emphasis === 'own',
        sampleWidth,
        drawSample: (x: number, middle: number) => {
          const line = `M${x} ${middle}H${x + sampleWidth}`;
          const mark = drawGlyph(glyph, x + sampleWidth / 2, middle, canvas.palette);
          return hasLines ? drawSeriesLine(line, emphasis, glyph.colour) + mark : mark;
        },
      },
    ];
  });
}
