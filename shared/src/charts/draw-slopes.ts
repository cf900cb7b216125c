import { margin, valueText, type Canvas, type Drawing } from './canvas.ts';
import type { Chart } from './chart.ts';
import { drawLegend } from './draw-legend.ts';
import { drawSlopePanel, type SlopeLine } from './draw-slope-panel.ts';
import { drawLines, labelSize, lineHeight, smallSize } from './draw-text.ts';
import { glyphOf, glyphsOf } from './glyph.ts';
import { seriesLegend } from './series-legend.ts';
import { element } from './svg-element.ts';
import { textWidth } from './text-width.ts';
import { breakLegend, hasBreak, yearName } from './version-runs.ts';
import { wrapText } from './wrap-text.ts';

type Slopes = Extract<Chart, { kind: 'slopes' }>;

/** More lines in one panel run through each other's values; then each has a panel of its own. */
const togetherMax = 4;
const panelWidthMin = 146;
const panelsPerRowMax = 4;
/** Between the values of neighbouring years. */
const yearDistance = 10;

/** Few lines together, many in small panels on the same scale. */
export function drawSlopes(chart: Slopes, canvas: Canvas): Drawing {
  return chart.lines.length <= togetherMax ? drawTogether(chart, canvas) : drawApart(chart, canvas);
}

function drawTogether(chart: Slopes, canvas: Canvas): Drawing {
  const glyphs = glyphsOf(chart.lines, canvas.palette);
  const lines = chart.lines.flatMap((line, index): SlopeLine[] => {
    const glyph = glyphs[index];
    return glyph === undefined ? [] : [{ ...line, glyph }];
  });
  const items = [...seriesLegend(lines, canvas, true), ...breakLegend(chart.years, canvas)];
  const legend = drawLegend(items, margin, canvas);
  const top = margin + legend.height + 8;
  const years = chart.years.map((year) => ({ ...year, label: yearName(year, chart.years, canvas) }));
  const panel = drawSlopePanel({ years, lines, max: chart.max, height: canvas.isNarrow ? 200 : 260 }, canvas);
  return {
    parts: [...legend.parts, element('g', { transform: `translate(0 ${top})` }, panel.parts)],
    height: top + panel.height + margin,
  };
}

function drawApart(chart: Slopes, canvas: Canvas): Drawing {
  const { width, palette, isNarrow } = canvas;
  const { years } = chart;
  // Each has its name above it: lines of a kind look alike.
  const lines = chart.lines.map((line): SlopeLine => ({ ...line, glyph: glyphOf(line.emphasis, palette) }));
  const isMixed = lines.some(({ emphasis }) => emphasis !== 'own');
  const perRow = panelsPerRow(chart, canvas);
  const panelWidth = Math.floor(width / perRow);
  const versions = hasBreak(years) ? years.map((year) => yearName(year, years, canvas)) : [];
  const legend = drawLegend(breakLegend(years, canvas), margin, canvas);
  const versionLook = { size: smallSize, fill: palette.subtleText };
  const versionLines = wrapText(versions.join(', '), width - 2 * margin, versionLook);
  const versionTop = margin + legend.height + (legend.height > 0 ? 3 : 0);
  const parts = [...legend.parts, ...drawLines(versionLines, margin, versionTop, versionLook)];
  let y = versionTop + versionLines.length * lineHeight(smallSize) + (versionLines.length > 0 ? 8 : 0);
  for (let first = 0; first < lines.length; first += perRow) {
    const row = lines.slice(first, first + perRow);
    const titles = row.map((line) => {
      const look = { size: labelSize, fill: palette.text, isStrong: isMixed && line.emphasis === 'own' };
      return { look, lines: wrapText(line.label, panelWidth - 2 * margin, look) };
    });
    const titleHeight = Math.max(...titles.map((title) => title.lines.length)) * lineHeight(labelSize);
    const panels = row.map((line) =>
      drawSlopePanel(
        { years, lines: [line], max: chart.max, height: isNarrow ? 76 : 90 },
        { ...canvas, width: panelWidth },
      ),
    );
    for (const [index, panel] of panels.entries()) {
      const title = titles[index];
      const titleParts = title === undefined ? [] : drawLines(title.lines, margin, 0, title.look);
      parts.push(
        element('g', { transform: `translate(${index * panelWidth} ${y})` }, [
          ...titleParts,
          element('g', { transform: `translate(0 ${titleHeight + 4})` }, panel.parts),
        ]),
      );
    }
    y += titleHeight + 4 + Math.max(...panels.map((panel) => panel.height)) + 16;
  }
  return { parts, height: y - 16 + margin };
}

function panelsPerRow({ years, lines }: Slopes, canvas: Canvas): number {
  const slot = Math.max(
    0,
    ...years.map(({ label }) => textWidth(label, { size: smallSize })),
    ...lines.flatMap(({ values }) =>
      values.map((value) => textWidth(valueText(value, canvas), { size: labelSize, isStrong: true })),
    ),
  );
  const needed = Math.max(panelWidthMin, years.length * (slot + yearDistance) + 2 * margin);
  return Math.max(1, Math.min(panelsPerRowMax, lines.length, Math.floor(canvas.width / needed)));
}
