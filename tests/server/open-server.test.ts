import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import { problemText, type StartProblem } from '../../server/src/announce.ts';
import { readConfig } from '../../server/src/config.ts';
import { beginDemo } from '../../server/src/demo/demo-folder.ts';
import { openLog } from '../../server/src/log.ts';
import { openServer, type RunningServer } from '../../server/src/main.ts';
import { realChance } from '../../server/src/people/chance.ts';
import { openDataFolder } from '../../server/src/storage/data-folder.ts';
import { openInstallationKey } from '../../server/src/storage/installation-key.ts';
import { cheapPasswords, findFreePort } from '../support/start-test-server.ts';

let folder: string;
let port: number;
const running: RunningServer[] = [];

beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'samskar-open-')), 'data');
  port = await findFreePort();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  rmSync(join(folder, '..'), { recursive: true });
});

/** Undefined when it runs. */
async function start(
  mode: 'demo' | 'serve',
  options: { port?: number } = {},
): Promise<StartProblem | undefined> {
  const config = readConfig(mode, {
    SAMSKAR_DATA: folder,
    SAMSKAR_PORT: String(options.port ?? port),
    ...(mode === 'serve' && { SAMSKAR_ORIGIN: `http://localhost:${port}` }),
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
  if (!opened.ok) return opened.error;
  running.push(opened.value);
  return undefined;
}

async function stop(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.stop()));
}

/** The hash of every file, by name; not of those that SQLite lays beside a database when it looks into it. */
function contents(): Record<string, string> {
  const files = readdirSync(folder).filter((name) => !/^lock|-wal$|-shm$/.test(name));
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

describe('serve', () => {
  test('makes a folder that its owner alone can read, with a key that its owner alone can read', async () => {
    expect(await start('serve')).toBeUndefined();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'installation-key.pem')).mode & 0o777).toBe(0o600);
  });

  test('keeps its key from start to start, outside the database', async () => {
    await start('serve');
    await stop();
    const key = readFileSync(join(folder, 'installation-key.pem'), 'utf8');
    expect(key).toContain('PRIVATE KEY');
    await start('serve');
    expect(readFileSync(join(folder, 'installation-key.pem'), 'utf8')).toBe(key);
    expect(readFileSync(join(folder, 'samskar.db')).includes(key.split('\n')[1]!)).toBe(false);
  });

  test('refuses a folder of the demo, and leaves it as it was', async () => {
    expect(await start('demo')).toBeUndefined();
    await stop();
    const before = contents();
    expect(await start('serve')).toEqual({ kind: 'is-demo' });
    expect(contents()).toEqual(before);
  });

  test('knows the shipped instruments', async () => {
    await start('serve');
    const { database } = running[0]!.people;
    const stored = database.raw.prepare('select id from instrument order by id desc').all();
    expect(stored.map(({ id }) => id)).toEqual(shippedInstruments.map(({ id }) => id));
  });
});

describe('a folder that has been in use and has lost its data file', () => {
  const empty = (file: string) => writeFileSync(file, '');
  const remove = (file: string) => rmSync(file);

  test.each([
    ['serve', 'emptied', empty],
    ['serve', 'removed', remove],
    ['demo', 'emptied', empty],
    ['demo', 'removed', remove],
  ] as const)('is refused by %s when it was %s, and left as it is', async (mode, _how, lose) => {
    await start(mode);
    await stop();
    lose(join(folder, 'samskar.db'));
    const before = contents();
    expect(await start(mode)).toMatchObject({ kind: 'data-unusable' });
    expect(contents()).toEqual(before);
  });
});

describe('the demo', () => {
  test('refuses a folder that holds real data', async () => {
    await start('serve');
    await stop();
    const before = contents();
    expect(await start('demo')).toEqual({ kind: 'is-not-demo' });
    expect(contents()).toEqual(before);
  });

  test('refuses a folder that holds something else', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.odt'), 'years of work');
    expect(await start('demo')).toEqual({ kind: 'is-not-demo' });
    expect(readdirSync(folder)).toEqual(['thesis.odt']);
  });

  test('makes up passwords for a folder, and keeps them and the data', async () => {
    await start('demo');
    const { demo, people } = running[0]!;
    const count = (table: string) =>
      people.database.raw.prepare(`select count(*) as n from ${table}`).get()!.n;
    expect(count('account')).toBe(6);
    expect(count('evaluation')).toBe(2);
    const passwords = Object.values(demo!.passwords);
    expect(new Set(passwords).size).toBe(6);
    for (const password of passwords) expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(statSync(join(folder, 'demo.json')).mode & 0o777).toBe(0o600);
    await stop();
    await start('demo');
    expect(running[0]!.demo?.passwords).toEqual(demo!.passwords);
    const { database } = running[0]!.people;
    expect(database.raw.prepare('select count(*) as n from evaluation').get()!.n).toBe(2);
  });

  test('begins anew when it was cut off while it was being loaded', async () => {
    const opened = openDataFolder(folder, 'demo');
    if (!opened.ok) throw new Error(opened.error.kind);
    const begun = beginDemo(opened.value);
    writeFileSync(opened.value.databaseFile, 'half a database');
    opened.value.release();
    expect(await start('demo')).toBeUndefined();
    expect(running[0]!.demo?.passwords).toEqual(begun.passwords);
  });

  test('says what to do when its mark is damaged', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'demo.json'), '{"format":');
    const problem = await start('demo');
    expect(problemText(problem!, folder)).toContain('Delete the folder');
  });
});

describe('a folder', () => {
  test('is used by one server at a time', async () => {
    await start('serve');
    expect(await start('serve', { port: await findFreePort() })).toEqual({ kind: 'in-use' });
    await stop();
    expect(await start('serve')).toBeUndefined();
  });

  test('that cannot be made is named', async () => {
    writeFileSync(folder, 'a file');
    expect(await start('serve')).toMatchObject({ kind: 'unreachable' });
    expect(readFileSync(folder, 'utf8')).toBe('a file');
  });

  test.each([
    ['is no database', () => Buffer.from('this is not a database, and was never one'.repeat(100))],
    ['has lost its end', (file: Buffer) => file.subarray(0, file.length / 2)],
    [
      'has rotten in the middle',
      (file: Buffer) => Buffer.concat([file.subarray(0, 4096), Buffer.alloc(8192, 7), file.subarray(12_288)]),
    ],
  ])('whose data file %s is refused with what to do, and nothing in it is changed', async (_name, damage) => {
    await start('serve');
    await stop();
    const file = join(folder, 'samskar.db');
    writeFileSync(file, damage(readFileSync(file)));
    const before = contents();
    const problem = await start('serve');
    expect(problem).toMatchObject({ kind: 'data-unusable' });
    expect(problemText(problem!, folder)).toContain(file);
    expect(contents()).toEqual(before);
  });

  test('whose key is damaged is refused, since signatures of before need it', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'installation-key.pem'), 'rust');
    const problem = await start('serve');
    expect(problem?.kind).toBe('data-unusable');
    expect(problemText(problem!, folder)).toContain('backup');
    expect(readFileSync(join(folder, 'installation-key.pem'), 'utf8')).toBe('rust');
  });

  test('is let go of when the server cannot listen', async () => {
    const other = await listenOn(port);
    expect(await start('serve')).toEqual({ kind: 'port-taken', host: '127.0.0.1', port });
    await new Promise((resolve) => other.close(resolve));
    expect(await start('serve')).toBeUndefined();
  });
});

test('the key signs what its public half can check', async () => {
  mkdirSync(folder);
  const { verify, createPublicKey } = await import('node:crypto');
  const key = openInstallationKey(folder, { isExpected: false });
  const signature = key.sign(Buffer.from('a package'));
  expect(signature).toHaveLength(64);
  const publicKey = createPublicKey(key.publicKeyPem);
  expect(verify(null, Buffer.from('a package'), publicKey, signature)).toBe(true);
  expect(verify(null, Buffer.from('another package'), publicKey, signature)).toBe(false);
  expect(openInstallationKey(folder, { isExpected: true }).publicKeyPem).toBe(key.publicKeyPem);
});

test('a key that results were signed with is never made anew', () => {
  mkdirSync(folder);
  expect(() => openInstallationKey(folder, { isExpected: true })).toThrow(/is missing, and results/);
  expect(readdirSync(folder)).toEqual([]);
});

async function listenOn(taken: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve));
  return server;
}
