import { accessSync, constants, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** Of a backup made by itself: its night, as `samskar-2026-11-21.backup`. Other files in the folder are left alone. */
const backupName = /^samskar-\d{4}-\d{2}-\d{2}\.backup$/;
/** What a backup leaves that was cut off, as the machine's power is. */
const unfinishedName = /^samskar-\d{4}-\d{2}-\d{2}\.backup\.\d+\.unfinished$/;

/** Why no backup can be laid there; undefined when it can. Makes the folder when there is none, for its owner alone. */
export function findBackupFolderProblem(folder: string, dataFolder: string): string | undefined {
  try {
    if (isWithin(resolve(dataFolder), folder)) return insideText;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!statSync(folder).isDirectory()) return 'it is not a folder';
    // By a link as well.
    if (isWithin(realpathSync(dataFolder), realpathSync(folder))) return insideText;
    accessSync(folder, constants.W_OK | constants.X_OK | constants.R_OK);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const insideText = 'it lies in the data folder, and would be lost with it';

function isWithin(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return !path.startsWith('..');
}

/** @param night the day, as 2026-11-21 */
export function backupFile(folder: string, night: string): string {
  return join(folder, `samskar-${night}.backup`);
}

/** The backups made by themselves, oldest first. */
export function listBackups(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => backupName.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** Deletes all but the newest `kept`. */
export function pruneBackups(folder: string, kept: number): void {
  for (const file of listBackups(folder).slice(0, -kept)) rmSync(file);
}

/** Deletes what was cut off; nobody may be making a backup there. */
export function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) if (unfinishedName.test(name)) rmSync(join(folder, name));
}
