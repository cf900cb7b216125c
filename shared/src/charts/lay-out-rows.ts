import { margin, type Canvas } from './canvas.ts';
import { drawLines, labelSize, lineHeight } from './draw-text.ts';
import { element } from './svg-element.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

export type RowInput = { readonly label: string; readonly isStrong?: boolean; readonly height: number };

/** Where the content of a row lies; its label is beside it, or above it where the drawing is narrow. */
export type RowPlace = { readonly top: number; readonly middle: number; readonly bottom: number };

export type Rows = {
  readonly labels: readonly string[];
  /** Where the content of all rows begins. */
  readonly from: number;
  readonly places: readonly RowPlace[];
  readonly bottom: number;
};

/** Of the width, at most: the numbers are what the drawing is for. */
const labelShareMax = 0.36;
const labelDistance = 12;

export function layOutRows(rows: readonly RowInput[], top: number, between: number, canvas: Canvas): Rows {
  const { isNarrow, width, palette } = canvas;
  const columnWidth = isNarrow ? width - 2 * margin : labelColumnWidth(rows, width);
  const from = isNarrow ? margin : margin + columnWidth + labelDistance;
  const labels: string[] = [];
  const places: RowPlace[] = [];
  let y = top;
  for (const row of rows) {
    const look = { size: labelSize, fill: palette.text, isStrong: row.isStrong ?? false };
    const lines = wrapText(row.label, columnWidth, look);
    const labelHeight = lines.length * lineHeight(labelSize);
    const height = isNarrow ? row.height : Math.max(row.height, labelHeight);
    const contentTop = isNarrow
      ? y + labelHeight + (lines.length > 0 ? 3 : 0)
      : y + (height - row.height) / 2;
    const labelTop = isNarrow ? y : y + (height - labelHeight) / 2;
    // What runs down through all rows is interrupted by the labels between them.
    if (isNarrow)
      labels.push(element('rect', { x: 0, y: labelTop, width, height: labelHeight, fill: palette.surface }));
    labels.push(...drawLines(lines, margin, labelTop, look));
    places.push({
      top: contentTop,
      middle: contentTop + row.height / 2,
      bottom: contentTop + row.height,
    });
    y = Math.max(labelTop + labelHeight, contentTop + row.height) + between;
  }
  return { labels, from, places, bottom: rows.length === 0 ? top : y - between };
}

function labelColumnWidth(rows: readonly RowInput[], width: number): number {
  const widest = Math.max(
    0,
    ...rows.map(({ label, isStrong = false }) =>
      Math.max(
        0,
        ...wrapText(label, width * labelShareMax, { size: labelSize, isStrong }).map((line) =>
          textWidth(line, { size: labelSize, isStrong }),
        ),
      ),
    ),
  );
  return Math.ceil(widest) + 1;
}
