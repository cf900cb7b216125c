import { axisHeight, drawAxis } from './draw-axis.ts';
import { bandEdges, drawBand, drawBandLabel } from './draw-band.ts';
import { drawBar } from './draw-bar.ts';
import { drawCallouts } from './draw-callouts.ts';
import { drawLines, drawText, labelSize, lineHeight } from './draw-text.ts';
import { glyphOf } from './glyph.ts';
import { isKnown, margin, valueText, type Canvas, type Drawing } from './canvas.ts';
import type { Chart } from './chart.ts';
import { element } from './svg-element.ts';
import { textWidth } from './text-width.ts';
import { valueScale } from './value-scale.ts';
import { cleanText } from './clean-text.ts';
import { wrapText } from './wrap-text.ts';

const barHeight = 22;
const valueSize = 16;

/** A bar in its frame, its value behind its end, means as lines through it with their names below. */
export function drawBullet(chart: Extract<Chart, { kind: 'bullet' }>, canvas: Canvas): Drawing {
  const { palette, width } = canvas;
  const text = valueText(chart.value, canvas);
  const valueLook = { size: valueSize, fill: palette.text, isStrong: true };
  const scale = valueScale(chart.max, margin + 1, width - margin - textWidth(text, valueLook) - 10);
  const [from = 0, to = 0] = scale.range();

  const heading = { size: labelSize, fill: palette.text, isStrong: true };
  const headingLines = wrapText(chart.label, width - 2 * margin, heading);
  const labels = drawLines(headingLines, margin, margin, heading);
  const bandTop = margin + headingLines.length * lineHeight(labelSize) + 4;
  const bandLabel = drawBandLabel(chart.band, scale, bandTop, canvas);
  const top = bandTop + bandLabel.height + axisHeight + 5;
  const bottom = top + barHeight;
  const edges = bandEdges(chart.band, scale);
  const axis = drawAxis(scale, top - 5, bottom, { hasLines: false, side: 'above', avoid: edges }, canvas);
  const end = isKnown(chart.value) ? scale(chart.value) : from;
  const callouts = chart.marks.flatMap((mark) => {
    if (!isKnown(mark.value)) return [];
    const label = `${cleanText(mark.label)}:\u00a0${valueText(mark.value, canvas)}`;
    return [
      {
        x: scale(mark.value),
        text: label,
        glyph: glyphOf(mark.emphasis, palette),
        isStrong: mark.emphasis === 'own',
      },
    ];
  });
  const marks = drawCallouts(callouts, top - 3, bottom + 12, canvas);
  return {
    parts: [
      ...labels,
      ...bandLabel.parts,
      ...drawBand(chart.band, scale, top - 5 - axisHeight, bottom + 5, canvas),
      element('rect', {
        x: from,
        y: top,
        width: to - from,
        height: barHeight,
        fill: 'none',
        stroke: palette.line,
        'stroke-width': 1,
      }),
      ...axis,
      drawBar({ x: from, y: top + 4, width: end - from, height: barHeight - 8 }, 'solid', palette),
      ...marks.parts,
      drawText(text, to + 8, top + barHeight / 2, valueLook),
    ],
    height: bottom + (marks.height > 0 ? 12 + marks.height : 5) + margin,
  };
}
