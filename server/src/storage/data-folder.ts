import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failure, success, type Result } from '@samskar/shared/result';

export type FolderProblem =
  /** `serve` on a folder of the demo. */
  | { readonly kind: 'is-demo' }
  /** The demo on a folder that somebody else's files, or real data, lie in. */
  | { readonly kind: 'is-not-demo' }
  | { readonly kind: 'in-use' }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** A data folder that this process alone uses, until it is released. */
export type DataFolder = {
  readonly path: string;
  readonly databaseFile: string;
  /** Says, by being there, that this is a demo's folder, and holds the passwords of its accounts. */
  readonly demoFile: string;
  /** Made in this call: nothing lies in it yet. */
  readonly isNew: boolean;
  release(): void;
};

export const dataFileName = 'samskar.db';
export const demoFileName = 'demo.json';
const lockName = 'lock';

/** Where data lie while a backup is being restored: a folder that holds it holds nothing that a server may open. */
export function restoringFile(folder: string): string {
  return join(folder, `${dataFileName}.restoring`);
}

/**
 * Takes the data folder for this process, and makes it (readable by its owner alone) when there is none. A folder of the
 * wrong kind is left as it was.
 */
export function openDataFolder(path: string, mode: 'demo' | 'serve'): Result<DataFolder, FolderProblem> {
  const demoFile = join(path, demoFileName);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const isNew = readdirSync(path).every((name) => name.startsWith(lockName));
    const isDemo = existsSync(demoFile);
    if (mode === 'serve' && isDemo) return failure({ kind: 'is-demo' });
    if (mode === 'demo' && !isDemo && !isNew) return failure({ kind: 'is-not-demo' });
    if (isNew) chmodSync(path, 0o700);
    const release = lock(join(path, lockName));
    if (release === undefined) return failure({ kind: 'in-use' });
    return success({ path, databaseFile: join(path, dataFileName), demoFile, isNew, release });
  } catch (error) {
    return failure({ kind: 'unreachable', reason: String(error) });
  }
}

/**
 * Undefined when another process holds it. SQLite's lock instead of a file with a process number: the system lets go of it
 * however the process ends, and a number may belong to somebody else tomorrow.
 */
function lock(file: string): (() => void) | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return () => database.close();
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busyCode) return undefined;
    throw error;
  }
}

/** https://sqlite.org/rescode.html#busy */
const busyCode = 5;
