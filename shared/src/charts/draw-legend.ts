import { margin, type Canvas, type Drawing } from './canvas.ts';
import { drawLines, lineHeight, smallSize } from './draw-text.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

export type LegendItem = {
  readonly label: string;
  readonly isStrong?: boolean;
  readonly sampleWidth: number;
  /** Draws what the label explains, from `x` on, around the height `middle`. */
  readonly drawSample: (x: number, middle: number) => string;
};

const between = 20;
const sampleDistance = 6;

/** Samples with their labels, side by side as far as there is room. */
export function drawLegend(
  items: readonly LegendItem[],
  top: number,
  canvas: Canvas,
  right = canvas.width,
): Drawing {
  const parts: string[] = [];
  let x = margin;
  let y = top;
  let rowHeight = 0;
  for (const item of items) {
    const look = { size: smallSize, fill: canvas.palette.text, isStrong: item.isStrong ?? false };
    const textFrom = item.sampleWidth + sampleDistance;
    const lines = wrapText(item.label, right - 2 * margin - textFrom, look);
    const width = textFrom + Math.max(0, ...lines.map((line) => textWidth(line, look)));
    if (x > margin && x + width > right - margin) {
      x = margin;
      y += rowHeight + 3;
      rowHeight = 0;
    }
    parts.push(item.drawSample(x, y + lineHeight(smallSize) / 2), ...drawLines(lines, x + textFrom, y, look));
    rowHeight = Math.max(rowHeight, Math.max(1, lines.length) * lineHeight(smallSize));
    x += width + between;
  }
  return { parts, height: items.length === 0 ? 0 : y + rowHeight - top };
}
