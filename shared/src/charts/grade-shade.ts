import { channels, contrast } from './contrast.ts';
import type { Palette } from './palette.ts';

/** A cell's filling, the stronger the higher its grade, and the text colour that is read best on it. A gap is not filled. */
export function gradeShade(
  value: number | null,
  top: number,
  palette: Palette,
): { readonly fill: string; readonly text: string } {
  if (value === null) return { fill: palette.surface, text: palette.subtleText };
  const share = top > 0 ? Math.max(0, Math.min(1, value / top)) : 0;
  const fill = mix(palette.surface, palette.own, share);
  return contrast(palette.text, fill) >= contrast(palette.surface, fill)
    ? { fill, text: palette.text }
    : { fill, text: palette.surface };
}

function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((channel, index) =>
    Math.round(channel + ((target[index] ?? channel) - channel) * share),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
