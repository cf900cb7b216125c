import { existsSync } from 'node:fs';
import { migrations } from '@samskar/migrations';
import { problemText } from '../announce.ts';
import { readConfig, type Config } from '../config.ts';
import { realChance } from '../people/chance.ts';
import { issueAdministratorRecovery } from '../people/links.ts';
import { Sessions } from '../people/sessions.ts';
import { openDataFolder } from '../storage/data-folder.ts';
import { DatabaseUnusable, openDatabase } from '../storage/database.ts';
import type { Command, CommandAnswer } from './command.ts';

/** The way back in when the only administrator has lost the password. Takes the settings of `pnpm serve`. */
export const recover: Command = {
  usage: 'EMAIL',
  about: 'a one-time link for an administrator who cannot sign in; stop the server first',
  run: ([email, ...others]) => (email === undefined || others.length > 0 ? undefined : recoverByEmail(email)),
};

async function recoverByEmail(email: string): Promise<CommandAnswer> {
  const config = readConfig('serve', process.env);
  if (!config.ok) return refuse(problemText({ kind: 'config', lines: config.error }, ''));
  const { dataFolder } = config.value;
  if (!existsSync(dataFolder)) return refuse(`There is no data folder ${dataFolder}. Set SAMSKAR_DATA.`);
  const folder = openDataFolder(dataFolder, 'serve');
  if (!folder.ok) return refuse(problemText(folder.error, dataFolder));
  try {
    return await issueIn(folder.value.databaseFile, config.value, email);
  } catch (error) {
    if (error instanceof DatabaseUnusable) return refuse(error.message);
    throw error;
  } finally {
    folder.value.release();
  }
}

async function issueIn(
  databaseFile: string,
  { origins: [origin] }: Config,
  email: string,
): Promise<CommandAnswer> {
  const database = await openDatabase(databaseFile, migrations);
  try {
    // No server runs on this folder, so no socket has to be told.
    const sessions = new Sessions(database, realChance, { onSessionEnded: () => undefined });
    const people = { database, chance: realChance, origin, sessions };
    const issued = issueAdministratorRecovery(people, email);
    if (issued === undefined) return refuse(`No administrator who may sign in has the address ${email}.`);
    return { exitCode: 0, output: { email, ...issued } };
  } finally {
    database.close();
  }
}

function refuse(message: string): CommandAnswer {
  return { exitCode: 1, errors: [message] };
}
