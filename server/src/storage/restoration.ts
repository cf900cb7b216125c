import type { Restoration } from '@samskar/shared/api';
import type { Database } from './database.ts';

export type NewRestoration = {
  /** Milliseconds since 1970, as the next. */
  readonly at: number;
  readonly backupMadeAt: number;
  /** SHA-256 of the restored data. */
  readonly backupHash: string;
  /** Evaluations that are back though they had been deleted. */
  readonly returned: readonly string[];
};

/**
 * Makes of restored data what a server may open: every document has a name that no device and no socket has known
 * before (R4), whoever was signed in is not any more, and links that may have been used since do not work again. Part of
 * the caller's transaction.
 */
export function beginAnew(database: Database, restoration: NewRestoration): Restoration {
  const epoch = newEpoch(database, restoration.at);
  const { kysely } = database;
  raiseEpochs(database, epoch);
  database.run(kysely.deleteFrom('session'));
  database.run(kysely.deleteFrom('one_time_link'));
  database.run(
    kysely.insertInto('restoration').values({
      epoch,
      at: restoration.at,
      backup_made_at: restoration.backupMadeAt,
      backup_hash: restoration.backupHash,
      returned: JSON.stringify(restoration.returned),
    }),
  );
  return viewOf({ epoch, at: restoration.at, backup_made_at: restoration.backupMadeAt });
}

/** All, the last first. */
export function listRestorations(database: Database): (Restoration & { readonly returned: string[] })[] {
  return database
    .all(
      database.kysely
        .selectFrom('restoration')
        .select(['epoch', 'at', 'backup_made_at', 'returned'])
        .orderBy('epoch', 'desc'),
    )
    .map((row) => ({
      ...viewOf(row),
      // `beginAnew` wrote it, and the table never changes.
      returned: JSON.parse(row.returned) as string[],
    }));
}

/** The last one; undefined when this installation has never been restored. */
export function findRestoration(database: Database): Restoration | undefined {
  const row = database.get(
    database.kysely
      .selectFrom('restoration')
      .select(['epoch', 'at', 'backup_made_at'])
      .orderBy('epoch', 'desc')
      .limit(1),
  );
  return row && viewOf(row);
}

/** Two restorations are this far apart at least, so that their epochs differ; nine digits last until 2286. */
const epochMs = 10_000;

/**
 * The moment in steps of ten seconds: also a second restoration of the same backup, which knows nothing of the first, gives
 * names that were never in use.
 */
function newEpoch({ raw }: Database, now: number): number {
  const used = raw
    .prepare(
      'select max(epoch) as last from (select epoch from document union select epoch from restoration)',
    )
    .get();
  return Math.max(Math.floor(now / epochMs), Number(used?.last ?? 0) + 1);
}

/** The text stays what it is, with its authors; earlier epochs of a document, which nobody opens, stay theirs. */
function raiseEpochs({ raw }: Database, epoch: number): void {
  raw
    .prepare(
      `update document set epoch = ?
       where epoch = (select max(epoch) from document as other where other.base_name = document.base_name)`,
    )
    .run(epoch);
}

function viewOf(row: {
  readonly epoch: number;
  readonly at: number;
  readonly backup_made_at: number;
}): Restoration {
  return {
    epoch: row.epoch,
    at: new Date(row.at).toISOString(),
    backupMadeAt: new Date(row.backup_made_at).toISOString(),
  };
}
