import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@samskar/migrations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../server/src/storage/database.ts';

let folder: string;
let file: string;
const opened: Database[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-database-'));
  file = join(folder, 'data.sqlite');
});

afterEach(() => {
  for (const database of opened.splice(0)) database.close();
  rmSync(folder, { recursive: true });
});

describe('a data file', () => {
  test('is made when there is none, and opened again with what was in it', async () => {
    const database = await open();
    insert(database, 'a');
    database.close();
    opened.length = 0;
    expect(namesIn(await open())).toEqual(['a']);
  });

  test('writes through to the disk before it says so', async () => {
    const { raw } = await open();
    const setting = (name: string) => Object.values(raw.prepare(`PRAGMA ${name}`).get()!)[0];
    expect([setting('journal_mode'), setting('synchronous'), setting('foreign_keys')]).toEqual(['wal', 2, 1]);
  });

  test.each<[string, string, (database: () => Promise<void>) => Promise<void> | void]>([
    ['not-a-database', 'that is text', () => writeFileSync(file, 'Dette er ikke en database. '.repeat(100))],
    [
      'foreign',
      'of another program',
      () => {
        const other = new DatabaseSync(file);
        other.exec('create table recipe (name text)');
        other.close();
      },
    ],
    [
      'damaged',
      'cut in half',
      async (fill) => {
        await fill();
        truncateSync(file, Math.floor(readFileSync(file).length / 2 / 4096) * 4096);
      },
    ],
    [
      'damaged',
      'with scratched pages',
      async (fill) => {
        await fill();
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 4096, bytes.length);
        writeFileSync(file, bytes);
      },
    ],
    [
      'later-schema',
      'of a later version',
      async (fill) => {
        await fill();
        const later = new DatabaseSync(file);
        later.exec("insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')");
        later.close();
      },
    ],
  ])('is refused as %s and left as it was when it is one %s', async (kind, _what, prepare) => {
    await prepare(async () => {
      const database = await open();
      for (let number = 0; number < 200; number++) insert(database, `${number} ${'x'.repeat(200)}`);
      database.close();
      opened.length = 0;
    });
    const before = readFileSync(file);
    await expect(open()).rejects.toMatchObject({ kind });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('is brought up to date by all changes that are missing, or by none', async () => {
    const database = await open();
    insert(database, 'a');
    database.close();
    opened.length = 0;
    const later = {
      ...migrations,
      '9998-whole': makeTable('whole'),
      '9999-half': makeTable('half', new Error('The power has gone')),
    };
    await expect(openDatabase(file, later)).rejects.toThrow('up to date');
    // An earlier version still opens it, and the mended change finds nothing of the broken one.
    (await open()).close();
    opened.length = 0;
    opened.push(await openDatabase(file, { ...later, '9999-half': makeTable('half') }));
    expect(namesIn(opened[0]!)).toEqual(['a']);
  });

  test('that cannot be reached is refused by name', async () => {
    file = join(folder, 'nowhere', 'data.sqlite');
    await expect(open()).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

describe('a transaction', () => {
  test('stores everything or nothing', async () => {
    const database = await open();
    expect(() =>
      database.transaction(() => {
        insert(database, 'a');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(namesIn(database)).toEqual([]);
    database.transaction(() => insert(database, 'b'));
    expect(namesIn(database)).toEqual(['b']);
  });

  test('[R15] is synchronous: a promise in it is refused, and stores nothing', async () => {
    const database = await open();
    const act = () => {
      insert(database, 'a');
      return Promise.resolve();
    };
    expect(() => database.transaction(act)).toThrow('R15');
    expect(namesIn(database)).toEqual([]);
  });

  test('[R15] does not run in another', async () => {
    const database = await open();
    expect(() => database.transaction(() => database.transaction(() => 1))).toThrow('runs already');
  });

  test('runs what was put off when it is on disk, and forgets it with a rollback', async () => {
    const database = await open();
    const done: string[] = [];
    expect(() =>
      database.transaction(() => {
        database.afterCommit(() => done.push('never'));
        throw new Error('no');
      }),
    ).toThrow();
    database.transaction(() => {
      database.afterCommit(() => done.push(`sees ${namesIn(database).join()}`));
      insert(database, 'a');
      done.push('inserted');
    });
    database.afterCommit(() => done.push('at once'));
    expect(done).toEqual(['inserted', 'sees a', 'at once']);
  });

  test('[R15] begins when everything that waited to be stored is', async () => {
    const database = await open();
    database.beforeEachTransaction(() => insert(database, 'waiting'));
    database.transaction(() => expect(namesIn(database)).toEqual(['waiting']));
  });

  test('on a full disk throws, stores nothing, and the next one works when there is room', async () => {
    const database = await open();
    const pages = Object.values(database.raw.prepare('PRAGMA page_count').get()!)[0];
    database.raw.exec(`PRAGMA max_page_count = ${String(pages)}`);
    const fill = () => {
      for (let number = 0; number < 200; number++) insert(database, `${number} ${'x'.repeat(500)}`);
    };
    expect(() => database.transaction(fill)).toThrow('full');
    expect(namesIn(database)).toEqual([]);
    database.raw.exec('PRAGMA max_page_count = 100000');
    database.transaction(fill);
    expect(namesIn(database)).toHaveLength(200);
  });
});

test('a parameter that SQLite would take for something else is refused', async () => {
  const database = await open();
  const query = database.kysely.selectFrom('document').selectAll();
  // Kysely's types forbid these; a mistake elsewhere may still bring them.
  for (const value of [{}, new Date(0), undefined] as never[])
    expect(() => database.all(query.where('base_name', '=', value))).toThrow(TypeError);
});

async function open(): Promise<Database> {
  const database = await openDatabase(file, migrations);
  opened.push(database);
  return database;
}

function makeTable(name: string, failure?: Error): Parameters<typeof openDatabase>[1][string] {
  return {
    up: async (kysely) => {
      await kysely.schema.createTable(name).addColumn('id', 'integer').execute();
      if (failure) throw failure;
    },
  };
}

function insert(database: Database, name: string): void {
  database.run(
    database.kysely
      .insertInto('document')
      .values({ base_name: name, epoch: 1, created_at: 0, locked_at: null }),
  );
}

function namesIn(database: Database): string[] {
  return database
    .all(database.kysely.selectFrom('document').select('base_name').orderBy('id'))
    .map((row) => row.base_name);
}
