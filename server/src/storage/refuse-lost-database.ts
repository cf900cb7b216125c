import { existsSync, statSync } from 'node:fs';
import type { DataFolder } from './data-folder.ts';
import { DatabaseUnusable } from './database.ts';
import { installationKeyFile } from './installation-key.ts';

/**
 * A folder that has been in use and whose data file is gone or empty is no new folder: starting anew would hide the loss.
 * @throws DatabaseUnusable then.
 */
export function refuseLostDatabase({ path, databaseFile }: Pick<DataFolder, 'path' | 'databaseFile'>): void {
  const isThere = existsSync(databaseFile) && statSync(databaseFile).size > 0;
  if (isThere || !existsSync(installationKeyFile(path))) return;
  throw new DatabaseUnusable(
    'damaged',
    `The data file ${databaseFile} is missing or empty, though this folder has been in use. Restore the last backup, or choose another folder`,
  );
}
