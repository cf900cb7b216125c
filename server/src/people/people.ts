import type { Database } from '../storage/database.ts';
import type { Chance } from './chance.ts';
import type { PeopleLimits } from './limits.ts';
import type { Passwords } from './passwords.ts';
import type { EvaluationsOfPeople } from './ports.ts';
import type { Sessions } from './sessions.ts';

/** What the operations on people work with. */
export type People = {
  readonly database: Database;
  readonly chance: Chance;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly limits: PeopleLimits;
  readonly evaluations: EvaluationsOfPeople;
  /** Where the web is reached; one-time links begin with it. */
  readonly origin: string;
};
