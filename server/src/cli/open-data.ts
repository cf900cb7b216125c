import { existsSync } from 'node:fs';
import { migrations } from '@samskar/migrations';
import { problemText } from '../announce.ts';
import { readConfig, type Config } from '../config.ts';
import { openDataFolder } from '../storage/data-folder.ts';
import { DatabaseUnusable, openDatabase, type Database } from '../storage/database.ts';
import type { CommandAnswer } from './command.ts';

/** Lets a command work on the data file of `pnpm serve`, by its settings, while no server does. */
export async function withData(
  act: (database: Database, config: Config) => CommandAnswer | Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  const config = readConfig('serve', process.env);
  if (!config.ok) return refuse(problemText({ kind: 'config', lines: config.error }, ''));
  const { dataFolder } = config.value;
  if (!existsSync(dataFolder)) return refuse(`There is no data folder ${dataFolder}. Set SAMSKAR_DATA.`);
  const folder = openDataFolder(dataFolder, 'serve');
  if (!folder.ok) return refuse(problemText(folder.error, dataFolder));
  try {
    const database = await openDatabase(folder.value.databaseFile, migrations);
    try {
      return await act(database, config.value);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof DatabaseUnusable) return refuse(error.message);
    throw error;
  } finally {
    folder.value.release();
  }
}

export function refuse(...lines: readonly string[]): CommandAnswer {
  return { exitCode: 1, errors: lines };
}
