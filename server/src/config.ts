import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { failure, success, type Result } from '@samskar/shared/result';
import { allLimitRules } from './all-limit-rules.ts';
import { defaultHttpLimits, type HttpLimits } from './http/limits.ts';
import { limitSettingName } from './limit-rule.ts';
import type { LogLevel } from './log.ts';
import { defaultLogLimits, type LogLimits } from './operations/limits.ts';
import { defaultPeopleLimits, type PeopleLimits } from './people/limits.ts';
import { defaultLimits, type Limits } from './realtime/limits.ts';
import { settings } from './settings.ts';

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
  /** Where the operator's own questions are answered; undefined: nowhere. */
  readonly operations: { readonly host: string; readonly port: number } | undefined;
  readonly logLevel: LogLevel;
  /** Undefined: no backups by themselves. */
  readonly backups: { readonly folder: string; readonly kept: number } | undefined;
  readonly limits: Limits;
  readonly httpLimits: HttpLimits;
  readonly peopleLimits: PeopleLimits;
  readonly logLimits: LogLimits;
};

type Environment = Readonly<Record<string, string | undefined>>;

const root = join(import.meta.dirname, '../..');
const viteOrigin = 'http://localhost:5173';
const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Read by the tests, which pass their environment on. */
const settingsOfOthers: ReadonlySet<string> = new Set(['SAMSKAR_CHROMIUM', 'SAMSKAR_EXTENT', 'SAMSKAR_SEED']);

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

const portSchema = wholeNumber(1, 65_535);

const hostSchema = z
  .string()
  .refine((host) => host === 'localhost' || isIP(host) !== 0)
  .default('127.0.0.1');

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^[0-9]{1,12}$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most);
}

const demoSchema = z.strictObject({
  SAMSKAR_DATA: z.string().default(join(root, 'data/demo')),
  SAMSKAR_PORT: portSchema.default(4800),
});

const limitsShape = Object.fromEntries(
  Object.entries(allLimitRules).map(([limit, { least, most }]) => [
    limitSettingName(limit),
    wholeNumber(least, most).optional(),
  ]),
);

const mainSchema = z.strictObject({
  SAMSKAR_ORIGIN: z.string().refine(isOrigin),
  SAMSKAR_DATA: z.string().default(defaultServeFolder),
  SAMSKAR_PORT: portSchema.default(4800),
  SAMSKAR_HOST: hostSchema,
  SAMSKAR_TRUSTED_PROXY: z
    .string()
    .transform((list) => list.split(',').map((address) => address.trim()))
    .refine((addresses) => addresses.every((address) => isIP(address) !== 0))
    .default([]),
  SAMSKAR_METRICS_PORT: portSchema.optional(),
  SAMSKAR_METRICS_HOST: hostSchema,
  SAMSKAR_LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
  SAMSKAR_BACKUP_FOLDER: z.string().optional(),
  SAMSKAR_BACKUPS_KEPT: wholeNumber(1, 3650).default(14),
});

/** Limits are read apart: their names are made from their rules. */
const serveSchema = z
  .strictObject({ ...mainSchema.shape, ...limitsShape })
  .refine((values) => values.SAMSKAR_METRICS_PORT !== values.SAMSKAR_PORT, {
    path: ['SAMSKAR_METRICS_PORT'],
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
    operations:
      values.SAMSKAR_METRICS_PORT === undefined
        ? undefined
        : { host: values.SAMSKAR_METRICS_HOST, port: values.SAMSKAR_METRICS_PORT },
    logLevel: values.SAMSKAR_LOG_LEVEL,
    backups:
      values.SAMSKAR_BACKUP_FOLDER === undefined
        ? undefined
        : { folder: resolve(values.SAMSKAR_BACKUP_FOLDER), kept: values.SAMSKAR_BACKUPS_KEPT },
    limits: limitsWith(defaultLimits, values),
    httpLimits: limitsWith(defaultHttpLimits, values),
    peopleLimits: limitsWith(defaultPeopleLimits, values),
    logLimits: limitsWith(defaultLogLimits, values),
  };
}

/** The limits that are set, and the others as they are. */
function limitsWith<Name extends string>(
  standard: Readonly<Record<Name, number>>,
  values: Readonly<Record<string, unknown>>,
): Record<Name, number> {
  const limits: Record<string, number> = { ...standard };
  for (const name of Object.keys(standard)) {
    const given = values[limitSettingName(name)];
    if (typeof given === 'number') limits[name] = given;
  }
  return limits;
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
    operations: undefined,
    // The terminal shows the accounts and their passwords; a line for each refusal would push them out of sight.
    logLevel: 'warn',
    backups: undefined,
    limits: { ...defaultLimits },
    httpLimits: { ...defaultHttpLimits },
    peopleLimits: { ...defaultPeopleLimits },
    logLimits: { ...defaultLogLimits },
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
  const known = settings.map((setting) => setting.name);
  const unlimited = known.filter((one) => !one.startsWith(limitSettingName('')));
  return known.includes(name)
    ? `${name}: is for \`pnpm serve\`; in the demo it is fixed`
    : `${name}: there is no such setting; known are ${unlimited.join(', ')}, and the limits in README`;
}
