import { line } from 'd3-shape';
import { isKnown, margin, valueText, type Canvas, type Drawing } from './canvas.ts';
import type { Series, Year } from './chart.ts';
import { drawBreak } from './draw-break.ts';
import { drawLines, drawText, labelSize, lineHeight, smallSize } from './draw-text.ts';
import { drawGlyph, glyphRadius, type Glyph } from './glyph.ts';
import { drawSeriesLine } from './series-line.ts';
import { element } from './svg-element.ts';
import { textWidth } from './text-width.ts';
import { valueScale, type ValueScale } from './value-scale.ts';
import { isBreakBefore } from './version-runs.ts';
import { wrapText } from './wrap-text.ts';

export type SlopeLine = Series & { readonly values: readonly (number | null)[]; readonly glyph: Glyph };

type Panel = {
  readonly years: readonly Year[];
  readonly lines: readonly SlopeLine[];
  readonly max: number;
  /** Of the scale, in pixels. */
  readonly height: number;
};

type Place = { readonly x: number; readonly y: number };
type Extent = { readonly from: number; readonly to: number; readonly top: number; readonly bottom: number };

/** Above the scale, for the value of a mark at its end. */
const headroom = 20;
const labelDistance = 14;
/** Of the mark that says whose the gap is, where there are several lines. */
const gapMarkDistance = 10;

/** Years side by side, from `margin` to the canvas' edge; its values above or below their marks, where there is room. */
export function drawSlopePanel({ years, lines, max, height }: Panel, canvas: Canvas): Drawing {
  const { palette, width } = canvas;
  const slot = (width - 2 * margin) / Math.max(1, years.length);
  const xOf = (year: number) => margin + slot * (year + 0.5);
  const bottom = headroom + height;
  const scale = valueScale(max, bottom, headroom);

  const grid = years.map((_, index) =>
    element('line', {
      x1: xOf(index),
      x2: xOf(index),
      y1: headroom,
      y2: bottom,
      stroke: palette.grid,
      'stroke-width': 1,
    }),
  );
  const base = element('line', {
    x1: margin,
    x2: width - margin,
    y1: bottom,
    y2: bottom,
    stroke: palette.line,
    'stroke-width': 1,
  });
  const breaks = years.flatMap((_, index) => {
    const x = (xOf(index - 1) + xOf(index)) / 2;
    return isBreakBefore(years, index) ? [drawBreak({ x, y: headroom }, { x, y: bottom }, palette)] : [];
  });
  const strokes = lines.map(({ values, emphasis, glyph }) =>
    runsOf(years)
      .map((run) => drawSeriesLine(pathOf(values, run, xOf, scale), emphasis, glyph.colour))
      .join(''),
  );
  const points = lines.flatMap((one) =>
    years.flatMap((_, index) => {
      const value = one.values[index];
      return isKnown(value) ? [drawGlyph(one.glyph, xOf(index), scale(value), palette)] : [];
    }),
  );
  const look = { size: smallSize, fill: palette.subtleText, anchor: 'middle' as const };
  const names = years.map(({ label }) => wrapText(label, slot - 4, look));
  const nameHeight = Math.max(0, ...names.map((name) => name.length)) * lineHeight(smallSize);
  return {
    parts: [
      ...grid,
      base,
      ...breaks,
      ...strokes.toReversed(),
      ...points.toReversed(),
      ...drawValues(lines, years, xOf, scale, canvas),
      ...names.flatMap((name, index) => drawLines(name, xOf(index), bottom + 6, look)),
    ],
    height: bottom + 6 + nameHeight,
  };
}

/** Years of one version in a row: first and last index. */
function runsOf(years: readonly Year[]): { readonly from: number; readonly to: number }[] {
  const starts = [...years.keys()].filter((index) => index === 0 || isBreakBefore(years, index));
  return starts.map((from, index) => ({ from, to: (starts[index + 1] ?? years.length) - 1 }));
}

/** Broken at gaps; nothing where no two years follow each other. */
function pathOf(
  values: readonly (number | null)[],
  { from, to }: { readonly from: number; readonly to: number },
  xOf: (year: number) => number,
  scale: ValueScale,
): string {
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const draw = line<number>()
    .defined((year) => isKnown(values[year]))
    .x(xOf)
    .y((year) => scale(values[year] ?? 0))
    .digits(2);
  return years.length < 2 ? '' : (draw(years) ?? '');
}

function drawValues(
  lines: readonly SlopeLine[],
  years: readonly Year[],
  xOf: (year: number) => number,
  scale: ValueScale,
  canvas: Canvas,
): string[] {
  const [bottom = 0] = scale.range();
  const taken: Extent[] = lines.flatMap(({ values }) =>
    years.flatMap((_, index) => {
      const value = values[index];
      return isKnown(value)
        ? [around({ x: xOf(index), y: scale(value) }, 2 * glyphRadius, 2 * glyphRadius)]
        : [];
    }),
  );
  return years.flatMap((_, index) => {
    const x = xOf(index);
    // From the highest down, so that values stand in the order of their marks; then the gaps, up from the bottom.
    const ordered = lines.toSorted((a, b) => (b.values[index] ?? -1) - (a.values[index] ?? -1));
    let above = -Infinity;
    return ordered.flatMap(({ values, emphasis, glyph }) => {
      const value = values[index];
      const text = valueText(value, canvas);
      const look = {
        size: labelSize,
        fill: canvas.palette.text,
        isStrong: emphasis === 'own',
        anchor: 'middle' as const,
      };
      const isNamed = !isKnown(value) && lines.length > 1;
      const width = textWidth(text, look) + 2 + (isNamed ? 2 * gapMarkDistance : 0);
      const places = isKnown(value)
        ? placesAround(
            { x, y: scale(value) },
            { width, isBelowFirst: isValley(values, years, index), isLeftFirst: index === 0 },
            bottom,
          )
        : heightsUp(bottom - labelDistance / 2 - 2).map((y) => ({ x, y }));
      const free = places.filter((place) =>
        taken.every((other) => isApart(around(place, width, labelDistance - 1), other)),
      );
      const place = free.find(({ y }) => !isKnown(value) || y > above) ??
        free[0] ??
        places[0] ?? { x, y: bottom };
      taken.push(around(place, width, labelDistance - 1));
      if (isKnown(value)) above = place.y;
      return isNamed
        ? [
            drawGlyph(glyph, place.x - gapMarkDistance / 2, place.y, canvas.palette),
            drawText(text, place.x + gapMarkDistance - 2, place.y, look),
          ]
        : [drawText(text, place.x, place.y, look)];
    });
  });
}

/** Lower than its neighbours: the line leaves room below. */
function isValley(values: readonly (number | null)[], years: readonly Year[], index: number): boolean {
  const value = values[index] ?? 0;
  const neighbours = [
    isBreakBefore(years, index) ? null : values[index - 1],
    isBreakBefore(years, index + 1) ? null : values[index + 1],
  ].filter(isKnown);
  return neighbours.length > 0 && neighbours.every((other) => other > value);
}

/** Where a label may stand, best first: above or below its mark, beside it, further away. Within the panel. */
function placesAround(
  { x, y }: Place,
  {
    width,
    isBelowFirst,
    isLeftFirst,
  }: { readonly width: number; readonly isBelowFirst: boolean; readonly isLeftFirst: boolean },
  bottom: number,
): Place[] {
  const aside = (glyphRadius + 3 + width / 2) * (isLeftFirst ? -1 : 1);
  const towards = isBelowFirst ? 1 : -1;
  const near = [y + towards * labelDistance, y - towards * labelDistance].map((height) => ({ x, y: height }));
  const beside = [x + aside, x - aside].map((place) => ({ x: place, y }));
  // As far as the panel goes: between the marks and values of several lines little may be free.
  const steps = Array.from({ length: Math.ceil(bottom / 4) }, (_, index) => labelDistance + 4 * (index + 1));
  const far = steps.flatMap((step) =>
    [y + towards * step, y - towards * step].map((height) => ({ x, y: height })),
  );
  return [...near, ...beside, ...far].filter(
    (place) => place.y >= labelDistance / 2 - 2 && place.y <= bottom - labelDistance / 2,
  );
}

function heightsUp(from: number): number[] {
  return Array.from({ length: 20 }, (_, index) => from - index * labelDistance).filter(
    (height) => height > 0,
  );
}

function around({ x, y }: Place, width: number, height: number): Extent {
  return { from: x - width / 2, to: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function isApart(a: Extent, b: Extent): boolean {
  return a.to <= b.from || b.to <= a.from || a.bottom <= b.top || b.bottom <= a.top;
}
