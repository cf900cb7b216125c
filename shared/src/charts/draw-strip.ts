import { isKnown, margin, valueText, type Canvas, type Drawing } from './canvas.ts';
import type { Chart } from './chart.ts';
import { cleanText } from './clean-text.ts';
import { axisEnd, axisHeight, drawAxis } from './draw-axis.ts';
import { bandEdges, drawBand, drawBandLabel } from './draw-band.ts';
import { drawCallouts } from './draw-callouts.ts';
import { drawGlyph, glyphOf, glyphRadius, type Glyph } from './glyph.ts';
import { element } from './svg-element.ts';
import { valueScale, type ValueScale } from './value-scale.ts';

type Strip = Extract<Chart, { kind: 'strip' }>;
type StripValue = Strip['values'][number];
type Named = StripValue & { readonly glyph: Glyph };

/** With so many at most, others are named too; with more, the lowest and the highest of them. */
const allNamedMax = 6;
/** More marks than these are drawn as strokes: piled up they would fill the page. */
const dotsMax = 300;
const dotDiameter = 9;
const pileMax = 110;
const strokeHeight = 18;

/** All values above one line, equal ones piled up; those that are named stand lowest in their pile, with their names below. */
export function drawStrip(chart: Strip, canvas: Canvas): Drawing {
  const { palette, width } = canvas;
  const values = chart.values.filter(({ value }) => isKnown(value));
  const scale = valueScale(chart.max, margin + 10, width - margin - axisEnd);
  // Marks of a kind look alike: those that matter have their names beside them.
  const all = values.map((value): Named => ({ ...value, glyph: glyphOf(value.emphasis, palette) }));
  const named = namedOf(all);
  const others = all.filter((value) => !named.includes(value));
  const piles = pileUp(named, others, scale);

  const bandLabel = drawBandLabel(chart.band, scale, margin, canvas);
  const top = margin + bandLabel.height + axisHeight;
  const line = top + 10 + piles.height + dotDiameter / 2;
  const bottom = line + 8;
  const edges = bandEdges(chart.band, scale);
  const axis = drawAxis(scale, top, bottom, { hasLines: false, side: 'above', avoid: edges }, canvas);
  const callouts = named.map(({ label, value, emphasis, glyph }) => ({
    x: scale(value),
    text: `${cleanText(label)}:\u00a0${valueText(value, canvas)}`,
    glyph,
    isStrong: emphasis === 'own',
  }));
  const calloutTop = bottom + 10;
  const names = drawCallouts(callouts, line, calloutTop, canvas);
  return {
    parts: [
      ...bandLabel.parts,
      ...drawBand(chart.band, scale, top - axisHeight, bottom, canvas),
      ...axis,
      element('line', {
        x1: margin,
        x2: width - margin,
        y1: bottom,
        y2: bottom,
        stroke: palette.line,
        'stroke-width': 1,
      }),
      ...names.parts,
      ...piles.marks.map(({ x, rise, mark }) =>
        mark === 'stroke'
          ? element('line', {
              x1: x,
              x2: x,
              y1: line + dotDiameter / 2 - strokeHeight,
              y2: line + dotDiameter / 2,
              stroke: palette.line,
              'stroke-width': 1,
            })
          : drawGlyph(mark, x, line - rise, palette),
      ),
    ],
    height: (named.length > 0 ? calloutTop + names.height : bottom) + margin,
  };
}

function namedOf(values: readonly Named[]): readonly Named[] {
  const own = values.filter(({ emphasis }) => emphasis !== 'other');
  const others = values.filter(({ emphasis }) => emphasis === 'other').toSorted((a, b) => a.value - b.value);
  if (others.length <= allNamedMax) return [...own, ...others];
  const ends = [others[0], others.at(-1)].filter((value) => value !== undefined);
  return [...own, ...ends];
}

type Mark = { readonly x: number; readonly rise: number; readonly mark: Glyph | 'stroke' };

/** How far each mark rises above the line, in pixels. */
function pileUp(
  named: readonly Named[],
  others: readonly Named[],
  scale: ValueScale,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const isStrokes = others.length > dotsMax;
  const piled = isStrokes ? named : [...named, ...others.toSorted((a, b) => a.value - b.value)];
  const taken: { readonly x: number; readonly radius: number }[][] = [];
  const levels = piled.map(({ value, glyph }) => {
    const x = scale(value);
    const radius = glyph.look === 'light' ? dotDiameter / 2 : glyphRadius;
    const free = taken.findIndex((level) =>
      level.every((other) => Math.abs(other.x - x) >= other.radius + radius),
    );
    const level = free === -1 ? taken.length : free;
    (taken[level] ??= []).push({ x, radius });
    return { x, level, mark: glyph };
  });
  const highest = Math.max(0, taken.length - 1);
  const step = Math.min(dotDiameter + 2, pileMax / Math.max(1, highest));
  const strokes = isStrokes ? [...new Set(others.map(({ value }) => Math.round(scale(value) * 2) / 2))] : [];
  return {
    marks: [
      ...strokes.map((x): Mark => ({ x, rise: 0, mark: 'stroke' })),
      ...levels.map(({ x, level, mark }) => ({ x, rise: level * step, mark })).toReversed(),
    ],
    height: Math.max(highest * step, isStrokes ? strokeHeight : 0),
  };
}
