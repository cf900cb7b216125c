import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, type Config } from '../../server/src/config.ts';
import { allLimitRules } from '../../server/src/all-limit-rules.ts';
import { defaultHttpLimits } from '../../server/src/http/limits.ts';
import { defaultLogLimits } from '../../server/src/operations/limits.ts';
import { defaultPeopleLimits } from '../../server/src/people/limits.ts';
import { defaultLimits } from '../../server/src/realtime/limits.ts';
import { settings } from '../../server/src/settings.ts';

const root = join(import.meta.dirname, '../..');
const origin = 'https://samskar.example';

function valid(mode: 'demo' | 'dev' | 'serve', environment: Record<string, string>): Config {
  const config = readConfig(mode, environment);
  if (!config.ok) throw new Error(config.error.join('\n'));
  return config.value;
}

function problems(mode: 'demo' | 'serve', environment: Record<string, string>): readonly string[] {
  const config = readConfig(mode, environment);
  return config.ok ? [] : config.error;
}

describe('serve', () => {
  test('needs to know the public origin, and nothing else', () => {
    expect(problems('serve', {})).toEqual([
      'SAMSKAR_ORIGIN: the address that people open; allowed is https://host or https://host:port, without a path; http:// for localhost alone; it is missing',
    ]);
    expect(valid('serve', { SAMSKAR_ORIGIN: origin })).toEqual({
      mode: 'serve',
      origins: [origin],
      hosts: undefined,
      dataFolder: join(root, 'data/serve'),
      host: '127.0.0.1',
      port: 4800,
      trustedProxies: new Set(),
      operations: undefined,
      logLevel: 'info',
      backups: undefined,
      limits: defaultLimits,
      httpLimits: defaultHttpLimits,
      peopleLimits: defaultPeopleLimits,
      logLimits: defaultLogLimits,
    });
  });

  test.each([
    'https://samskar.example',
    'https://samskar.example:8443',
    'https://xn--samskr-mua.example',
    'http://localhost:4830',
    'http://127.0.0.1:4830',
    'http://[::1]:4830',
  ])('takes the origin %s', (good) => {
    expect(valid('serve', { SAMSKAR_ORIGIN: good }).origins).toEqual([good]);
  });

  test.each([
    ['a password would go over the line in clear', 'http://samskar.example'],
    ['a browser writes no slash', 'https://samskar.example/'],
    ['a browser writes no path', 'https://samskar.example/app'],
    ['a browser leaves the usual port out', 'https://samskar.example:443'],
    ['a browser writes lower case', 'https://Samskar.example'],
    ['no scheme', 'samskar.example'],
    ['another scheme', 'ftp://samskar.example'],
    ['with credentials', 'https://user:secret@samskar.example'],
    ['several', 'https://a.example,https://b.example'],
    ['any', '*'],
    ['nothing', ' '],
  ])('refuses an origin: %s', (_why, bad) => {
    expect(problems('serve', { SAMSKAR_ORIGIN: bad })).toEqual([
      expect.stringMatching(/^SAMSKAR_ORIGIN: .*allowed is https:/),
    ]);
  });

  test('takes everything else from the environment too', () => {
    expect(
      valid('serve', {
        SAMSKAR_ORIGIN: origin,
        SAMSKAR_DATA: '/srv/samskar',
        SAMSKAR_PORT: '8080',
        SAMSKAR_HOST: '0.0.0.0',
        SAMSKAR_TRUSTED_PROXY: '192.0.2.1, ::1',
        SAMSKAR_METRICS_PORT: '9464',
        SAMSKAR_METRICS_HOST: '::1',
        SAMSKAR_LOG_LEVEL: 'debug',
        SAMSKAR_BACKUP_FOLDER: '/srv/backups',
        SAMSKAR_BACKUPS_KEPT: '3',
        SAMSKAR_LIMIT_SOCKETS_MAX: '2000',
        SAMSKAR_LIMIT_COMMANDS_BURST: '100',
        SAMSKAR_LIMIT_BODY_BYTES_MAX: '131072',
        SAMSKAR_LIMIT_ATTEMPTS_PER_ACCOUNT_MAX: '5',
        SAMSKAR_LIMIT_LOGGED_PER_SECOND: '3',
      }),
    ).toMatchObject({
      operations: { host: '::1', port: 9464 },
      logLevel: 'debug',
      backups: { folder: '/srv/backups', kept: 3 },
      limits: { ...defaultLimits, socketsMax: 2000 },
      httpLimits: { ...defaultHttpLimits, commandsBurst: 100, bodyBytesMax: 131_072 },
      peopleLimits: { ...defaultPeopleLimits, attemptsPerAccountMax: 5 },
      logLimits: { ...defaultLogLimits, loggedPerSecond: 3 },
      dataFolder: '/srv/samskar',
      port: 8080,
      host: '0.0.0.0',
      trustedProxies: new Set(['192.0.2.1', '::1']),
    });
  });

  test('names every bad value at once, with what is allowed and what was found', () => {
    const lines = problems('serve', {
      SAMSKAR_ORIGIN: 'nonsense',
      SAMSKAR_PORT: '70000',
      SAMSKAR_HOST: 'everywhere',
      SAMSKAR_TRUSTED_PROXY: '192.0.2.1,proxy',
      SAMSKAR_DATAFOLDER: '/srv',
      PATH: '/usr/bin',
    });
    expect(lines).toHaveLength(5);
    const text = lines.join('\n');
    expect(text).toContain('SAMSKAR_ORIGIN');
    expect(text).toContain(
      'SAMSKAR_PORT: the port to listen on; allowed is a whole number from 1 to 65535; found "70000"',
    );
    expect(text).toContain('SAMSKAR_HOST');
    expect(text).toContain('SAMSKAR_TRUSTED_PROXY');
    expect(text).toContain(
      'SAMSKAR_DATAFOLDER: there is no such setting; known are SAMSKAR_ORIGIN, SAMSKAR_DATA,',
    );
  });

  test.each(['0', '-1', '4800.5', '1e3', 'http', '65536', '0x10'])('refuses the port %s', (port) => {
    expect(problems('serve', { SAMSKAR_ORIGIN: origin, SAMSKAR_PORT: port })).toHaveLength(1);
  });

  test.each([
    ['SAMSKAR_METRICS_PORT', '4800', 'a whole number from 1 to 65535, not that of SAMSKAR_PORT'],
    ['SAMSKAR_METRICS_HOST', 'everywhere', 'an IP address, or localhost'],
    ['SAMSKAR_LOG_LEVEL', 'verbose', 'error, warn, info or debug'],
    ['SAMSKAR_BACKUPS_KEPT', '0', 'a whole number from 1 to 3650'],
    ['SAMSKAR_LIMIT_HEARTBEAT_MS', '30000', 'a whole number from 1000 to 25000'],
    ['SAMSKAR_LIMIT_DOCUMENT_BYTES_MAX', '8 MB', 'a whole number from 1048576 to 67108864'],
    ['SAMSKAR_LIMIT_COMMANDS_PER_SECOND', '-1', 'a whole number from 1 to 1000'],
  ])('refuses %s=%s, and says what is allowed', (name, value, allowed) => {
    expect(problems('serve', { SAMSKAR_ORIGIN: origin, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: .*allowed is ${allowed}; found "${value}"$`)),
    ]);
  });

  test('knows limits whose own defaults are within their bounds', () => {
    const limits = settings.filter(({ name }) => name.startsWith('SAMSKAR_LIMIT_'));
    expect(limits).toHaveLength(Object.keys(allLimitRules).length);
    for (const { name, serve } of limits)
      expect(problems('serve', { SAMSKAR_ORIGIN: origin, [name]: serve })).toEqual([]);
  });

  test('takes an empty value for an absent one', () => {
    expect(valid('serve', { SAMSKAR_ORIGIN: origin, SAMSKAR_PORT: '' }).port).toBe(4800);
    expect(problems('serve', { SAMSKAR_ORIGIN: '' })).toHaveLength(1);
  });

  test('leaves the variable of the tests alone', () => {
    expect(problems('serve', { SAMSKAR_ORIGIN: origin, SAMSKAR_CHROMIUM: '/usr/bin/chromium' })).toEqual([]);
  });
});

describe('the demo', () => {
  test('is bound to this machine, under the names that a browser may use for it', () => {
    expect(valid('demo', {})).toEqual({
      mode: 'demo',
      origins: ['http://localhost:4800', 'http://127.0.0.1:4800', 'http://[::1]:4800'],
      hosts: ['localhost:4800', '127.0.0.1:4800', '[::1]:4800'],
      dataFolder: join(root, 'data/demo'),
      host: '127.0.0.1',
      port: 4800,
      trustedProxies: new Set(),
      operations: undefined,
      logLevel: 'warn',
      backups: undefined,
      limits: defaultLimits,
      httpLimits: defaultHttpLimits,
      peopleLimits: defaultPeopleLimits,
      logLimits: defaultLogLimits,
    });
  });

  test('goes where it is told to', () => {
    const config = valid('demo', { SAMSKAR_PORT: '80', SAMSKAR_DATA: '/tmp/elsewhere' });
    expect(config).toMatchObject({
      port: 80,
      dataFolder: '/tmp/elsewhere',
      hosts: ['localhost', '127.0.0.1', '[::1]'],
    });
    expect(config.origins[0]).toBe('http://localhost');
  });

  test('refuses what only serve can be told, and says so', () => {
    expect(problems('demo', { SAMSKAR_ORIGIN: origin, SAMSKAR_HOST: '0.0.0.0' })).toEqual([
      'SAMSKAR_ORIGIN: is for `pnpm serve`; in the demo it is fixed',
      'SAMSKAR_HOST: is for `pnpm serve`; in the demo it is fixed',
    ]);
  });

  test('behind Vite also answers to Vite’s address', () => {
    const config = valid('dev', {});
    expect(config.origins[0]).toBe('http://localhost:5173');
    expect(config.hosts).toContain('localhost:5173');
    expect(valid('demo', {}).origins).not.toContain('http://localhost:5173');
  });
});

test('README says of each setting what is allowed, and names no other', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8').replaceAll('`', '');
  for (const { name, allowed, serve } of settings) {
    const line = readme.split('\n').find((one) => one.startsWith(`| ${name} `));
    expect(line).toContain(allowed);
    expect(line).toContain(serve);
  }
  const named = new Set(readme.match(/SAMSKAR_[A-Z_]+/g));
  expect([...named].sort()).toEqual(
    [...settings.map(({ name }) => name), 'SAMSKAR_CHROMIUM', 'SAMSKAR_SEED'].sort(),
  );
});
