import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { failure, success, type Result } from '@samskar/shared/result';

/** `dev` is the demo behind Vite's server. */
export type Mode = 'demo' | 'dev' | 'serve';

export type Config = {
  readonly mode: Mode;
  /** Exact origins that pages of ours come from; the first is the public one. */
  readonly origins: readonly [string, ...string[]];
  /** Host headers that are answered; undefined: all, as a proxy may write its own. */
  readonly hosts: readonly string[] | undefined;
  readonly dataFolder: string;
  /** Network address to listen on. */
  readonly host: string;
  readonly port: number;
  readonly trustedProxies: ReadonlySet<string>;
};

type Environment = Readonly<Record<string, string | undefined>>;

const root = join(import.meta.dirname, '../..');
const viteOrigin = 'http://localhost:5173';
const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Everything that can be configured: the environment variables, as README lists them. */
export const settings = [
  {
    name: 'SAMSKAR_ORIGIN',
    meaning: 'The address that people open',
    allowed: 'https://host or https://host:port, without a path; http:// for localhost alone',
    demo: 'fixed: http://localhost and the port',
    serve: 'none: must be given',
  },
  {
    name: 'SAMSKAR_DATA',
    meaning: 'The folder that holds the data; made when there is none',
    allowed: 'a path',
    demo: 'data/demo in the project',
    serve: 'data/serve in the project',
  },
  {
    name: 'SAMSKAR_PORT',
    meaning: 'The port to listen on',
    allowed: 'a whole number from 1 to 65535',
    demo: '4800',
    serve: '4800',
  },
  {
    name: 'SAMSKAR_HOST',
    meaning: 'The network address to listen on',
    allowed: 'an IP address, or localhost',
    demo: 'fixed: 127.0.0.1',
    serve: '127.0.0.1',
  },
  {
    name: 'SAMSKAR_TRUSTED_PROXY',
    meaning: 'Proxies whose X-Forwarded-For is believed when sign-in attempts are counted by address',
    allowed: 'IP addresses, with a comma between them',
    demo: 'fixed: none',
    serve: 'none',
  },
] as const;

type SettingName = (typeof settings)[number]['name'];

/** Read by the tests, which pass their environment on. */
const settingsOfOthers: ReadonlySet<string> = new Set(['SAMSKAR_CHROMIUM', 'SAMSKAR_FAULTS', 'SAMSKAR_SEED']);

/** What the environment asks for, or everything that is wrong with it, a line each. An empty value counts as absent. */
export function readConfig(mode: Mode, environment: Environment): Result<Config, readonly string[]> {
  const given = Object.entries(environment).filter(
    ([name, value]) => name.startsWith('SAMSKAR_') && !settingsOfOthers.has(name) && value !== '',
  );
  const values = Object.fromEntries(given);
  return mode === 'serve' ? read(serveSchema, serveConfig) : read(demoSchema, demoConfig);

  function read<Schema extends z.ZodType>(
    schema: Schema,
    configOf: (values: z.output<Schema>, mode: Mode) => Config,
  ): Result<Config, readonly string[]> {
    const parsed = schema.safeParse(values);
    if (parsed.success) return success(configOf(parsed.data, mode));
    return failure(parsed.error.issues.flatMap((issue) => problemLines(issue, environment)));
  }
}

/** The folder that `pnpm serve` would use, for commands that need no more of its settings. */
export function serveFolder(environment: Environment): string {
  const { SAMSKAR_DATA: given } = environment;
  return resolve(given === undefined || given === '' ? defaultServeFolder : given);
}

const defaultServeFolder = join(root, 'data/serve');

const portSchema = z
  .string()
  .regex(/^[0-9]{1,5}$/)
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535)
  .default(4800);

const demoSchema = z.strictObject({
  SAMSKAR_DATA: z.string().default(join(root, 'data/demo')),
  SAMSKAR_PORT: portSchema,
});

const serveSchema = z.strictObject({
  SAMSKAR_ORIGIN: z.string().refine(isOrigin),
  SAMSKAR_DATA: z.string().default(defaultServeFolder),
  SAMSKAR_PORT: portSchema,
  SAMSKAR_HOST: z
    .string()
    .refine((host) => host === 'localhost' || isIP(host) !== 0)
    .default('127.0.0.1'),
  SAMSKAR_TRUSTED_PROXY: z
    .string()
    .transform((list) => list.split(',').map((address) => address.trim()))
    .refine((addresses) => addresses.every((address) => isIP(address) !== 0))
    .default([]),
});

/** Exactly what a browser writes into the Origin header, and nothing that a password could be read from on its way. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url?.origin !== text) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname));
}

function serveConfig(values: z.output<typeof serveSchema>): Config {
  return {
    mode: 'serve',
    origins: [values.SAMSKAR_ORIGIN],
    hosts: undefined,
    dataFolder: resolve(values.SAMSKAR_DATA),
    host: values.SAMSKAR_HOST,
    port: values.SAMSKAR_PORT,
    trustedProxies: new Set(values.SAMSKAR_TRUSTED_PROXY),
  };
}

function demoConfig(values: z.output<typeof demoSchema>, mode: Mode): Config {
  const port = values.SAMSKAR_PORT;
  // As a browser writes them: without the port when it is the usual one.
  const at = (name: string) => new URL(`http://${name}:${port}`).origin;
  const origins: [string, ...string[]] = [at('localhost'), at('127.0.0.1'), at('[::1]')];
  if (mode === 'dev') origins.unshift(viteOrigin);
  return {
    mode,
    origins,
    hosts: origins.map((origin) => new URL(origin).host),
    dataFolder: resolve(values.SAMSKAR_DATA),
    host: '127.0.0.1',
    port,
    trustedProxies: new Set(),
  };
}

function problemLines(issue: z.core.$ZodIssue, environment: Environment): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map(strangerLine);
  const setting = settings.find(({ name }) => name === issue.path[0]);
  if (setting === undefined) return [issue.message];
  const value = environment[setting.name];
  const found = value === undefined || value === '' ? 'it is missing' : `found ${JSON.stringify(value)}`;
  return [`${setting.name}: ${setting.meaning.toLowerCase()}; allowed is ${setting.allowed}; ${found}`];
}

function strangerLine(name: string): string {
  const known: readonly SettingName[] = settings.map((setting) => setting.name);
  return known.some((one) => one === name)
    ? `${name}: is for \`pnpm serve\`; in the demo it is fixed`
    : `${name}: there is no such setting; known are ${known.join(', ')}`;
}
