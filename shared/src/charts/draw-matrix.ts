import { scaleLinear } from 'd3-scale';
import { isKnown, margin, valueText, type Canvas, type Drawing } from './canvas.ts';
import type { Chart } from './chart.ts';
import { drawLines, drawText, labelSize, lineHeight, smallSize } from './draw-text.ts';
import { keyedLabels } from './keyed-labels.ts';
import { layOutRows } from './lay-out-rows.ts';
import { gradeShade } from './grade-shade.ts';
import { element } from './svg-element.ts';
import { textWidth } from './text-width.ts';
import { fitOnLine, wrapText } from './wrap-text.ts';

type Matrix = Extract<Chart, { kind: 'matrix' }>;

const cellWidthMax = 110;
const cellPadding = 6;
const cellHeight = 28;
/** Of a column of names below. */
const keyWidthMin = 300;

/** Grades in cells. Columns whose names do not fit are numbered, and named below; columns that do not fit follow below the first. */
export function drawMatrix(chart: Matrix, canvas: Canvas): Drawing {
  const inputs = chart.rows.map(({ label }) => ({ label, height: cellHeight }));
  const from = layOutRows(inputs, 0, 0, canvas).from;
  const room = canvas.width - margin - from;
  const look = { size: labelSize, isStrong: true };
  const widest = Math.max(
    0,
    ...chart.rows.flatMap(({ values }) =>
      chart.columns.map((_, index) => textWidth(valueText(values[index], canvas), look)),
    ),
  );
  const cellWidthMin = Math.min(room, Math.max(30, widest + 2 * cellPadding));
  const perBlock = Math.max(1, Math.floor(room / cellWidthMin));
  const blocks = Math.ceil(chart.columns.length / perBlock);
  // The same number of columns in each block, as nearly as may be.
  const inBlock = Math.max(1, Math.ceil(chart.columns.length / Math.max(1, blocks)));
  const cellWidth = Math.min(cellWidthMax, room / inBlock);
  const heads = headsOf(chart.columns, cellWidth, canvas);
  const parts: string[] = [];
  let y = margin;
  for (let first = 0; first < chart.columns.length; first += inBlock) {
    const columns = { first, count: Math.min(inBlock, chart.columns.length - first) };
    const block = drawBlock(chart, columns, heads.lines, cellWidth, y, canvas);
    parts.push(...block.parts);
    y += block.height + 16;
  }
  if (chart.columns.length === 0) {
    const rows = layOutRows(inputs, y, 0, canvas);
    parts.push(...rows.labels);
    y = rows.bottom + 16;
  }
  const key = drawKey(heads.key, y - 4, canvas);
  return {
    parts: [...parts, ...key.parts],
    height: key.height > 0 ? y - 4 + key.height + margin : y - 16 + margin,
  };
}

type Heads = { readonly lines: readonly (readonly string[])[]; readonly key: readonly string[] };

/** Names over their columns, or numbers over them and the names for below. */
function headsOf(columns: readonly string[], cellWidth: number, { palette }: Canvas): Heads {
  const look = { size: smallSize, fill: palette.text };
  const room = cellWidth - 4;
  const isWhole = columns.every(
    (column) =>
      column.split(' ').every((word) => textWidth(word, look) <= room) &&
      wrapText(column, room, look).at(-1)?.endsWith('…') !== true,
  );
  if (isWhole) return { lines: columns.map((column) => wrapText(column, room, look)), key: [] };
  const keyed = keyedLabels(columns);
  return {
    lines: keyed.map(({ key }) => [fitOnLine(key, cellWidth, look)]),
    key: keyed.map(({ label }) => label),
  };
}

function drawBlock(
  chart: Matrix,
  { first, count }: { readonly first: number; readonly count: number },
  heads: readonly (readonly string[])[],
  cellWidth: number,
  top: number,
  canvas: Canvas,
): Drawing {
  const { palette } = canvas;
  const shown = heads.slice(first, first + count);
  const headLines = Math.max(0, ...shown.map((lines) => lines.length));
  const headHeight = headLines * lineHeight(smallSize) + 5;
  const inputs = chart.rows.map(({ label }) => ({ label, height: cellHeight }));
  const rows = layOutRows(inputs, top + headHeight, canvas.isNarrow ? 8 : 2, canvas);
  const cellX = scaleLinear()
    .domain([0, 1])
    .range([rows.from, rows.from + cellWidth]);
  const headParts = shown.flatMap((lines, index) =>
    drawLines(lines, cellX(index + 0.5), top + (headLines - lines.length) * lineHeight(smallSize), {
      size: smallSize,
      fill: palette.text,
      anchor: 'middle',
    }),
  );
  const cells = chart.rows.flatMap(({ values }, row) => {
    const place = rows.places[row];
    if (place === undefined) return [];
    return Array.from({ length: count }, (_, index) => {
      const value = values[first + index];
      const fill = gradeShade(isKnown(value) ? value : null, chart.top, palette);
      const text = drawText(valueText(value, canvas), cellX(index + 0.5), place.middle, {
        size: labelSize,
        fill: isKnown(value) ? palette.text : palette.subtleText,
        isStrong: isKnown(value),
        anchor: 'middle',
      });
      const cell = element('rect', {
        x: cellX(index) + 1,
        y: place.top + 1,
        width: Math.max(1, cellWidth - 2),
        height: cellHeight - 2,
        fill,
        stroke: palette.line,
        'stroke-width': 1,
        'stroke-dasharray': isKnown(value) ? undefined : '3 3',
      });
      return cell + text;
    });
  });
  return { parts: [...headParts, ...rows.labels, ...cells], height: rows.bottom - top };
}

/** In columns, read downwards. */
function drawKey(labels: readonly string[], top: number, { width, palette }: Canvas): Drawing {
  const look = { size: smallSize, fill: palette.text };
  const count = Math.max(1, Math.min(labels.length, Math.floor(width / keyWidthMin)));
  const columnWidth = (width - 2 * margin) / count;
  const perColumn = Math.ceil(labels.length / count);
  const parts: string[] = [];
  let bottom = top;
  for (let column = 0; column < count; column++) {
    let y = top;
    for (const label of labels.slice(column * perColumn, (column + 1) * perColumn)) {
      const lines = wrapText(label, columnWidth - 16, look);
      parts.push(...drawLines(lines, margin + column * columnWidth, y, look));
      y += Math.max(1, lines.length) * lineHeight(smallSize) + 3;
    }
    bottom = Math.max(bottom, y);
  }
  return { parts, height: bottom - top };
}
