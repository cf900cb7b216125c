import { margin, valueText, type Canvas } from './canvas.ts';
import { drawText, labelSize } from './draw-text.ts';
import { drawGlyph, glyphRadius, type Glyph } from './glyph.ts';
import { textWidth } from './text-width.ts';

type Values = readonly (number | null)[];

/** The values of all series in print: a column for each at the right, under its mark; on lines of their own where these are too many. */
export type ValueColumns = {
  /** Where the first column begins; the edge when there is none. */
  readonly from: number;
  readonly drawHead: (middle: number) => readonly string[];
  readonly drawRow: (values: Values, middle: number) => readonly string[];
};

const between = 14;

/** undefined where the columns would take more than `share` of the width. */
export function valueColumns(
  rows: readonly Values[],
  glyphs: readonly Glyph[],
  strong: readonly boolean[],
  share: number,
  canvas: Canvas,
): ValueColumns | undefined {
  const { palette, width } = canvas;
  const looks = glyphs.map((_, index) => ({
    size: labelSize,
    fill: palette.text,
    isStrong: strong[index] ?? false,
    anchor: 'end' as const,
  }));
  const widths = looks.map((look, index) =>
    Math.max(2 * glyphRadius, ...rows.map((values) => textWidth(valueText(values[index], canvas), look))),
  );
  const total = widths.reduce((sum, one) => sum + one + between, 0);
  if (total > width * share) return undefined;
  const ends = widths.map((_, index) => {
    const after = widths.slice(index + 1).reduce((sum, one) => sum + one + between, 0);
    return width - margin - after;
  });
  return {
    from: width - margin - total,
    drawHead: (middle) =>
      glyphs.map((glyph, index) => drawGlyph(glyph, (ends[index] ?? 0) - glyphRadius - 1, middle, palette)),
    drawRow: (values, middle) =>
      looks.map((look, index) => drawText(valueText(values[index], canvas), ends[index] ?? 0, middle, look)),
  };
}

/** The same values one after the other, each behind its mark, as far as there is room on a line. */
export function drawValueLines(
  values: Values,
  glyphs: readonly Glyph[],
  { from, top, to }: { readonly from: number; readonly top: number; readonly to: number },
  canvas: Canvas,
): { readonly parts: readonly string[]; readonly height: number } {
  const look = { size: labelSize, fill: canvas.palette.text };
  const parts: string[] = [];
  let x = from;
  let y = top;
  for (const [index, glyph] of glyphs.entries()) {
    const text = valueText(values[index], canvas);
    const width = 2 * glyphRadius + 5 + textWidth(text, look);
    if (x > from && x + width > to) {
      x = from;
      y += valueLineHeight;
    }
    const middle = y + valueLineHeight / 2;
    parts.push(
      drawGlyph(glyph, x + glyphRadius, middle, canvas.palette),
      drawText(text, x + 2 * glyphRadius + 5, middle, look),
    );
    x += width + between;
  }
  return { parts, height: glyphs.length === 0 ? 0 : y + valueLineHeight - top };
}

const valueLineHeight = 18;
