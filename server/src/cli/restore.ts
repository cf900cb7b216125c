import { resolve } from 'node:path';
import { migrations } from '@samskar/migrations';
import { serveFolder } from '../config.ts';
import { restoreBackup } from '../storage/restore-backup.ts';
import type { Command, CommandAnswer } from './command.ts';

/** Makes the data folder of a backup. Takes SAMSKAR_DATA as `pnpm serve` does. */
export const restore: Command = {
  usage: 'FILE [--key FILE]',
  about: 'a backup into a new data folder; with the installation key, when results are signed',
  run: (args, { folder }) => {
    const [path, option, keyPath, ...rest] = args.at(0) === '--key' ? [args[2], args[0], args[1]] : args;
    if (path === undefined || rest.length > 0) return undefined;
    if (option === undefined) return restoreFrom(resolve(folder, path), undefined);
    if (option !== '--key' || keyPath === undefined) return undefined;
    return restoreFrom(resolve(folder, path), resolve(folder, keyPath));
  },
};

async function restoreFrom(file: string, keyFile: string | undefined): Promise<CommandAnswer> {
  // Whatever is written from here on, its owner alone may read.
  process.umask(0o077);
  const dataFolder = serveFolder(process.env);
  const restored = await restoreBackup({ file, dataFolder, keyFile, migrations, now: Date.now() });
  if (!restored.ok) return { exitCode: 1, errors: [restored.error.message] };
  const { manifest, restoration, returned } = restored.value;
  return {
    exitCode: 0,
    output: {
      dataFolder,
      madeAt: manifest.madeAt,
      application: manifest.application,
      schema: manifest.migrations.at(-1),
      rows: manifest.rows,
      epoch: restoration.epoch,
      returned,
    },
    ...(returned.length > 0 && { errors: [returnedText(returned)] }),
  };
}

function returnedText(returned: readonly string[]): string {
  return `These evaluations were deleted after this backup was made, as later backups beside it say, and are back now. Delete them again:\n  ${returned.join('\n  ')}`;
}
