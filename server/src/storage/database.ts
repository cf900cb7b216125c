import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { Kysely, SqliteDialect, type Compilable } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { NodeSqlite } from './node-sqlite.ts';
import type { Schema } from './schema.ts';

/** How long a statement waits for another process (a backup, the command line) that holds the file. */
export const busyTimeoutMs = 5000;
/** Checking every page of a larger file would make the start slow; its damage shows when the page is read. */
const checkedBytesMax = 256 * 1024 * 1024;

export type DatabaseProblem =
  'not-a-database' | 'damaged' | 'foreign' | 'later-schema' | 'earlier-schema' | 'unreachable';

/** The data file cannot be used, and has not been touched. `message` says why and what to do, for the operator. */
export class DatabaseUnusable extends Error {
  readonly kind: DatabaseProblem;

  constructor(kind: DatabaseProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

/**
 * Opens the data file, makes it when it is absent, and brings its schema up to date.
 * @throws DatabaseUnusable when the file is not ours to change; it is then left as it was.
 */
export async function openDatabase(
  file: string,
  migrations: Readonly<Record<string, Migration>>,
): Promise<Database> {
  if (existsSync(file) && statSync(file).size > 0) refuseUnusable(file, Object.keys(migrations));
  const database = new Database(openRaw(file));
  try {
    await migrate(database, migrations);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/**
 * All that are missing, or none: SQLite takes changes of tables back like all others, but Kysely's migrator does not ask it
 * to, and a process that ended between two of them would leave a file that no version knows.
 */
async function migrate(
  { raw, kysely }: Database,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve(answeringBetween(migrations)) },
  });
  raw.exec('BEGIN IMMEDIATE');
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    if (raw.isTransaction) raw.exec('ROLLBACK');
    throw new Error('The data file could not be brought up to date', { cause: error });
  }
  raw.exec('COMMIT');
}

/** The operator's port, which is open already, answers between two of them: of a large file each may take a while. */
function answeringBetween(migrations: Readonly<Record<string, Migration>>): Record<string, Migration> {
  const entries = Object.entries(migrations).map(([name, migration]): [string, Migration] => [
    name,
    { up: (kysely) => setImmediate().then(() => migration.up(kysely)) },
  ]);
  return Object.fromEntries(entries);
}

/**
 * The one connection that writes (R15). Queries are built with `kysely` and run here, synchronously, so that nothing
 * can come between BEGIN and COMMIT.
 */
export class Database {
  /** Builds queries; only migrations execute through it. */
  readonly kysely: Kysely<Schema>;
  readonly raw: DatabaseSync;
  /** Opened by `openToRead`. */
  readonly isReadOnly: boolean;
  readonly #sqlite: NodeSqlite;
  readonly #made = new Map<(database: Database) => unknown, unknown>();
  #beforeTransaction: () => void = () => undefined;
  #afterCommit: (() => void)[] = [];

  constructor(raw: DatabaseSync, { isReadOnly = false } = {}) {
    this.raw = raw;
    this.isReadOnly = isReadOnly;
    this.#sqlite = new NodeSqlite(raw);
    this.kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: this.#sqlite }) });
  }

  /** All rows; each has no prototype. */
  all<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    // The row type is what Kysely derived from the schema for this very query.
    return this.#sqlite.prepare(sql).all(parameters) as Row[];
  }

  /** The first row, or undefined. */
  get<Row>(query: Compilable<Row>): Row | undefined {
    return this.all(query)[0];
  }

  /** How many rows it changed. */
  run(query: Compilable): number {
    const { sql, parameters } = query.compile();
    return Number(this.#sqlite.prepare(sql).run(parameters).changes);
  }

  /** For what runs whenever a document is opened: the query compiled once, to be asked with other parameters in the same order. */
  readonly prepareAll = <Row>(query: Compilable<Row>): ((parameters: readonly unknown[]) => Row[]) => {
    const { sql } = query.compile();
    // The row type is what Kysely derived from the schema for this very query.
    return (parameters) => this.#sqlite.prepare(sql).all(parameters) as Row[];
  };

  /** What `make` makes of this data file, made once: for queries that are prepared where they stand. */
  once<Made>(make: (database: Database) => Made): Made {
    const made = this.#made.get(make) ?? make(this);
    this.#made.set(make, made);
    // Under each function lies what it has made.
    return made as Made;
  }

  /** For what runs at every key press: the query compiled once, to be run with other parameters in the same order. */
  readonly prepare = (query: Compilable): ((parameters: readonly unknown[]) => number) => {
    const { sql } = query.compile();
    return (parameters) => Number(this.#sqlite.prepare(sql).run(parameters).changes);
  };

  /**
   * Everything that `act` writes, or nothing: BEGIN IMMEDIATE, `act`, COMMIT, then what `afterCommit` was given.
   * @throws what `act` throws, after ROLLBACK. A transaction inside another, or a promise from `act`, is a bug.
   */
  transaction<Value>(act: () => Value): Value {
    if (this.raw.isTransaction) throw new Error('A transaction runs already: pass its work on instead');
    this.#beforeTransaction();
    this.#afterCommit = [];
    const value = this.#commit(act);
    for (const effect of this.#afterCommit.splice(0)) effect();
    return value;
  }

  /** Puts off an effect on memory until the running transaction is on disk; a rollback forgets it. */
  afterCommit(effect: () => void): void {
    if (this.raw.isTransaction) this.#afterCommit.push(effect);
    else effect();
  }

  /** `act` runs before each BEGIN: what sockets have sent until then is stored first, so that commands see it. */
  beforeEachTransaction(act: () => void): void {
    this.#beforeTransaction = act;
  }

  close(): void {
    this.#sqlite.close();
  }

  #commit<Value>(act: () => Value): Value {
    this.raw.exec('BEGIN IMMEDIATE');
    try {
      const value = act();
      if (value instanceof Promise) throw new Error('A transaction is synchronous (R15)');
      this.raw.exec('COMMIT');
      return value;
    } catch (error) {
      // SQLite has rolled back by itself after some errors, a full disk among them.
      if (this.raw.isTransaction) this.raw.exec('ROLLBACK');
      throw error;
    }
  }
}

/** SQLite's primary result code of an error (https://sqlite.org/rescode.html), or undefined when it is none of SQLite's. */
export function sqliteCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  return error.errcode & 0xff;
}

/** Another program (a backup, the command line) holds the file; the same will work again. */
export function isPassing(code: number | undefined): boolean {
  return code === sqliteCodes.busy || code === sqliteCodes.locked;
}

/** https://sqlite.org/rescode.html */
export const sqliteCodes = {
  busy: 5,
  locked: 6,
  ioError: 10,
  damaged: 11,
  full: 13,
  notADatabase: 26,
} as const;

function openRaw(file: string): DatabaseSync {
  let raw: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(file, { timeout: busyTimeoutMs });
    raw.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    // SQLite opens a file that may only be read as well, and BEGIN IMMEDIATE begins; the first write alone tells.
    raw.exec('BEGIN IMMEDIATE; PRAGMA user_version = 0; ROLLBACK');
    return raw;
  } catch (error) {
    raw?.close();
    throw new DatabaseUnusable('unreachable', `The data file ${file} cannot be opened for writing`, error);
  }
}

function refuseUnusable(file: string, known: readonly string[]): void {
  const applied = inspect(file);
  if (applied === undefined)
    throw new DatabaseUnusable(
      'foreign',
      `${file} is an SQLite database of another program; choose another folder`,
    );
  const later = applied.filter((name) => !known.includes(name));
  if (later.length > 0)
    throw new DatabaseUnusable(
      'later-schema',
      `${file} was written by a later version (it knows ${later.join(', ')}); start that version, or restore a backup`,
    );
}

/** The names of the migrations that the file has had; undefined when it is not a file of ours. Reads only. */
function inspect(file: string): string[] | undefined {
  let raw: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
    const tables = raw.prepare("select name from sqlite_schema where type = 'table'").all();
    if (tables.length === 0) return [];
    if (!tables.some((table) => table.name === 'kysely_migration')) return undefined;
    if (statSync(file).size <= checkedBytesMax) refuseDamaged(raw, file);
    return raw
      .prepare('select name from kysely_migration')
      .all()
      .map((row) => String(row.name));
  } catch (error) {
    throw unusableFrom(error, file);
  } finally {
    raw?.close();
  }
}

function refuseDamaged(raw: DatabaseSync, file: string): void {
  const [first] = raw.prepare('pragma quick_check(1)').all();
  const verdict = String(first?.quick_check);
  if (verdict !== 'ok') throw new DatabaseUnusable('damaged', damagedText(file, verdict));
}

function unusableFrom(error: unknown, file: string): unknown {
  switch (sqliteCodeOf(error)) {
    case sqliteCodes.notADatabase:
      return new DatabaseUnusable(
        'not-a-database',
        `${file} is not an SQLite database; move it away or choose another folder`,
        error,
      );
    case sqliteCodes.damaged:
      return new DatabaseUnusable('damaged', damagedText(file, String(error)), error);
    case undefined:
      return error;
    default:
      return new DatabaseUnusable('unreachable', `The data file ${file} cannot be read`, error);
  }
}

function damagedText(file: string, detail: string): string {
  return `The data file ${file} is damaged (${detail}). Nothing has been changed in it; restore the last backup`;
}
