import type { HttpContext } from './api.ts';

export type CsvCell = string | number | null;

/** A table as a file to download: RFC 4180, UTF-8 with the mark by which spreadsheets know it. */
export function answerCsv(
  context: HttpContext,
  name: string,
  rows: readonly (readonly CsvCell[])[],
): Response {
  const text = rows.map((row) => row.map(cellText).join(',')).join('\r\n');
  context.header('Content-Disposition', `attachment; filename="${name}"`);
  context.header('Content-Type', 'text/csv; charset=utf-8');
  return context.body(`\ufeff${text}\r\n`);
}

/** A value as a file to download, to be read by people too. */
export function answerJson(context: HttpContext, name: string, value: unknown): Response {
  context.header('Content-Disposition', `attachment; filename="${name}"`);
  context.header('Content-Type', 'application/json');
  return context.body(`${JSON.stringify(value, undefined, 2)}\n`);
}

function cellText(cell: CsvCell): string {
  const text = withoutFormula(String(cell ?? ''));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would run what begins like a formula, whoever wrote it (OWASP, CSV Injection); figures may begin so. */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+([./]\d+)?$/.test(text) ? `'${text}` : text;
}
