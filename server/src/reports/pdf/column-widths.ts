import type { Table } from '@samskar/shared/report';
import { shareWidth } from '../share-width.ts';

export type ColumnWidth = {
  readonly points: number;
  /** A word in it is wider than the column. */
  readonly hyphenates: boolean;
};

/**
 * Columns are as wide as what they hold; where that is more than the page has, narrow ones keep their width and wide ones share
 * the rest. What is left over goes to the first column that is not of numbers, so that these stand together at the right.
 */
export function columnWidths({ columns, rows, footer = [] }: Table): readonly ColumnWidth[] {
  const needs = columns.map(({ label, isNumber }, place) => {
    const cells = [...rows, footer].map((row) => row[place]?.text ?? '');
    const longest = Math.max(...cells.map((text) => text.length)) * letter;
    const word = Math.max(
      longestWord(label) * headLetter,
      ...cells.map((text) => longestWord(text) * letter),
    );
    // A head of several words may stand on several lines.
    const head = Math.max(longestWord(label), label.length / headLines) * headLetter;
    return { isNumber, word: word + padding, all: Math.max(narrowest, longest + padding, head + padding) };
  });
  const widths = shareWidth(
    needs.map(({ all }) => all),
    textWidth,
  );
  const left = textWidth - widths.reduce((sum, width) => sum + width, 0);
  const widened = Math.max(
    0,
    needs.findIndex(({ isNumber }) => !isNumber),
  );
  return needs.map(({ word }, place) => {
    const points = (widths[place] ?? narrowest) + (place === widened ? left : 0);
    return { points, hyphenates: word > points };
  });
}

/** Points between the margins; `measure` of report.typ. */
const textWidth = 433;
/** Points; of letters in the 9 points of a table, and of its semi-bold heads. */
const letter = 4.9;
const headLetter = 5.8;
/** Points; on both sides of a cell. */
const padding = 13;
const narrowest = 40;
/** Lines that the head of a narrow column may take. */
const headLines = 3;

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map((word) => word.length));
}
