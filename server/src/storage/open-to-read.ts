import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { busyTimeoutMs, Database, DatabaseUnusable } from './database.ts';

/**
 * Opens the data file to read it as it is at this moment, also while a server writes into it: in WAL mode a read transaction
 * neither waits for writes nor makes them wait, and ends when the file is closed. What writes, fails.
 * @param known names of the migrations of this program; a file of another version is for that version to read
 * @throws DatabaseUnusable
 */
export function openToRead(file: string, known: readonly string[]): Database {
  if (!existsSync(file) || statSync(file).size === 0)
    throw new DatabaseUnusable('unreachable', `There is no data file ${file}. Set SAMSKAR_DATA.`);
  let raw: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
    raw.exec('BEGIN');
    refuseOtherVersion(raw, file, known);
    return new Database(raw, { isReadOnly: true });
  } catch (error) {
    raw?.close();
    if (error instanceof DatabaseUnusable) throw error;
    throw new DatabaseUnusable('unreachable', `The data file ${file} cannot be read`, error);
  }
}

function refuseOtherVersion(raw: DatabaseSync, file: string, known: readonly string[]): void {
  const applied = raw
    .prepare('select name from kysely_migration')
    .all()
    .map(({ name }) => String(name));
  if (applied.some((name) => !known.includes(name)))
    throw new DatabaseUnusable('later-schema', `${file} was written by a later version; use that one`);
  if (applied.length < known.length)
    throw new DatabaseUnusable(
      'earlier-schema',
      `${file} was last used by an earlier version. Start the server once, which brings it up to date`,
    );
}
