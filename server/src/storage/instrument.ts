import type { Instrument } from '@samskar/shared/instrument';
import type { Database } from './database.ts';

export type StoredInstrument = {
  readonly hash: string;
  readonly instrument: Instrument;
  readonly isShipped: boolean;
};

export type NewInstrument = {
  readonly hash: string;
  readonly instrument: Instrument;
  /** Null for one that comes with the program. */
  readonly uploadedBy: string | null;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
};

/** One whose content was there before stands for its id again. */
export function insertInstrument(
  database: Database,
  { hash, instrument, uploadedBy, addedAt }: NewInstrument,
): void {
  database.run(
    database.kysely
      .insertInto('instrument')
      .values({
        hash,
        id: instrument.id,
        json: JSON.stringify(instrument),
        uploaded_by: uploadedBy,
        added_at: addedAt,
      })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet({ added_at: addedAt })),
  );
}

/** When what an id stands for was last added, in milliseconds since 1970; 0 for an unknown id. */
export function lastAddedAt(database: Database, id: string): number {
  const last = database.get(
    database.kysely
      .selectFrom('instrument')
      .select('added_at')
      .where('id', '=', id)
      .orderBy('added_at', 'desc')
      .limit(1),
  );
  return last?.added_at ?? 0;
}

/** The instrument with exactly this content. */
export function findInstrumentByHash(database: Database, hash: string): StoredInstrument | undefined {
  const row = database.get(
    database.kysely.selectFrom('instrument').select(['hash', 'json', 'uploaded_by']).where('hash', '=', hash),
  );
  return row && storedOf(row);
}

/** The hash of the instrument that an id stands for now: the one that was added last. */
export function findHashById(database: Database, id: string): string | undefined {
  return database.get(
    database.kysely
      .selectFrom('instrument')
      .select('hash')
      .where('id', '=', id)
      .orderBy('added_at', 'desc')
      .limit(1),
  )?.hash;
}

/** One hash for each id, by id. */
export function listInstrumentHashes(database: Database): string[] {
  const hashById = new Map(
    database
      .all(database.kysely.selectFrom('instrument').select(['id', 'hash']).orderBy('id').orderBy('added_at'))
      .map((row) => [row.id, row.hash]),
  );
  return [...hashById.values()];
}

function storedOf(row: {
  readonly hash: string;
  readonly json: string;
  readonly uploaded_by: string | null;
}): StoredInstrument {
  return {
    hash: row.hash,
    // Only what `parseInstrument` has accepted is stored.
    instrument: JSON.parse(row.json) as Instrument,
    isShipped: row.uploaded_by === null,
  };
}
