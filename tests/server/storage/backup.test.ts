import { generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@samskar/migrations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { epochOfNew } from '../../../server/src/evaluation/current-document.ts';
import { openDataFolder, restoringFile } from '../../../server/src/storage/data-folder.ts';
import { openDatabase, type Database } from '../../../server/src/storage/database.ts';
import { findEpoch } from '../../../server/src/storage/document-epoch.ts';
import { openInstallationKey } from '../../../server/src/storage/installation-key.ts';
import { makeBackup } from '../../../server/src/storage/make-backup.ts';
import { refuseLostDatabase } from '../../../server/src/storage/refuse-lost-database.ts';
import { findRestoration, listRestorations } from '../../../server/src/storage/restoration.ts';
import { restoreBackup } from '../../../server/src/storage/restore-backup.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const later = now + 3_600_000;
const base = `joint/${randomUUID()}/1`;

let root: string;
let dataFolder: string;
let file: string;
let database: Database;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'samskar-backup-'));
  dataFolder = join(root, 'data');
  file = join(root, 'monday.backup');
  mkdirSync(dataFolder);
  openInstallationKey(dataFolder, { isExpected: false });
  database = await openDatabase(join(dataFolder, 'samskar.db'), migrations);
  database.transaction(() => updateLog(database).create(`${base}@1`, now));
});

afterEach(() => {
  database.close();
  rmSync(root, { recursive: true });
});

const backUp = () => makeBackup({ dataFolder, file, now, application: '1.2.3' });

function restoreInto(name: string, options: { keyFile?: string; now?: number; file?: string } = {}) {
  const call = { file, keyFile: undefined, now: later, ...options };
  return restoreBackup({ ...call, dataFolder: join(root, name), migrations });
}

async function inRestored<Value>(name: string, look: (restored: Database) => Value): Promise<Value> {
  const restored = await openDatabase(join(root, name, 'samskar.db'), migrations);
  try {
    return look(restored);
  } finally {
    restored.close();
  }
}

function addAccount(id: string): void {
  database.raw
    .prepare(`insert into account values (?, 'Vurderer A', ?, null, 0, null)`)
    .run(id, `${id}@samskar.example`);
}

describe('a backup', () => {
  test('is one file that its owner alone may read, and says what it holds', () => {
    expect(backUp()).toMatchObject({
      ok: true,
      value: {
        madeAt: '2026-11-21T12:00:00.000Z',
        application: '1.2.3',
        rows: { document: 1, account: 0 },
        demo: null,
        deletions: [],
      },
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(root).sort()).toEqual(['data', 'monday.backup']);
  });

  test('names the last migration as the version of its schema', () => {
    const made = backUp();
    expect(made.ok && made.value.migrations).toEqual(Object.keys(migrations).sort());
  });

  test('never takes the place of a file that is there', () => {
    writeFileSync(file, 'last week');
    expect(backUp()).toMatchObject({ error: { kind: 'exists' } });
    expect(readFileSync(file, 'utf8')).toBe('last week');
    expect(readdirSync(root).sort()).toEqual(['data', 'monday.backup']);
  });

  test('of a folder without data is refused, and makes no folder', () => {
    const made = makeBackup({ dataFolder: join(root, 'nothing'), file, now, application: '1' });
    expect(made).toMatchObject({ error: { kind: 'no-data' } });
    expect(readdirSync(root)).toEqual(['data']);
  });

  test('into a folder that is not there is refused', () => {
    const made = makeBackup({ dataFolder, file: join(root, 'no/where'), now, application: '1' });
    expect(made).toMatchObject({ error: { kind: 'unreachable' } });
  });

  test('holds nothing of what was deleted before, in no page', () => {
    const secret = randomUUID();
    addAccount(secret);
    database.raw.exec('delete from account');
    backUp();
    expect(readFileSync(file).includes(secret)).toBe(false);
  });

  test('[R13] the private key is not in it', () => {
    backUp();
    const pem = readFileSync(join(dataFolder, 'installation-key.pem'), 'utf8');
    expect(readFileSync(file).includes(pem.split('\n')[1]!)).toBe(false);
  });

  test('[R15] is made while a transaction of the server is open, and waits for nothing', () => {
    database.transaction(() => {
      addAccount(randomUUID());
      expect(backUp()).toMatchObject({ ok: true, value: { rows: { account: 0 } } });
    });
    expect(database.raw.prepare('select count(*) as n from account').get()).toMatchObject({ n: 1 });
  });

  test('can be opened by SQLite as it is', () => {
    backUp();
    const raw = new DatabaseSync(file, { readOnly: true });
    expect(raw.prepare('select base_name from document').all()).toMatchObject([{ base_name: base }]);
    raw.close();
  });
});

describe('restoring', () => {
  test('[R4] gives every document a name that was never in use, also a second time', async () => {
    backUp();
    const first = await restoreInto('first');
    const second = await restoreInto('second', { now: later + 10_000 });
    expect(first.ok && second.ok).toBe(true);
    const epochs = [
      await inRestored('first', (restored) => findEpoch(restored, base)),
      await inRestored('second', (restored) => findEpoch(restored, base)),
    ];
    expect(epochs).toEqual([later / 10_000, later / 10_000 + 1]);
    expect(await inRestored('first', (restored) => updateLog(restored).find(`${base}@1`))).toBeUndefined();
  });

  test('[R4] raises the epoch also where the clock says less than an earlier restoration', async () => {
    database.raw.prepare('update document set epoch = ?').run(900_000_000);
    backUp();
    expect(await restoreInto('new')).toMatchObject({ value: { restoration: { epoch: 900_000_001 } } });
  });

  test('[R4] leaves an earlier epoch of a document what it was', async () => {
    database.transaction(() => updateLog(database).create(`${base}@2`, now));
    backUp();
    await restoreInto('new');
    const epochs = await inRestored('new', (restored) =>
      restored.raw.prepare('select epoch from document order by epoch').all(),
    );
    expect(epochs).toMatchObject([{ epoch: 1 }, { epoch: later / 10_000 }]);
  });

  test('[R4] a document that is made after it does not begin at the first epoch, which a device may still hold', async () => {
    backUp();
    await restoreInto('new');
    expect(epochOfNew(database)).toBe(1);
    expect(await inRestored('new', epochOfNew)).toBe(later / 10_000);
  });

  test('ends sessions and one-time links, and writes itself down', async () => {
    const account = randomUUID();
    addAccount(account);
    database.raw.prepare('insert into session values (?, ?, 0, 0)').run('5'.repeat(64), account);
    database.raw
      .prepare(`insert into one_time_link values (?, 'recovery', ?, null, 0, 9e15)`)
      .run('6'.repeat(64), account);
    backUp();
    await restoreInto('new');
    await inRestored('new', (restored) => {
      expect(restored.raw.prepare('select * from session').all()).toEqual([]);
      expect(restored.raw.prepare('select * from one_time_link').all()).toEqual([]);
      expect(findRestoration(restored)).toEqual({
        epoch: later / 10_000,
        at: '2026-11-21T13:00:00.000Z',
        backupMadeAt: '2026-11-21T12:00:00.000Z',
      });
    });
  });

  test('brings the data of an earlier schema up to date as a start does', async () => {
    const earlier = Object.fromEntries(Object.entries(migrations).slice(0, 3));
    const old = join(root, 'old');
    mkdirSync(old);
    (await openDatabase(join(old, 'samskar.db'), earlier)).close();
    expect(makeBackup({ dataFolder: old, file, now, application: '0.0.1' }).ok).toBe(true);
    expect((await restoreInto('new')).ok).toBe(true);
    expect(await inRestored('new', (restored) => listRestorations(restored).length)).toBe(1);
  });

  test('refuses a backup of a later schema, and says what to do', async () => {
    database.raw.exec(`insert into kysely_migration values ('9999-tomorrow', '2027-01-01')`);
    backUp();
    const restored = await restoreInto('new');
    expect(restored).toMatchObject({ error: { kind: 'later-schema' } });
    expect(restored.ok ? '' : restored.error.message).toMatch(/later version of Samskår.*9999-tomorrow/);
    expect(existsSync(join(root, 'new'))).toBe(false);
  });

  test.each<[string, string, () => void]>([
    ['damaged', 'a scratched byte of the data', () => scratch(file, 5_000)],
    ['damaged', 'a scratched byte of what it says of itself', () => scratch(file, statSync(file).size - 200)],
    ['not-a-backup', 'a missing end', () => truncateSync(file, statSync(file).size - 1)],
    ['not-a-backup', 'something behind its end', () => appendFileSync(file, 'x')],
    ['not-a-backup', 'a data file', () => copyFileSync(join(dataFolder, 'samskar.db'), file)],
    ['not-a-backup', 'an empty file', () => truncateSync(file, 0)],
    ['unreachable', 'no file at all', () => rmSync(file)],
  ])('refuses as %s: %s', async (kind, _what, spoil) => {
    backUp();
    spoil();
    expect(await restoreInto('new')).toMatchObject({ error: { kind } });
    expect(existsSync(join(root, 'new'))).toBe(false);
  });

  test('refuses a folder that holds data, and leaves it as it was', async () => {
    backUp();
    const before = readFileSync(join(dataFolder, 'samskar.db'));
    expect(await restoreInto('data')).toMatchObject({ error: { kind: 'holds-data' } });
    expect(readFileSync(join(dataFolder, 'samskar.db')).equals(before)).toBe(true);
  });

  test('refuses a folder that a server uses', async () => {
    backUp();
    const used = openDataFolder(join(root, 'new'), 'serve');
    expect(await restoreInto('new')).toMatchObject({ error: { kind: 'in-use' } });
    if (used.ok) used.value.release();
  });

  test('begins anew what was cut off, and no server starts on it', async () => {
    backUp();
    const folder = join(root, 'new');
    mkdirSync(folder);
    writeFileSync(restoringFile(folder), 'half of it');
    const start = () => refuseLostDatabase({ path: folder, databaseFile: join(folder, 'samskar.db') });
    expect(start).toThrow('was cut off');
    expect((await restoreInto('new')).ok).toBe(true);
    expect(start).not.toThrow();
    expect(readdirSync(folder).sort()).toEqual(['lock', 'samskar.db']);
  });

  test('tells which evaluations are back though later backups beside it know that they were deleted', async () => {
    const account = randomUUID();
    const evaluation = randomUUID();
    addAccount(account);
    backUp();
    database.raw
      .prepare(
        'insert into evaluation_deletion (evaluation_id, by_account, at, export_hash) values (?, ?, ?, ?)',
      )
      .run(evaluation, account, now + 1, '0'.repeat(64));
    const next = { dataFolder, file: join(root, 'tuesday.backup'), now: later, application: '1' };
    expect(makeBackup(next).ok).toBe(true);
    expect(await restoreInto('new')).toMatchObject({ value: { returned: [evaluation] } });
    expect(await inRestored('new', (restored) => listRestorations(restored)[0]!.returned)).toEqual([
      evaluation,
    ]);
    expect(await restoreInto('newest', { file: next.file })).toMatchObject({ value: { returned: [] } });
  });
});

describe('the key, which is kept apart', () => {
  const keyOf = (folder: string) => join(folder, 'installation-key.pem');

  test('is needed where results have been signed, and comes from the folder or from --key', async () => {
    pretendSigned();
    backUp();
    expect(await restoreInto('without')).toMatchObject({ error: { kind: 'key-needed' } });
    expect((await restoreInto('given', { keyFile: keyOf(dataFolder) })).ok).toBe(true);
    expect(statSync(keyOf(join(root, 'given'))).mode & 0o777).toBe(0o600);
    mkdirSync(join(root, 'there'));
    copyFileSync(keyOf(dataFolder), keyOf(join(root, 'there')));
    expect((await restoreInto('there')).ok).toBe(true);
    for (const name of ['given', 'there'])
      expect(openInstallationKey(join(root, name), { isExpected: true }).publicKeyPem).toBe(
        readFileSync(join(dataFolder, 'installation-key.public.pem'), 'utf8'),
      );
  });

  test('of another installation is refused', async () => {
    backUp();
    const other = join(root, 'other.pem');
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(other, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(await restoreInto('new', { keyFile: other })).toMatchObject({ error: { kind: 'wrong-key' } });
    expect(await restoreInto('new', { keyFile: join(root, 'no.pem') })).toMatchObject({
      error: { kind: 'key-needed' },
    });
    expect(existsSync(join(root, 'new'))).toBe(false);
  });
});

function pretendSigned(): void {
  database.raw.exec('pragma foreign_keys = off');
  database.raw
    .prepare(`insert into signed_package values (?, 1, ?, 0, '{}')`)
    .run(randomUUID(), '0'.repeat(64));
}

function scratch(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at]! ^= 1;
  writeFileSync(path, bytes);
}
