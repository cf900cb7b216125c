import type { Table } from '@samskar/shared/report';

/** Of a column: fixed, in points, or a share of what the fixed ones leave. */
export type ColumnWidth = { readonly points: number } | { readonly share: number };

/**
 * Columns of numbers are as wide as their numbers and the longest word of their heads; those of text share the rest by what they
 * hold. Where the numbers would take most of the page, all columns share it.
 */
export function columnWidths({ columns, rows, footer = [] }: Table): readonly ColumnWidth[] {
  const needs = columns.map(({ label, isNumber }, place) => {
    const cells = [...rows, footer].map((row) => row[place]?.text.length ?? 0);
    const head = isNumber ? Math.max(longestWord(label), label.length / headLines) : label.length;
    const needed = Math.max(head * headLetter, Math.max(...cells) * letter) + padding;
    const [least, most] = isNumber ? numberBounds : textBounds;
    return { isNumber, points: Math.min(most, Math.max(least, needed)) };
  });
  const fixed = needs.filter(({ isNumber }) => isNumber).reduce((sum, { points }) => sum + points, 0);
  const hasRoom = fixed <= fixedMost && needs.some(({ isNumber }) => !isNumber);
  return needs.map(({ isNumber, points }) => (hasRoom && isNumber ? { points } : { share: points }));
}

/** Points; of letters in the 9 points of a table, and of its semi-bold heads. */
const letter = 5;
const headLetter = 6;
/** Lines that the head of a narrow column takes. */
const headLines = 3;
/** Points; on both sides of a cell. */
const padding = 12;
/** Points of 433 between the margins. */
const numberBounds = [40, 96] as const;
const textBounds = [60, 260] as const;
const fixedMost = 280;

function longestWord(label: string): number {
  return Math.max(0, ...label.split(/\s+/).map((word) => word.length));
}
