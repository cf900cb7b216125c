import { csvText, type CsvCell } from '@samskar/shared/csv';
import type { HttpContext } from './api.ts';

/** A table as a file to download. */
export function answerCsv(
  context: HttpContext,
  name: string,
  rows: readonly (readonly CsvCell[])[],
): Response {
  context.header('Content-Disposition', `attachment; filename="${name}"`);
  context.header('Content-Type', 'text/csv; charset=utf-8');
  return context.body(csvText(rows));
}

/** A value as a file to download, to be read by people too. */
export function answerJson(context: HttpContext, name: string, value: unknown): Response {
  context.header('Content-Disposition', `attachment; filename="${name}"`);
  context.header('Content-Type', 'application/json');
  return context.body(`${JSON.stringify(value, undefined, 2)}\n`);
}
