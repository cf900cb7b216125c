import { failure, success, type Result } from '@samskar/shared/result';
import type { Database } from '../storage/database.ts';
import { joinMunicipalities } from '../storage/join-municipalities.ts';
import {
  addCode,
  addSuccession,
  findMunicipality,
  insertMunicipality,
  listCodes,
  setCode,
  type MunicipalityCode,
} from '../storage/municipality.ts';
import type { CellProblem } from './cell-problem.ts';
import type { Table } from './read-table.ts';

export type MunicipalityImport = {
  /** Rows read. */
  readonly rows: number;
  readonly municipalities: number;
  /** Codes and successions that were not known before. */
  readonly added: number;
};

/** Columns of the two files in which Statistics Norway hands out its classification 131, in small letters. */
const codeColumns = ['code', 'name', 'validfrom', 'validto'];
const changeColumns = ['oldcode', 'oldname', 'newcode', 'newname', 'changeoccurred'];
/** What is known of no municipality. */
const unknownCode = '9999';

/**
 * Takes in municipalities with their codes and names (and when), or changes from one code to another. A code that goes over
 * into one other that came of it alone is the same municipality; merges and splits are kept as a graph between different
 * ones. A second time nothing changes. Part of the caller's transaction.
 */
export function importMunicipalities(
  database: Database,
  table: Table,
  { country, newId }: { readonly country: string; readonly newId: () => string },
): Result<MunicipalityImport, readonly CellProblem[]> {
  const has = (columns: readonly string[]) => columns.every((column) => table.columns.includes(column));
  const registry = new Registry(database, country, newId);
  if (has(changeColumns)) return takeChanges(registry, table);
  if (has(codeColumns)) return takeCodes(registry, table);
  const rule = `the columns must be ${codeColumns.join(';')} or ${changeColumns.join(';')}`;
  return failure([{ row: 1, column: '', rule, value: table.columns.join(';').slice(0, 80) }]);
}

type Change = { readonly old: Named; readonly new: Named; readonly day: string };
type Named = { readonly code: string; readonly name: string };

function takeCodes(registry: Registry, table: Table): Result<MunicipalityImport, readonly CellProblem[]> {
  const problems: CellProblem[] = [];
  const codes: MunicipalityCode[] = [];
  for (const row of rowsOf(table, problems)) {
    const code = row.code('code');
    const name = row.text('name');
    const from = row.day('validfrom');
    const to = row.isEmpty('validto') ? null : row.day('validto');
    if (code === undefined || name === undefined || from === undefined || to === undefined) continue;
    if (to !== null && to <= from) row.refuse('validto', 'must be after validFrom');
    else if (code !== unknownCode) codes.push({ code, name, from, to });
  }
  if (problems.length > 0) return failure(problems);
  for (const code of codes) registry.know(code);
  return success(registry.count(table.rows.length));
}

function takeChanges(registry: Registry, table: Table): Result<MunicipalityImport, readonly CellProblem[]> {
  const problems: CellProblem[] = [];
  const changes: Change[] = [];
  for (const row of rowsOf(table, problems)) {
    // A code without a successor has gone abroad, one without a predecessor is new: neither is a change between two.
    if (row.isEmpty('oldcode') || row.isEmpty('newcode')) continue;
    const [oldCode, newCode] = [row.code('oldcode'), row.code('newcode')];
    const [oldName, newName] = [row.text('oldname'), row.text('newname')];
    const day = row.day('changeoccurred');
    if (!oldCode || !newCode || !oldName || !newName || !day) continue;
    changes.push({ old: { code: oldCode, name: oldName }, new: { code: newCode, name: newName }, day });
  }
  if (problems.length > 0) return failure(problems);
  const byDay = Map.groupBy(
    changes.toSorted((one, other) => one.day.localeCompare(other.day)),
    ({ day }) => day,
  );
  for (const sameDay of byDay.values()) takeDay(registry, sameDay);
  return success(registry.count(table.rows.length));
}

function takeDay(registry: Registry, changes: readonly Change[]): void {
  const distinct = [...new Map(changes.map((one) => [`${one.old.code} ${one.new.code}`, one])).values()];
  for (const change of distinct) {
    const isAlone = distinct.every(
      (other) =>
        other === change || (other.old.code !== change.old.code && other.new.code !== change.new.code),
    );
    if (isAlone) registry.continueAs(change);
    else registry.succeed(change);
  }
}

/** The municipalities of one country, as an import changes them. */
class Registry {
  readonly #database: Database;
  readonly #country: string;
  readonly #newId: () => string;
  readonly #touched = new Set<string>();
  #added = 0;

  constructor(database: Database, country: string, newId: () => string) {
    this.#database = database;
    this.#country = country;
    this.#newId = newId;
  }

  count(rows: number): MunicipalityImport {
    return { rows, municipalities: this.#touched.size, added: this.#added };
  }

  /** A code with its days; whoever bore it then is the same. */
  know(code: MunicipalityCode): string {
    const day = code.from ?? dayBefore(code.to ?? '9999-12-31');
    const id =
      this.#find(code.code, day) ??
      (code.to === null ? undefined : this.#find(code.code, dayBefore(code.to)));
    if (id === undefined) return this.#insert(code);
    this.#touched.add(id);
    this.#complete(id, code);
    return id;
  }

  /** The same municipality under another code or name from a day on. */
  continueAs({ old, new: next, day }: Change): void {
    const before = this.#find(old.code, dayBefore(day));
    const after = this.#find(next.code, day);
    const to = old.code === next.code ? null : day;
    const id = before ?? after ?? this.#insert({ ...old, from: null, to });
    if (before !== undefined && after !== undefined && before !== after) {
      joinMunicipalities(this.#database, { kept: before, given: after });
      this.#added += 1;
    }
    this.#touched.add(id);
    if (old.code === next.code) {
      this.#rename(id, next, day);
      return;
    }
    this.#complete(id, { ...old, from: null, to: day });
    this.#complete(id, { ...next, from: day, to: null });
  }

  /** One that came of another, wholly or in part. */
  succeed({ old, new: next, day }: Change): void {
    const before = this.#find(old.code, dayBefore(day)) ?? this.#insert({ ...old, from: null, to: day });
    // A code that lives on after a part has gone to another belongs to the same municipality.
    if (old.code === next.code) {
      this.#touched.add(before);
      return;
    }
    const known = this.#find(next.code, day);
    const after =
      known === undefined || known === before ? this.#insert({ ...next, from: day, to: null }) : known;
    this.#touched.add(before).add(after);
    this.#end(before, old.code, day);
    if (addSuccession(this.#database, before, after, day)) this.#added += 1;
  }

  #find(code: string, day: string): string | undefined {
    return findMunicipality(this.#database, { country: this.#country, code, day });
  }

  #insert(code: MunicipalityCode): string {
    const id = this.#newId();
    insertMunicipality(this.#database, id, { country: this.#country, codes: [code] });
    this.#touched.add(id);
    this.#added += 1;
    return id;
  }

  /** Adds a code that is not known, or the days of one that is; what was known stays. */
  #complete(id: string, code: MunicipalityCode): void {
    const known = listCodes(this.#database, id).find((one) => one.code === code.code);
    if (known === undefined) {
      addCode(this.#database, id, this.#country, code);
      this.#added += 1;
      return;
    }
    const from = known.from ?? code.from;
    const to = known.to ?? code.to;
    if (from !== known.from || to !== known.to) setCode(this.#database, id, { ...known, from, to });
  }

  #end(id: string, code: string, day: string): void {
    const known = listCodes(this.#database, id).find((one) => one.code === code && one.to === null);
    if (known !== undefined) setCode(this.#database, id, { ...known, to: day });
  }

  #rename(id: string, { code, name }: Named, day: string): void {
    const known = listCodes(this.#database, id).findLast((one) => one.code === code);
    if (known === undefined || known.name === name || known.from === day) return;
    this.#end(id, code, day);
    addCode(this.#database, id, this.#country, { code, name, from: day, to: known.to });
    this.#added += 1;
  }
}

function* rowsOf({ columns, rows }: Table, problems: CellProblem[]) {
  for (const { row, cells } of rows) {
    const cellOf = (column: string) => cells[columns.indexOf(column)] ?? '';
    const refuse = (column: string, rule: string): void => {
      problems.push({ row, column, rule, value: cellOf(column).slice(0, 80) });
    };
    /** The cell, or what is wrong with it among the problems. */
    const read = (column: string, isRight: boolean, rule: string): string | undefined => {
      if (!isRight) refuse(column, rule);
      return isRight ? cellOf(column) : undefined;
    };
    yield {
      refuse,
      isEmpty: (column: string) => cellOf(column) === '',
      code: (column: string) => read(column, /^\d{4}$/.test(cellOf(column)), 'must be a code of four digits'),
      text: (column: string) => {
        const text = cellOf(column);
        if (text === '') return read(column, false, 'must not be empty');
        return read(column, text.length <= 200, 'must be at most 200 characters');
      },
      day: (column: string) => {
        const day = cellOf(column).slice(0, 10);
        const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
        return read(column, isDay, 'must be a day such as 2020-01-01')?.slice(0, 10);
      },
    };
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
