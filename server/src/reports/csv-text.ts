export type CsvCell = string | number | null;

/**
 * A table as RFC 4180 has it, beginning with the mark by which spreadsheets know UTF-8. What would be run as a formula is text:
 * an apostrophe stands before it.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(cell: CsvCell): string {
  const text = typeof cell === 'number' ? String(cell) : withoutFormula(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would run what begins like a formula, whoever wrote it (OWASP, CSV Injection). */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+([./]\d+)?$/.test(text) ? `'${text}` : text;
}
