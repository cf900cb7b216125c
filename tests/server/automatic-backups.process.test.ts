import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../server/src/log.ts';
import { AutomaticBackups } from '../../server/src/operations/automatic-backups.ts';
import { Metrics } from '../../server/src/operations/metrics.ts';
import { until } from '../realtime/support/until.ts';
import { samskarAt } from '../support/samskar-at.ts';
import { startTestServer, type TestServer } from '../support/start-test-server.ts';

const dayMs = 86_400_000;
let root: string;
let folder: string;
let server: TestServer;
let metrics: Metrics;
let now: number;
const logged: string[] = [];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'samskar-backups-'));
  folder = join(root, 'backups');
  mkdirSync(folder);
  server = await startTestServer({ dataFolder: join(root, 'data') });
  metrics = new Metrics();
  now = Date.UTC(2026, 10, 21, 12);
  logged.length = 0;
});

afterEach(async () => {
  await server.stop();
  rmSync(root, { recursive: true });
});

function backups(kept = 14, dataFolder = server.dataFolder): AutomaticBackups {
  const log = openLog({ write: (line) => void logged.push(line) });
  return new AutomaticBackups({ folder, kept, dataFolder, chance: { now: () => now }, log, metrics });
}

async function figure(name: string): Promise<number> {
  const line = (await metrics.print()).split('\n').find((one) => one.startsWith(`samskar_${name} `));
  return Number(line?.split(' ').at(-1));
}

test('each night has its backup, which can be restored, and the oldest beyond the number kept are deleted', async () => {
  writeFileSync(join(folder, 'samskar-notes.txt'), 'mine');
  const nightly = backups(2);
  for (let night = 0; night < 3; night++) {
    await nightly.look();
    // The same night has one.
    await nightly.look();
    now += dayMs;
  }
  expect(readdirSync(folder).sort()).toEqual([
    'samskar-2026-11-22.backup',
    'samskar-2026-11-23.backup',
    'samskar-notes.txt',
  ]);
  expect(statSync(join(folder, 'samskar-2026-11-23.backup')).mode & 0o077).toBe(0);
  expect(await figure('backup_last_success_timestamp_seconds')).toBe((now - dayMs) / 1000);
  const restored = await samskarAt(
    root,
    { SAMSKAR_DATA: join(root, 'restored') },
    'restore',
    join(folder, 'samskar-2026-11-23.backup'),
    '--key',
    join(server.dataFolder, 'installation-key.pem'),
  );
  expect([restored.exitCode, restored.errors]).toEqual([0, '']);
});

test('a failure is counted, is in the log with its reason, and the next try comes', async () => {
  await backups(14, join(root, 'nothing')).look();
  expect(readdirSync(folder)).toEqual([]);
  expect(await figure('backup_failures_total')).toBe(1);
  expect(logged.join('')).toMatch(/"level":50.*There is no data file.*no backup could be made/);
  await backups().look();
  expect(readdirSync(folder)).toEqual(['samskar-2026-11-21.backup']);
});

test('a stop throws away what was begun, and what an earlier one left is cleaned up', async () => {
  writeFileSync(join(folder, 'samskar-2026-11-20.backup.77.unfinished'), 'cut off');
  const nightly = backups();
  const looking = nightly.look();
  await nightly.stop();
  await looking;
  expect(readdirSync(folder)).toEqual([]);
  expect(logged).toEqual([]);
  expect(await figure('backup_failures_total')).toBe(0);
});

test('a server that is told of a folder makes a backup at its start, and says when in its figures', async () => {
  await server.stop();
  server = await startTestServer({
    dataFolder: join(root, 'data'),
    environment: { SAMSKAR_BACKUP_FOLDER: folder },
  });
  await until(
    () => server.logged.some((line) => line.includes('a backup has been made')),
    'a backup',
    30_000,
  );
  expect(readdirSync(folder)).toHaveLength(1);
});
