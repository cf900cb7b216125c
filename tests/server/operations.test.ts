import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { problemText } from '../../server/src/announce.ts';
import { readConfig } from '../../server/src/config.ts';
import { openLog } from '../../server/src/log.ts';
import { openServer } from '../../server/src/main.ts';
import { realChance } from '../../server/src/people/chance.ts';
import { openRawClient } from '../realtime/support/clients.ts';
import {
  cheapPasswords,
  findFreePort,
  startTestServer,
  type TestServer,
} from '../support/start-test-server.ts';

let folder: string;
let metricsPort: number;
let server: TestServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-operations-'));
  metricsPort = await findFreePort();
  server = await startTestServer({
    dataFolder: join(folder, 'data'),
    environment: { SAMSKAR_METRICS_PORT: String(metricsPort) },
  });
});

afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function ask(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`http://127.0.0.1:${metricsPort}${path}`);
  return { status: response.status, text: await response.text() };
}

/** The value of a figure; undefined when it is not there. */
async function figure(name: string): Promise<number | undefined> {
  const { text } = await ask('/metrics');
  const line = text.split('\n').find((one) => one.startsWith(`samskar_${name} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

test('the figures speak of rooms, sockets, the log, the disk, the event loop and backups', async () => {
  for (const name of [
    'rooms',
    'rooms_hibernated',
    'sockets_document',
    'sockets_feed',
    'log_updates_total',
    'log_bytes_total',
    'data_file_bytes',
    'write_ahead_log_bytes',
    'disk_free_bytes',
    'resident_bytes',
    'heap_bytes',
    'failures_total',
    'commit_seconds_count',
    'acknowledge_seconds_count',
    'event_loop_delay_seconds{quantile="0.99"}',
    'backup_last_success_timestamp_seconds',
    'backup_failures_total',
  ])
    expect(await figure(name), name).toBeGreaterThanOrEqual(0);
  expect(await figure('data_file_bytes')).toBeGreaterThan(10_000);
});

test('a refusal is counted by its rule, and is one line of the log that says the rule', async () => {
  await server.stranger.call('GET', '/api/evaluations?token=hemmelig');
  const socket = await openRawClient(
    { url: `ws://localhost:${server.port}`, origin: server.origin },
    '/live/feed/x',
  );
  await socket.closing();
  const refusals = server.logged.filter((line) => line.includes('refused'));
  expect(refusals.map((line) => JSON.parse(line) as object)).toMatchObject([
    { rule: 'R7', why: 'signed-out', method: 'GET', route: '/api/evaluations' },
    { rule: 'R7', why: 'signed-out' },
  ]);
  expect(await figure('refusals_total{rule="R7",kind="signed-out"}')).toBe(2);
});

test('it lives and is ready, until the data file cannot be written; and says why', async () => {
  expect(await ask('/live')).toEqual({ status: 200, text: 'live\n' });
  expect(await ask('/ready')).toEqual({ status: 200, text: 'ready\n' });
  // It would wait for the data file, and everybody with it.
  await server.running.retention.look();
  const other = new DatabaseSync(join(server.dataFolder, 'samskar.db'));
  other.exec('BEGIN IMMEDIATE');
  expect(await ask('/ready')).toEqual({ status: 503, text: 'not-writable\n' });
  expect(await ask('/live')).toEqual({ status: 200, text: 'live\n' });
  other.exec('ROLLBACK');
  other.close();
  expect(await ask('/ready')).toEqual({ status: 200, text: 'ready\n' });
});

test('[R6] while it stops it is not ready, and then nobody answers', async () => {
  // A request that still runs holds the stop up for a moment.
  const slow = request(`${server.origin}/api/session`, {
    method: 'POST',
    headers: {
      origin: server.origin,
      'content-type': 'application/json',
      'content-length': 100,
      expect: '100-continue',
    },
  });
  slow.on('error', () => undefined);
  slow.flushHeaders();
  await once(slow, 'continue');
  const stopped = server.running.stop();
  expect(await ask('/ready')).toEqual({ status: 503, text: 'stopping\n' });
  await stopped;
  await expect(ask('/live')).rejects.toThrow();
  // For what comes after each test.
  server = await startTestServer({ dataFolder: join(folder, 'data') });
});

test('the people’s port knows nothing of it, and a page under another name is not answered', async () => {
  expect((await server.stranger.call('GET', '/metrics')).text).not.toContain('samskar_rooms');
  const status = await new Promise((resolve) => {
    request(
      { host: '127.0.0.1', port: metricsPort, path: '/metrics', headers: { host: 'rebound.example' } },
      (response) => resolve(response.statusCode),
    ).end();
  });
  expect(status).toBe(403);
});

test.each([
  [
    'SAMSKAR_METRICS_PORT',
    () => ({ SAMSKAR_METRICS_PORT: String(metricsPort) }),
    /Port \d+ is taken .*SAMSKAR_METRICS_PORT/,
  ],
  [
    'SAMSKAR_BACKUP_FOLDER',
    () => ({ SAMSKAR_BACKUP_FOLDER: join(folder, 'other/backups') }),
    /lies in the data folder.*SAMSKAR_BACKUP_FOLDER/,
  ],
  [
    'SAMSKAR_BACKUP_FOLDER',
    () => ({ SAMSKAR_BACKUP_FOLDER: import.meta.filename }),
    /No backup can be laid into .*SAMSKAR_BACKUP_FOLDER/,
  ],
])('a %s that cannot be used is refused at the start, by its name', async (_name, settings, text) => {
  mkdirSync(join(folder, 'other'), { mode: 0o700 });
  const config = readConfig('serve', {
    SAMSKAR_ORIGIN: 'http://localhost:4880',
    SAMSKAR_DATA: join(folder, 'other'),
    SAMSKAR_PORT: String(await findFreePort()),
    ...settings(),
  });
  if (!config.ok) throw new Error(config.error.join('\n'));
  const opened = await openServer(config.value, {
    passwordCost: cheapPasswords,
    chance: realChance,
    log: openLog({ write: () => undefined }),
    webFolder: folder,
    onBroken: (error) => {
      throw error;
    },
  });
  expect(opened.ok ? '' : problemText(opened.error, folder)).toMatch(text);
});
