export type CsvCell = string | number | null;

/** A table as the text of a file: RFC 4180, UTF-8 with the mark by which spreadsheets know it. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  const text = rows.map((row) => row.map(cellText).join(',')).join('\r\n');
  return `\ufeff${text}\r\n`;
}

function cellText(cell: CsvCell): string {
  const text = withoutFormula(String(cell ?? ''));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would run what begins like a formula, whoever wrote it (OWASP, CSV Injection); figures may begin so. */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+([./]\d+)?$/.test(text) ? `'${text}` : text;
}
