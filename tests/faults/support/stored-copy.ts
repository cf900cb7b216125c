import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@samskar/migrations';
import { expect } from 'vitest';
import { dataFileName } from '../../../server/src/storage/data-folder.ts';
import { openDatabase, type Database } from '../../../server/src/storage/database.ts';

/** The data file as a dead server left it, in a folder of its own: the next one must itself mend what it finds. */
export class StoredCopy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'samskar-stored-'));

  constructor(folder: string) {
    for (const name of [dataFileName, `${dataFileName}-wal`])
      if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(this.#folder, name));
  }

  /** The log beside the data file, which holds what was committed last. */
  get logFile(): string {
    return join(this.#folder, `${dataFileName}-wal`);
  }

  /** Whether all these migrations have been made on it; removes it. */
  isUpToDate(names: readonly string[]): boolean {
    const raw = new DatabaseSync(join(this.#folder, dataFileName));
    const made = raw.prepare('select name from kysely_migration').all();
    raw.close();
    rmSync(this.#folder, { recursive: true });
    return made.length === names.length;
  }

  /** Reads it once, and removes it. Fails the test when the data file is damaged. */
  async read<Value>(read: (database: Database) => Value): Promise<Value> {
    try {
      const database = await openDatabase(join(this.#folder, dataFileName), migrations);
      try {
        expect(database.raw.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
        expect(database.raw.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
        return read(database);
      } finally {
        database.close();
      }
    } finally {
      rmSync(this.#folder, { recursive: true });
    }
  }
}
