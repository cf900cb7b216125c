/** What numbers need at most, in inches: "1 000,0" at 22 points. */
const numberInches = 1.7;

type Columns = readonly { readonly isNumber: boolean }[];

/** Numbers need little, and what heads the rows gets the rest. */
export function columnWidths(columns: Columns, width: number): number[] {
  const texts = columns.filter(({ isNumber }) => !isNumber).length;
  if (texts === 0) return columns.map(() => width / columns.length);
  const forText = textColumnInches(columns, width);
  const forNumber = (width - forText * texts) / Math.max(1, columns.length - texts);
  return columns.map(({ isNumber }) => (isNumber ? forNumber : forText));
}

/** A column of text. */
export function textColumnInches(columns: Columns, width: number): number {
  const numbers = columns.filter(({ isNumber }) => isNumber).length;
  const texts = columns.length - numbers;
  if (texts === 0) return width / columns.length;
  return (width - numbers * Math.min(numberInches, width / columns.length)) / texts;
}
