import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gradeShade } from '../../../shared/src/charts/grade-shade.ts';
import { palettes, type ColourSet } from '../../../shared/src/charts/palette.ts';

const sets = Object.keys(palettes) as ColourSet[];

/** W3C, WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('contrast is measured as in the recommendation', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each(sets)('%s', (set) => {
  const palette = palettes[set];

  test.each(['surface', 'band'] as const)('text is read and marks are seen on the %s', (behind) => {
    for (const name of ['text', 'subtleText'] as const)
      expect(contrast(palette[name], palette[behind]), name).toBeGreaterThanOrEqual(4.5);
    for (const name of ['line', 'own', 'earlier', 'mean', 'group'] as const)
      expect(contrast(palette[name], palette[behind]), name).toBeGreaterThanOrEqual(3);
  });

  test('the edge of a light mark is seen against its filling too', () => {
    expect(contrast(palette.line, palette.other)).toBeGreaterThanOrEqual(2.5);
  });

  test('grades are read on every shade, and a higher grade has more of one', () => {
    const shades = Array.from({ length: 11 }, (_, grade) => gradeShade(grade, 10, palette));
    for (const shade of [...shades, gradeShade(99, 10, palette)])
      expect(contrast(palette.text, shade)).toBeGreaterThanOrEqual(4.5);
    const distances = shades.map((shade) => contrast(palette.surface, shade));
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(new Set(shades).size).toBe(11);
    expect(contrast(palette.subtleText, gradeShade(null, 10, palette))).toBeGreaterThanOrEqual(4.5);
  });
});

test('light and dark are the colours of the screens', () => {
  const css = readFileSync(new URL('../../../web/src/theme.css', import.meta.url), 'utf8');
  const token = (name: string) => {
    const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
    return { light: found?.[1], dark: found?.[2] };
  };
  const tokens = {
    surface: 'ds-color-neutral-surface-default',
    text: 'ds-color-neutral-text-default',
    subtleText: 'ds-color-neutral-text-subtle',
    grid: 'ds-color-neutral-border-subtle',
    own: 'ds-color-accent-base-default',
    earlier: 'ds-color-accent-border-strong',
    mean: 'series-2',
    group: 'series-3',
  } as const;
  for (const [name, of] of Object.entries(tokens)) {
    const { light, dark } = token(of);
    expect({
      light: palettes.light[name as keyof typeof tokens],
      dark: palettes.dark[name as keyof typeof tokens],
    }).toEqual({
      light,
      dark,
    });
  }
});
