import { failure, success, type Result } from '@samskar/shared/result';
import type { Database } from '../storage/database.ts';
import { findMunicipality, setPopulation } from '../storage/municipality.ts';
import type { CellProblem } from './cell-problem.ts';
import type { Table } from './read-table.ts';

/** More than any municipality has; a total of a country among the rows is found by it. */
const populationMax = 5_000_000;
const incomeGroupMax = 100;

/**
 * Takes in inhabitants by code and year (counted on 1 January) or day, and income groups where the file has them; all of it or
 * nothing. Part of the caller's transaction.
 */
export function importPopulations(
  database: Database,
  { columns, rows }: Table,
  { country }: { readonly country: string },
): Result<{ readonly rows: number }, readonly CellProblem[]> {
  const time = ['day', 'date', 'year'].find((column) => columns.includes(column));
  if (time === undefined || !columns.includes('code') || !columns.includes('population')) {
    const rule = 'the columns must be code, year (or day), population and, if known, income_group';
    return failure([{ row: 1, column: '', rule, value: columns.join(';').slice(0, 80) }]);
  }
  const problems: CellProblem[] = [];
  const counts = rows.flatMap(({ row, cells }) => {
    const cellOf = (column: string) => cells[columns.indexOf(column)] ?? '';
    const refuse = (column: string, rule: string) => {
      problems.push({ row, column, rule, value: cellOf(column).slice(0, 80) });
      return [];
    };
    const day = dayOf(cellOf(time));
    if (day === undefined) return refuse(time, 'must be a year, or a day such as 2023-01-01');
    const population = wholeNumber(cellOf('population'), populationMax);
    if (!population) return refuse('population', `must be a whole number from 1 to ${populationMax}`);
    const group = columns.includes('income_group') ? cellOf('income_group') : '';
    const incomeGroup = group === '' ? null : wholeNumber(group, incomeGroupMax);
    if (incomeGroup === undefined)
      return refuse('income_group', `must be a whole number from 0 to ${incomeGroupMax}`);
    const id = findMunicipality(database, { country, code: cellOf('code'), day });
    if (id === undefined) return refuse('code', 'no municipality has borne this code on that day');
    return [{ id, day, population, incomeGroup }];
  });
  if (problems.length > 0) return failure(problems);
  for (const { id, day, population, incomeGroup } of counts)
    setPopulation(database, id, day, population, incomeGroup);
  return success({ rows: counts.length });
}

function dayOf(text: string): string | undefined {
  if (/^(19|20|21)\d{2}$/.test(text)) return `${text}-01-01`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function wholeNumber(text: string, most: number): number | undefined {
  const number = /^\d{1,9}$/.test(text.replaceAll(/[\s\u00a0]/g, ''))
    ? Number(text.replaceAll(/[\s\u00a0]/g, ''))
    : undefined;
  return number !== undefined && number <= most ? number : undefined;
}
