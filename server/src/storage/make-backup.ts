import { closeSync, existsSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { success, type Result } from '@samskar/shared/result';
import { closeBackup, hashOfBytes, problem, type BackupManifest, type BackupProblem } from './backup-file.ts';
import { dataFileName, demoFileName } from './data-folder.ts';
import { sqliteCodeOf, sqliteCodes } from './database.ts';
import { publicKeyFile } from './installation-key.ts';
import { readText, syncFolder } from './private-file.ts';

export type BackupCall = {
  readonly dataFolder: string;
  /** Must not be there. */
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Version of the program. */
  readonly application: string;
};

/**
 * Writes everything that the data file holds at one moment into one file, also while a server writes into it.
 *
 * `VACUUM INTO` and not SQLite's backup API: it reads in one read transaction, which in WAL mode neither waits for the
 * server's writes nor makes them wait, while the backup API begins anew each time another process has written; and it
 * copies rows, not pages, so that what was deleted does not travel in the pages that it has left.
 *
 * The file has its name only once it is whole and on the disk; nobody but its owner may read it.
 */
export function makeBackup({
  dataFolder,
  file,
  now,
  application,
}: BackupCall): Result<BackupManifest, BackupProblem> {
  const databaseFile = join(dataFolder, dataFileName);
  if (!existsSync(databaseFile) || statSync(databaseFile).size === 0)
    return problem('no-data', `There is no data file ${databaseFile}. Set SAMSKAR_DATA.`);
  if (existsSync(file)) return taken(file);
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    closeSync(openSync(unfinished, 'wx', 0o600));
    copyData(databaseFile, unfinished);
    const manifest = describe(unfinished, { dataFolder, now, application });
    closeBackup(unfinished, manifest);
    return publish(unfinished, file) ? success(manifest) : taken(file);
  } catch (error) {
    return problemOf(error, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** A backup waits this long for whoever holds the file alone: the server does while it scrubs a deleted evaluation. */
const busyTimeoutMs = 60_000;

function copyData(databaseFile: string, copy: string): void {
  const raw = new DatabaseSync(databaseFile, { readOnly: true, timeout: busyTimeoutMs });
  try {
    raw.prepare('vacuum into ?').run(copy);
  } finally {
    raw.close();
  }
}

/** What the copy holds, and not what the data file holds by now. */
function describe(copy: string, { dataFolder, now, application }: Omit<BackupCall, 'file'>): BackupManifest {
  const bytes = statSync(copy).size;
  const raw = new DatabaseSync(copy, { readOnly: true });
  try {
    const tables = raw
      .prepare(
        `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`,
      )
      .all()
      .map(({ name }) => String(name));
    const migrations = raw.prepare('select name from kysely_migration order by name').all();
    return {
      madeAt: new Date(now).toISOString(),
      application,
      migrations: migrations.map(({ name }) => String(name)),
      data: { bytes, sha256: hashOfBytes(copy, bytes) },
      rows: Object.fromEntries(tables.map((table) => [table, countRows(raw, table)])),
      publicKey: readText(publicKeyFile(dataFolder)) ?? null,
      demo: readText(join(dataFolder, demoFileName)) ?? null,
      deletions: tables.includes('evaluation_deletion') ? listDeletions(raw) : [],
    };
  } finally {
    raw.close();
  }
}

function countRows(raw: DatabaseSync, table: string): number {
  return Number(raw.prepare(`select count(*) as n from "${table}"`).get()?.n);
}

function listDeletions(raw: DatabaseSync): BackupManifest['deletions'] {
  return raw
    .prepare('select evaluation_id, at from evaluation_deletion order by at')
    .all()
    .map((row) => ({ evaluation: String(row.evaluation_id), at: new Date(Number(row.at)).toISOString() }));
}

/** Gives the file its name, unless another has taken it meanwhile. */
function publish(unfinished: string, file: string): boolean {
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A disk without hard links, as memory sticks are.
    if (existsSync(file)) return false;
    renameSync(unfinished, file);
  }
  syncFolder(dirname(file));
  return true;
}

function taken(file: string): Result<never, BackupProblem> {
  return problem('exists', `${file} is there already, and is left as it is. Choose another name`);
}

function problemOf(error: unknown, file: string): Result<never, BackupProblem> {
  if (sqliteCodeOf(error) === sqliteCodes.full || codeOf(error) === 'ENOSPC')
    return problem('disk-full', `There is no room for ${file}. Nothing has been left there`);
  if (sqliteCodeOf(error) === undefined && codeOf(error) === undefined) throw error;
  return problem('unreachable', `${file} cannot be written: ${String(error)}`);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error && 'syscall' in error ? error.code : undefined;
}
