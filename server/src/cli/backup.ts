import { resolve } from 'node:path';
import { applicationVersion } from '../application-version.ts';
import { serveFolder } from '../config.ts';
import { makeBackup } from '../storage/make-backup.ts';
import { installationKeyFile } from '../storage/installation-key.ts';
import type { Command, CommandAnswer } from './command.ts';

/** Everything in one file, also while the server runs. Takes SAMSKAR_DATA as `pnpm serve` does. */
export const backup: Command = {
  usage: 'FILE',
  about: 'all data in one new file, also while the server runs; the key is kept apart',
  run: ([path, ...others], { folder }) =>
    path === undefined || others.length > 0 ? undefined : backUp(resolve(folder, path)),
};

function backUp(file: string): CommandAnswer {
  const dataFolder = serveFolder(process.env);
  const made = makeBackup({ dataFolder, file, now: Date.now(), application: applicationVersion() });
  if (!made.ok) return { exitCode: 1, errors: [made.error.message] };
  const { madeAt, application, migrations, data, rows } = made.value;
  const output = {
    file,
    madeAt,
    application,
    schema: migrations.at(-1),
    sha256: data.sha256,
    bytes: data.bytes,
    rows,
    keyToKeepApart: installationKeyFile(dataFolder),
  };
  return { exitCode: 0, output };
}
