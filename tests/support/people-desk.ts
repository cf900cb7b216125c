import { randomUUID } from 'node:crypto';
import type { EvaluationRole } from '@samskar/shared/evaluation';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import { migrations } from '@samskar/migrations';
import type { App } from '../../server/src/http/api.ts';
import { createApp } from '../../server/src/http/app.ts';
import { defaultHttpLimits, type HttpLimits } from '../../server/src/http/limits.ts';
import { defaultLogLimits } from '../../server/src/operations/limits.ts';
import { Metrics } from '../../server/src/operations/metrics.ts';
import { httpReporter } from '../../server/src/operations/report.ts';
import { accountRoutes } from '../../server/src/http/routes/accounts.ts';
import { installationRoutes } from '../../server/src/http/routes/installation.ts';
import { instrumentRoutes } from '../../server/src/http/routes/instruments.ts';
import { linkRoutes } from '../../server/src/http/routes/links.ts';
import { sessionRoutes } from '../../server/src/http/routes/session.ts';
import { sessionCookie } from '../../server/src/http/session-cookie.ts';
import { InstrumentLibrary } from '../../server/src/instruments/instrument-library.ts';
import { openLog } from '../../server/src/log.ts';
import { defaultPeopleLimits } from '../../server/src/people/limits.ts';
import { Passwords } from '../../server/src/people/passwords.ts';
import type { People } from '../../server/src/people/people.ts';
import { Sessions } from '../../server/src/people/sessions.ts';
import { openDatabase, type Database } from '../../server/src/storage/database.ts';
import { insertPerson, type Person, type PersonOptions } from './insert-person.ts';

/** People and their HTTP routes on a real database, with a clock that stands still; no network. */
export type PeopleDesk = {
  readonly people: People;
  readonly database: Database;
  readonly app: App;
  readonly origin: string;
  /** What the people's evaluations are said to be; empty at first. */
  readonly evaluations: {
    readonly id: string;
    readonly roles: Record<string, EvaluationRole>;
    /** Accounts that had a role. */
    readonly left?: readonly string[];
  }[];
  /** Recoveries that evaluations were told of, in order. */
  readonly recoveries: { readonly account: string; readonly by: string }[];
  /** Accounts whose sessions ended, in order. */
  readonly ended: string[];
  readonly logged: string[];
  readonly broken: unknown[];
  /** Lets time pass. */
  wait(ms: number): void;
  /** An account with a password, and a Cookie header of an open session. */
  addPerson(name: string, options?: PersonOptions): Promise<Person & { readonly cookie: string }>;
  request(method: string, path: string, options?: RequestOptions): Promise<DeskAnswer>;
};

export type RequestOptions = {
  readonly body?: unknown;
  readonly cookie?: string;
  /** Our own page when absent; null: none is sent. */
  readonly origin?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The network address that the request comes from. */
  readonly address?: string;
};

export type DeskAnswer = {
  readonly status: number;
  /** The answer's JSON; undefined where it has none. */
  readonly body: unknown;
  readonly headers: Headers;
};

export type DeskOptions = {
  readonly origin?: string;
  readonly hosts?: readonly string[];
  readonly trustedProxies?: readonly string[];
  readonly webFolder?: string;
  readonly isDemo?: boolean;
  readonly httpLimits?: Partial<HttpLimits>;
};

/** What the tests of people begin with; morning of the day that this was written. */
const beginning = Date.parse('2026-11-21T08:00:00.000Z');

export async function openPeopleDesk(options: DeskOptions = {}): Promise<PeopleDesk> {
  const origin = options.origin ?? 'https://samskar.example';
  const database = await openDatabase(':memory:', migrations);
  let now = beginning;
  const desk = { evaluations: [], recoveries: [], ended: [], logged: [], broken: [] } as Pick<
    PeopleDesk,
    'evaluations' | 'recoveries' | 'ended' | 'logged' | 'broken'
  >;
  const chance = {
    now: () => now,
    newId: () => randomUUID(),
    newToken: () => `token-${randomUUID()}`,
  };
  const sessions = new Sessions(database, chance, {
    onSessionEnded: ({ accountId }) => void desk.ended.push(accountId),
  });
  const people: People = {
    database,
    chance,
    passwords: new Passwords({ memoryKiB: 8, passes: 1 }),
    sessions,
    limits: defaultPeopleLimits,
    evaluations: {
      openEvaluationsOf: (account) =>
        desk.evaluations.flatMap(({ id, roles }) => {
          const role = roles[account];
          return role === undefined ? [] : [{ id, role }];
        }),
      openEvaluationsEverOf: (account) =>
        desk.evaluations
          .filter(({ roles, left }) => roles[account] !== undefined || left?.includes(account))
          .map(({ id }) => id),
      onCertificateIssued: () => undefined,
      onAccountRecovered: (account, by) => void desk.recoveries.push({ account, by }),
    },
    origin,
  };
  const cookie = sessionCookie(origin);
  const library = new InstrumentLibrary(database, () => now);
  library.addShipped(shippedInstruments);
  const isDemo = options.isDemo ?? false;
  const session = { people, cookie, trustedProxies: new Set(options.trustedProxies), isDemo };
  // Refusals are what most tests are about.
  const log = openLog({ write: (line) => void desk.logged.push(line) }, 'warn');
  const app = createApp({
    origins: [origin],
    hosts: options.hosts,
    webFolder: options.webFolder ?? import.meta.dirname,
    findViewer: (header) => sessions.find(cookie.read(header)),
    routes: [
      installationRoutes({ demo: isDemo, accounts: [] }),
      sessionRoutes(session),
      linkRoutes(session),
      accountRoutes(people),
      instrumentRoutes(library, { countOn: () => 0, onRevised: () => undefined }),
    ],
    limits: { ...defaultHttpLimits, ...options.httpLimits },
    now: () => now,
    reporter: httpReporter(log, new Metrics(), defaultLogLimits),
    onBroken: (error) => void desk.broken.push(error),
  });
  return {
    ...desk,
    people,
    database,
    app,
    origin,
    wait: (ms) => (now += ms),
    addPerson: async (name, personOptions) => {
      const person = await insertPerson(people, name, personOptions);
      const cookieName = origin.startsWith('https:') ? '__Host-samskar' : 'samskar';
      return { ...person, cookie: `${cookieName}=${sessions.open(person.id)}` };
    },
    request: (method, path, request = {}) => send(app, origin, method, path, request),
  };
}

async function send(
  app: App,
  ownOrigin: string,
  method: string,
  path: string,
  { body, cookie, origin = ownOrigin, headers, address = '192.0.2.1' }: RequestOptions,
): Promise<DeskAnswer> {
  const response = await app.request(
    path,
    {
      method,
      headers: {
        ...(origin !== null && { origin }),
        ...(cookie !== undefined && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    },
    // All that is read of a connection.
    { incoming: { socket: { remoteAddress: address } } },
  );
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return {
    status: response.status,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
    headers: response.headers,
  };
}
