import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@samskar/migrations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Operations } from '../../server/src/operations/operations.ts';
import { openDatabase, type Database } from '../../server/src/storage/database.ts';
import { findFreePort } from '../support/start-test-server.ts';

let folder: string;
let port: number;
let operations: Operations;
let database: Database | undefined;
/** What the disk of the data folder has left; bytes. */
let free: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-readiness-'));
  port = await findFreePort();
  free = 1_000;
  operations = new Operations();
  expect((await operations.listen({ host: '127.0.0.1', port })).ok).toBe(true);
});

afterEach(async () => {
  await operations.close();
  database?.close();
  database = undefined;
  rmSync(folder, { recursive: true });
});

async function ask(path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return `${response.status} ${await response.text()}`.trim();
}

function serve(opened: Database): void {
  database = opened;
  operations.serve({
    database: opened,
    sights: {
      rooms: () => ({ open: 0, hibernated: 0, sockets: 0 }),
      followers: () => 0,
      bytes: () => ({ data: 0, writeAheadLog: 0, free }),
    },
    freeBytesMin: 1_000,
  });
}

test('while the data file is brought up to date it lives and is not ready, and says so', async () => {
  const change = Promise.withResolvers<undefined>();
  const begun = Promise.withResolvers<undefined>();
  const slow = {
    up: () => {
      begun.resolve(undefined);
      return change.promise;
    },
  };
  const opening = openDatabase(join(folder, 'samskar.db'), { ...migrations, '9999-slow': slow });
  await begun.promise;
  expect(await ask('/ready')).toBe('503 starting');
  expect(await ask('/live')).toBe('200 live');
  change.resolve(undefined);
  serve(await opening);
  expect(await ask('/ready')).toBe('200 ready');
});

test('between two changes of the data file whoever asks is answered', async () => {
  let answered = '';
  const changes = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, place) => [
      `9999-${String(place).padStart(4, '0')}`,
      { up: () => (answered === '' ? Promise.resolve() : Promise.reject(new Error('Answered'))) },
    ]),
  );
  const opening = openDatabase(join(folder, 'samskar.db'), { ...migrations, ...changes });
  const asking = ask('/ready').then((answer) => (answered = answer));
  await expect(opening).rejects.toThrow('could not be brought up to date');
  expect(await asking).toBe('503 starting');
});

test('it is not ready when the disk has less room than one document takes, and is again when there is room', async () => {
  serve(await openDatabase(join(folder, 'samskar.db'), migrations));
  free = 999;
  expect(await ask('/ready')).toBe('503 disk-full');
  expect(await ask('/live')).toBe('200 live');
  free = 1_000;
  expect(await ask('/ready')).toBe('200 ready');
});
