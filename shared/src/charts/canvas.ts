import { formatNumber } from '../messages/format.ts';
import type { UiLanguage } from '../messages/define-messages.ts';
import type { Band } from './chart.ts';
import { cleanText } from './clean-text.ts';
import type { Palette } from './palette.ts';

/** What every part of a drawing must know. Lengths are pixels. */
export type Canvas = {
  readonly width: number;
  readonly palette: Palette;
  readonly language: UiLanguage;
  readonly decimals: 0 | 1;
  /** Labels stand above their rows instead of beside them, as on a telephone. */
  readonly isNarrow: boolean;
};

/** Elements as markup, and how much room they take downwards. */
export type Drawing = { readonly parts: readonly string[]; readonly height: number };

/** Between the drawing and its edge, so that no stroke is cut. */
export const margin = 8;

/** Stands where a value is not known. */
const gap = '–';

export function valueText(value: number | null | undefined, canvas: Canvas): string {
  if (!isKnown(value)) return gap;
  return formatNumber(value, canvas.language, canvas.decimals);
}

export function isKnown(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** "normalt 320–360", once, whether or not the label says the figures itself. */
export function bandText(band: Band, canvas: Canvas): string {
  const from = valueText(band.from, canvas);
  const to = valueText(band.to, canvas);
  const label = cleanText(band.label);
  return label.includes(from) && label.includes(to) ? label : `${label} ${from}–${to}`.trim();
}
