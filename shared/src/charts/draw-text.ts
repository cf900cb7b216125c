import { element, escapeText } from './svg-element.ts';
import { textWidth } from './text-width.ts';

/** 13 px on a screen is 9.75 pt where a drawing of 640 px fills a page's text width. */
export const labelSize = 13;
export const smallSize = 12;

export type TextLook = {
  readonly size: number;
  readonly fill: string;
  readonly isStrong?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
};

/** Cleaned text on one line; `centre` is the middle of its capitals. */
export function drawText(text: string, x: number, centre: number, look: TextLook): string {
  if (text === '') return '';
  return element(
    'text',
    {
      x,
      // Half the height of Inter's capitals (0.727 em). `dominant-baseline` is read differently by each program.
      y: centre + look.size * 0.364,
      'font-size': look.size,
      'font-weight': look.isStrong === true ? 600 : undefined,
      'text-anchor': look.anchor === 'start' ? undefined : look.anchor,
      fill: look.fill,
    },
    [escapeText(text)],
  );
}

/** Lines below each other, of `lineHeight` each. */
export function drawLines(lines: readonly string[], x: number, top: number, look: TextLook): string[] {
  const height = lineHeight(look.size);
  return lines.map((line, index) => drawText(line, x, top + (index + 0.5) * height, look));
}

export function lineHeight(size: number): number {
  return Math.round(size * 1.3);
}

/** Where a centred text begins so that it stays between two places. */
export function centreWithin(text: string, x: number, from: number, to: number, look: TextLook): number {
  const half = textWidth(text, look) / 2;
  return Math.max(from + half, Math.min(to - half, x));
}
