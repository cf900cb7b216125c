import { isKnown, margin, valueText, type Canvas, type Drawing } from './canvas.ts';
import type { Chart, Year } from './chart.ts';
import { axisHeight, drawAxis } from './draw-axis.ts';
import { drawBar, type BarLook } from './draw-bar.ts';
import { drawBreak } from './draw-break.ts';
import { drawLegend } from './draw-legend.ts';
import { drawText, labelSize, smallSize } from './draw-text.ts';
import { layOutRows } from './lay-out-rows.ts';
import { textWidth } from './text-width.ts';
import { valueScale, type ValueScale } from './value-scale.ts';
import { breakLegend, hasBreak, isBreakBefore, yearName } from './version-runs.ts';
import { fitOnLine } from './wrap-text.ts';

type GroupedBars = Extract<Chart, { kind: 'grouped-bars' }>;

const barHeight = 14;
const betweenBars = 4;
const breakHeight = 11;
/** Past the line at 0: the axis is cut, the values are not. */
const breakReach = 28;
const yearDistance = 8;
/** Of the width, that the names of years may take: a year is four digits. */
const yearShareMax = 0.22;

/** For each thing a bar for each year below each other, oldest first; a zigzag between two that were measured differently. */
export function drawGroupedBars(chart: GroupedBars, canvas: Canvas): Drawing {
  const { palette, width } = canvas;
  const { years } = chart;
  const looks = years.map((_, index) => lookOf(years.length - 1 - index));
  const legendItems = years.map((year, index) => ({
    label: yearName(year, years, canvas),
    isStrong: index === years.length - 1,
    sampleWidth: 22,
    drawSample: (x: number, middle: number) =>
      drawBar({ x, y: middle - 6, width: 22, height: 12 }, looks[index] ?? 'light', palette),
  }));
  const legend = drawLegend(
    hasBreak(years) ? [...legendItems, ...breakLegend(years, canvas)] : legendItems,
    margin,
    canvas,
  );

  const valueLook = { size: labelSize, fill: palette.text, isStrong: true };
  const valueWidth = Math.max(
    12,
    ...chart.groups.flatMap(({ values }) =>
      years.map((_, index) => textWidth(valueText(values[index], canvas), valueLook)),
    ),
  );
  const offsets = offsetsOf(years);
  const height = (offsets.at(-1) ?? 0) + barHeight;
  const top = margin + legend.height + 12;
  const inputs = chart.groups.map(({ label }) => ({ label, height }));
  const rows = layOutRows(inputs, top, canvas.isNarrow ? 14 : 18, canvas);
  const names = years.map(({ label }) => fitOnLine(label, width * yearShareMax, { size: smallSize }));
  const yearWidth = Math.max(0, ...names.map((name) => textWidth(name, { size: smallSize })));
  const scale = valueScale(chart.max, rows.from + yearWidth + yearDistance, width - margin - valueWidth - 8);
  const bottom = rows.bottom + 6;
  const axis = drawAxis(scale, top - 4, bottom, { hasLines: false, side: 'below', avoid: [] }, canvas);
  const bars = chart.groups.flatMap(({ values }, group) => {
    const place = rows.places[group];
    if (place === undefined) return [];
    return years.flatMap((_, index) => {
      const y = place.top + (offsets[index] ?? 0);
      const between = isBreakBefore(years, index)
        ? [
            drawBreak(
              { x: rows.from, y: y - breakHeight / 2 - 1 },
              { x: scale(0) + breakReach, y: y - breakHeight / 2 - 1 },
              palette,
            ),
          ]
        : [];
      const name = drawText(names[index] ?? '', rows.from + yearWidth, y + barHeight / 2, {
        size: smallSize,
        fill: palette.subtleText,
        anchor: 'end',
      });
      const isNewest = index === years.length - 1;
      return [
        ...between,
        name,
        ...drawYear(values[index], y, looks[index] ?? 'light', isNewest, scale, canvas),
      ];
    });
  });
  return {
    parts: [...legend.parts, ...axis, ...rows.labels, ...bars],
    height: bottom + axisHeight + margin,
  };
}

function drawYear(
  value: number | null | undefined,
  y: number,
  look: BarLook,
  isNewest: boolean,
  scale: ValueScale,
  canvas: Canvas,
): string[] {
  const from = scale(0);
  const end = isKnown(value) ? scale(value) : from;
  return [
    drawBar({ x: from, y, width: end - from, height: barHeight }, look, canvas.palette),
    drawText(valueText(value, canvas), end + 7, y + barHeight / 2, {
      size: labelSize,
      fill: canvas.palette.text,
      isStrong: isNewest,
    }),
  ];
}

/** Of each year's bar below the top of its group, in pixels. */
function offsetsOf(years: readonly Year[]): number[] {
  const offsets: number[] = [];
  let y = 0;
  for (const index of years.keys()) {
    if (isBreakBefore(years, index)) y += breakHeight - betweenBars / 2;
    offsets.push(y);
    y += barHeight + betweenBars;
  }
  return offsets;
}

function lookOf(age: number): BarLook {
  const looks: readonly BarLook[] = ['solid', 'hatched', 'hollow', 'hatched-back'];
  return looks[age] ?? 'light';
}
