import { margin, type Canvas, type Drawing } from './canvas.ts';
import { drawLines, lineHeight, smallSize } from './draw-text.ts';
import { drawGlyph, glyphRadius, type Glyph } from './glyph.ts';
import { element } from './svg-element.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

export type Callout = {
  readonly x: number;
  readonly text: string;
  readonly glyph: Glyph;
  readonly isStrong: boolean;
};

type Side = 'right' | 'left';
type Placed = Callout & { readonly side: Side; readonly lines: readonly string[]; readonly width: number };

/** A label that is narrower is broken so often that nobody reads it. */
const roomMin = 140;
/** Every way to part them is weighed for so many; the work grows with their cube. */
const weighedMax = 24;
const textDistance = glyphRadius + 5;
const between = 12;

/**
 * Labels of places on a scale, below it: a line down from each place to its mark, the text beside it. Texts on the right
 * stand the lower the further left their place is, those on the left the other way round, so that no line runs through a text
 * of its own side; where the two sides meet is chosen so that as few lines as possible do.
 */
export function drawCallouts(
  callouts: readonly Callout[],
  lineTop: number,
  top: number,
  canvas: Canvas,
): Drawing {
  const lines: string[] = [];
  const labels: string[] = [];
  let y = top;
  for (const row of rowsOf(place(callouts, canvas))) {
    const height =
      Math.max(...row.map((callout) => Math.max(1, callout.lines.length))) * lineHeight(smallSize);
    for (const callout of row) {
      const middle = y + lineHeight(smallSize) / 2;
      lines.push(drawLeader(callout, lineTop, middle, canvas));
      labels.push(...drawLabel(callout, y, middle, canvas));
    }
    y += height + 4;
  }
  return { parts: [...lines, ...labels], height: callouts.length === 0 ? 0 : y - 4 - top };
}

function place(callouts: readonly Callout[], canvas: Canvas): readonly Placed[] {
  const byPlace = callouts.toSorted((a, b) => a.x - b.x);
  const onRight = byPlace.map((callout) => placeOn(callout, 'right', canvas));
  const onLeft = byPlace.map((callout) => placeOn(callout, 'left', canvas));
  const waysAt = (split: number) => {
    const right = onRight.slice(0, split).toReversed();
    const left = onLeft.slice(split);
    return [
      [...right, ...left],
      [...left, ...right],
    ];
  };
  if (byPlace.length > weighedMax)
    return waysAt(byPlace.filter(({ x }) => x < canvas.width / 2).length)[0] ?? [];
  // All on the right first, as one reads, when nothing speaks against it.
  const ways = Array.from({ length: byPlace.length + 1 }, (_, index) => byPlace.length - index).flatMap(
    waysAt,
  );
  const weighed = ways.map((placed) => ({ placed, faults: faultsOf(placed, canvas) }));
  return weighed.toSorted((a, b) => a.faults - b.faults)[0]?.placed ?? [];
}

function placeOn(callout: Callout, side: Side, canvas: Canvas): Placed {
  const look = { size: smallSize, isStrong: callout.isStrong };
  const lines = wrapText(callout.text, Math.max(1, roomOf(callout, side, canvas)), look);
  return { ...callout, side, lines, width: Math.max(0, ...lines.map((line) => textWidth(line, look))) };
}

/** Texts without room weigh more than lines behind a text, and these more than a drawing that is higher. */
function faultsOf(placed: readonly Placed[], canvas: Canvas): number {
  const squeezed = placed.filter((callout) => {
    const needed = textWidth(callout.text, { size: smallSize, isStrong: callout.isStrong });
    return roomOf(callout, callout.side, canvas) < Math.min(needed, roomMin);
  });
  const crossings = placed.flatMap((callout, index) =>
    placed.slice(index + 1).filter(({ x }) => {
      const [from, to] = extent(callout);
      return x > from + 2 * glyphRadius && x < to - 2 * glyphRadius;
    }),
  );
  const lines = placed.reduce((sum, callout) => sum + callout.lines.length, 0);
  return squeezed.length * 10_000 + crossings.length * 100 + lines;
}

function roomOf({ x }: Callout, side: Side, { width }: Canvas): number {
  return (side === 'right' ? width - x : x) - textDistance - margin;
}

/** As many on one row as stand clear of each other. The order from top to bottom is the one given. */
function rowsOf(placed: readonly Placed[]): Placed[][] {
  const rows: Placed[][] = [];
  for (const callout of placed) {
    const row = rows.at(-1);
    if (row?.every((other) => isApart(callout, other)) === true) row.push(callout);
    else rows.push([callout]);
  }
  return rows;
}

function isApart(a: Placed, b: Placed): boolean {
  const [aFrom, aTo] = extent(a);
  const [bFrom, bTo] = extent(b);
  return aTo + between <= bFrom || bTo + between <= aFrom;
}

function extent({ x, side, width }: Placed): [from: number, to: number] {
  return side === 'right'
    ? [x - glyphRadius, x + textDistance + width]
    : [x - textDistance - width, x + glyphRadius];
}

function drawLeader({ x, glyph }: Placed, top: number, bottom: number, { palette }: Canvas): string {
  const ends = { x1: x, x2: x, y1: top, y2: bottom };
  return [
    element('line', { ...ends, stroke: palette.surface, 'stroke-width': 4 }),
    element('line', { ...ends, stroke: glyph.colour, 'stroke-width': 1.5 }),
  ].join('');
}

function drawLabel(callout: Placed, top: number, middle: number, { palette }: Canvas): string[] {
  const { x, glyph, side, lines, width, isStrong } = callout;
  const anchor = side === 'right' ? 'start' : 'end';
  const from = side === 'right' ? x + textDistance : x - textDistance - width;
  const behind = { x: from - 2, y: top, width: width + 4, height: lines.length * lineHeight(smallSize) };
  return [
    element('rect', { ...behind, fill: palette.surface }),
    ...drawLines(lines, side === 'right' ? x + textDistance : x - textDistance, top, {
      size: smallSize,
      fill: palette.text,
      isStrong,
      anchor,
    }),
    drawGlyph(glyph, x, middle, palette),
  ];
}
