import type { DatabaseSync } from 'node:sqlite';
import { type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Enough for every statement of the product; a bound, because a list of n values is a statement of its own for each n. */
const statementsKeptMax = 500;

/** node:sqlite in the shape that Kysely's SQLite dialect wants, with its prepared statements kept by their text. */
export class NodeSqlite implements SqliteDatabase {
  readonly raw: DatabaseSync;
  readonly #statements = new Map<string, KeptStatement>();

  constructor(raw: DatabaseSync) {
    this.raw = raw;
  }

  prepare(sql: string): KeptStatement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) return kept;
    if (this.#statements.size >= statementsKeptMax) this.#statements.clear();
    const statement = new KeptStatement(this.raw, sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.raw.close();
  }
}

class KeptStatement implements SqliteStatement {
  readonly reader: boolean;
  readonly #raw: DatabaseSync;
  readonly #sql: string;
  readonly #statement: StatementSync;

  constructor(raw: DatabaseSync, sql: string) {
    this.#raw = raw;
    this.#sql = sql;
    this.#statement = raw.prepare(sql);
    this.reader = this.#statement.columns().length > 0;
  }

  all(parameters: readonly unknown[]): unknown[] {
    return this.#statement.all(...bindable(parameters));
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return this.#statement.run(...bindable(parameters));
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    // A statement of its own: the kept one may be run again while this one is still being read.
    return this.#raw.prepare(this.#sql).iterate(...bindable(parameters));
  }
}

/**
 * node:sqlite takes a plain object or Date in the first place for its bag of named parameters, binds nothing for it and
 * shifts the rest, silently; so no object but bytes gets through.
 */
function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'bigint':
        return value;
      case 'boolean':
        return value ? 1 : 0;
      default:
        if (value === null || value instanceof Uint8Array) return value;
        throw new TypeError(`SQLite cannot store a ${value === undefined ? 'missing value' : typeof value}`);
    }
  });
}
