import type { Config } from '../config.ts';
import { realChance } from '../people/chance.ts';
import { issueAdministratorRecovery } from '../people/links.ts';
import { Sessions } from '../people/sessions.ts';
import type { Database } from '../storage/database.ts';
import type { Command, CommandAnswer } from './command.ts';
import { refuse, withData } from './open-data.ts';

/** The way back in when the only administrator has lost the password. Takes the settings of `pnpm serve`. */
export const recover: Command = {
  usage: 'EMAIL',
  about: 'a one-time link for an administrator who cannot sign in; stop the server first',
  run: ([email, ...others]) =>
    email === undefined || others.length > 0
      ? undefined
      : withData((database, config) => issueIn(database, config, email)),
};

function issueIn(database: Database, { origins: [origin] }: Config, email: string): CommandAnswer {
  // No server runs on this folder, so no socket has to be told.
  const sessions = new Sessions(database, realChance, { onSessionEnded: () => undefined });
  const people = { database, chance: realChance, origin, sessions };
  const issued = issueAdministratorRecovery(people, email);
  if (issued === undefined) return refuse(`No administrator who may sign in has the address ${email}.`);
  return { exitCode: 0, output: { email, ...issued } };
}
