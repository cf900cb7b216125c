import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../../server/src/log.ts';
import type { ServerTools } from '../../server/src/compose.ts';
import { openServer, type RunningServer } from '../../server/src/main.ts';
import { readConfig, type Config } from '../../server/src/config.ts';
import { realChance, type Chance } from '../../server/src/people/chance.ts';
import type { People } from '../../server/src/people/people.ts';
import { insertPerson, type Person, type PersonOptions } from './insert-person.ts';

export type TestServer = {
  readonly origin: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly people: People;
  readonly running: RunningServer;
  /** What the server has logged, a JSON line each. */
  readonly logged: string[];
  /** What would have ended the process. */
  readonly broken: unknown[];
  /** An account with a password and an open session; `certified` for a family of instruments. */
  addPerson(name: string, options?: PersonOptions): Promise<SignedIn>;
  /** Signs in over HTTP; fails the test when it is refused. */
  signIn(email: string, password: string): Promise<TestClient>;
  /** Requests without a session. */
  readonly stranger: TestClient;
  /** Stops the server and removes its folder, unless it was given. */
  stop(): Promise<void>;
};

export type SignedIn = Person & TestClient;

export type TestClient = {
  /** The Cookie header, as a socket or a browser context needs it; empty for a stranger. */
  readonly cookie: string;
  /** A request as our own page makes it, with its Origin; the answer's JSON, or undefined where it has none. */
  call(method: string, path: string, body?: unknown): Promise<Answer>;
};

export type Answer = {
  readonly status: number;
  /** Undefined where the answer is no JSON. */
  readonly body: unknown;
  readonly text: string;
  readonly headers: Headers;
};

export type TestServerOptions = {
  /** Kept at the end when given. */
  readonly dataFolder?: string;
  /** A free one when absent. */
  readonly port?: number;
  /** `demo` loads the demo's two evaluations. */
  readonly mode?: 'serve' | 'demo';
  readonly chance?: Chance;
  /** Further variables, as README lists them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What `web` was built into; that of this checkout when absent. */
  readonly webFolder?: string;
};

/** The whole server as `pnpm serve` starts it, on a free port and a data folder of its own; only its passwords are cheap. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'samskar-test-'));
  const port = options.port ?? (await findFreePort());
  const origin = `http://localhost:${port}`;
  const logged: string[] = [];
  const broken: unknown[] = [];
  const config = configOf(options, { origin, port, dataFolder });
  const tools: ServerTools = {
    passwordCost: cheapPasswords,
    chance: options.chance ?? realChance,
    log: openLog({ write: (line) => void logged.push(line) }, config.logLevel),
    webFolder: options.webFolder ?? join(import.meta.dirname, '../../web/build'),
    onBroken: (error) => void broken.push(error),
  };
  const running = await open(config, tools);
  const { people } = running;
  const clientOf = (cookie: string) => clientAt(origin, cookie);
  return {
    origin,
    port,
    dataFolder,
    people,
    running,
    logged,
    broken,
    stranger: clientOf(''),
    addPerson: async (name, personOptions) => {
      const person = await insertPerson(people, name, personOptions);
      return { ...person, ...clientOf(`samskar=${people.sessions.open(person.id)}`) };
    },
    signIn: async (email, password) => {
      const { status, headers } = await clientOf('').call('POST', '/api/session', { email, password });
      if (status !== 200) throw new Error(`Signing in as ${email} was answered with ${status}`);
      return clientOf(headers.get('set-cookie')?.split(';')[0] ?? '');
    },
    stop: async () => {
      await running.stop();
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true });
    },
  };
}

/** Whoever has this cookie, at a server that answers to `origin`. */
export function clientAt(origin: string, cookie: string): TestClient {
  return { cookie, call: (method, path, body) => call(origin, cookie, { method, path, body }) };
}

/** The least that argon2 takes: a test is not the place to wait 60 ms for each person. */
export const cheapPasswords = { memoryKiB: 8, passes: 1 };

/** A port that nobody listened on a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A network server has a port');
  return address.port;
}

function configOf(
  { mode = 'serve', environment }: TestServerOptions,
  { origin, port, dataFolder }: Pick<TestServer, 'origin' | 'port' | 'dataFolder'>,
): Config {
  const config = readConfig(mode, {
    SAMSKAR_DATA: dataFolder,
    SAMSKAR_PORT: String(port),
    ...(mode === 'serve' && { SAMSKAR_ORIGIN: origin }),
    ...environment,
  });
  if (!config.ok) throw new Error(config.error.join('\n'));
  return config.value;
}

async function open(config: Config, tools: ServerTools): Promise<RunningServer> {
  const opened = await openServer(config, tools);
  if (!opened.ok) throw new Error(`The test server does not start: ${opened.error.kind}`);
  return opened.value;
}

async function call(
  origin: string,
  cookie: string,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body: unknown },
): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: { origin, cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return {
    status: response.status,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
    text,
    headers: response.headers,
  };
}
