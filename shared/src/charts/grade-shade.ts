import type { Palette } from './palette.ts';

/** The highest grade takes half of one's own colour: so the text stays readable on every shade, in the same colour. */
const strongestShare = 0.5;

/** A cell's filling, the stronger the higher its grade. A gap is not filled. */
export function gradeShade(value: number | null, top: number, palette: Palette): string {
  if (value === null) return palette.surface;
  const share = top > 0 ? Math.max(0, Math.min(1, value / top)) : 0;
  return mix(palette.surface, palette.own, share * strongestShare);
}

function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((channel, index) =>
    Math.round(channel + ((target[index] ?? channel) - channel) * share),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
