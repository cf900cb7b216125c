import { busyTimeoutMs, type Database } from './database.ts';

/** Whether something could be written now: takes the right to write, and gives it back. Waits for nobody, unlike a command. */
export function canWrite({ raw }: Database): boolean {
  raw.exec('PRAGMA busy_timeout = 0');
  try {
    // A file that may only be read lets a transaction begin; the first write alone tells.
    raw.exec('BEGIN IMMEDIATE; PRAGMA user_version = 0; ROLLBACK');
    return true;
  } catch {
    // Held by another program, read-only, or failing: not now, whatever the reason.
    if (raw.isTransaction) raw.exec('ROLLBACK');
    return false;
  } finally {
    raw.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  }
}
