import { existsSync, statSync } from 'node:fs';
import { restoringFile, type DataFolder } from './data-folder.ts';
import { DatabaseUnusable } from './database.ts';
import { installationKeyFile } from './installation-key.ts';

/**
 * A folder that has been in use and whose data file is gone or empty is no new folder: starting anew would hide the loss.
 * @throws DatabaseUnusable then.
 */
export function refuseLostDatabase({ path, databaseFile }: Pick<DataFolder, 'path' | 'databaseFile'>): void {
  const isThere = existsSync(databaseFile) && statSync(databaseFile).size > 0;
  if (isThere) return;
  if (existsSync(restoringFile(path)))
    throw new DatabaseUnusable(
      'damaged',
      `Restoring a backup into ${path} was cut off. Run \`pnpm -s samskar restore\` again; it begins anew`,
    );
  if (!existsSync(installationKeyFile(path))) return;
  throw new DatabaseUnusable(
    'damaged',
    `The data file ${databaseFile} is missing or empty, though this folder has been in use. Restore the last backup, or choose another folder`,
  );
}
