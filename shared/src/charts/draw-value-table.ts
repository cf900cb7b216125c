import { margin, type Canvas, type Drawing } from './canvas.ts';
import { drawLines, labelSize, lineHeight } from './draw-text.ts';
import { glyphRadius, type Glyph } from './glyph.ts';
import { element } from './svg-element.ts';
import { drawValueLines, valueColumns } from './value-columns.ts';
import { wrapText } from './wrap-text.ts';

type Row = { readonly label: string; readonly values: readonly (number | null)[] };

const columnShareMax = 0.6;
const headHeight = 24;

/** Labels with the values of each series beside them, or below where there are too many. */
export function drawValueTable(
  rows: readonly Row[],
  glyphs: readonly Glyph[],
  strong: readonly boolean[],
  canvas: Canvas,
): Drawing {
  const { width, palette } = canvas;
  const columns = valueColumns(
    rows.map(({ values }) => values),
    glyphs,
    strong,
    columnShareMax,
    canvas,
  );
  const look = { size: labelSize, fill: palette.text };
  const parts = [...(columns?.drawHead(headHeight / 2) ?? [])];
  let y = columns === undefined ? 0 : headHeight;
  for (const { label, values } of rows) {
    const lines = wrapText(label, (columns?.from ?? width - margin) - margin, look);
    const height = Math.max(1, lines.length) * lineHeight(labelSize);
    parts.push(drawRule(y, canvas), ...drawLines(lines, margin, y + 4, look));
    if (columns === undefined) {
      const below = drawValueLines(
        values,
        glyphs,
        { from: margin, top: y + 4 + height, to: width - margin },
        canvas,
      );
      parts.push(...below.parts);
      y += height + below.height + 8;
    } else {
      // On the first line of its label, as in a table.
      parts.push(...columns.drawRow(values, y + 4 + lineHeight(labelSize) / 2));
      y += height + 8;
    }
  }
  return { parts, height: Math.max(y, 2 * glyphRadius) };
}

function drawRule(y: number, { width, palette }: Canvas): string {
  return element('line', {
    x1: margin,
    x2: width - margin,
    y1: y,
    y2: y,
    stroke: palette.grid,
    'stroke-width': 1,
  });
}
