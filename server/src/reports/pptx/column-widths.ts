import { shareWidth } from '../share-width.ts';
import type { WrittenTable } from './deck.ts';
import { inchesOf } from './fit-text.ts';

/** What numbers need at most, in inches: "1 000,0" at 22 points. */
const numberInches = 1.7;
/** On both sides of a cell. */
export const cellPaddingInches = 0.24;

/**
 * Inches, at a size of text. Numbers need little; texts share the rest by what they hold, and what is left over goes to the first of
 * them, which heads the rows.
 */
export function columnWidths(
  { columns, rows, footer }: WrittenTable,
  width: number,
  points: number,
): readonly number[] {
  const widened = columns.findIndex(({ isNumber }) => !isNumber);
  if (widened === -1) return columns.map(() => width / columns.length);
  const needs = columns.map(({ label, isNumber }, at) => {
    if (isNumber) return numberInches;
    const texts = [label, ...[...rows, footer ?? []].map((cells) => cells[at] ?? '')];
    return cellPaddingInches + Math.max(...texts.map((text) => inchesOf(text, points)));
  });
  const shares = shareWidth(needs, width);
  const left = width - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, at) => (at === widened ? share + left : share));
}
