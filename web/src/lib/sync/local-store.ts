import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { storePrefix } from '#lib/session/forget-account.ts';

/** One Yjs document as this device holds it. */
export type DocumentRecord = {
  /** `<document name>#<generation>`; account and device lie in the database's name, the epoch in the document's. */
  readonly store: string;
  /** The document's name without its epoch: what all stores of one thing have in common. */
  readonly base: string;
  readonly name: string;
  /** Raised when the server refuses what the store holds: the next one starts afresh (R10). */
  readonly generation: number;
  /** When the device last had the whole document, ISO. */
  readonly syncedAt?: string;
  readonly savedAt?: string;
  /** Why nothing is written here any more. */
  readonly refused?: 'locked' | 'rejected';
};

/** One update of a Yjs document. */
export type UpdateRow = {
  readonly store: string;
  readonly key: string;
  readonly update: Uint8Array;
  /** Edits in it that the server has not acknowledged. */
  readonly changes: number;
};

type Tables = {
  readonly documents: DocumentRecord;
  readonly updates: UpdateRow;
  /** What an evaluation looked like when the line was last there; parsed again when read. */
  readonly snapshots: { readonly key: string; readonly value: unknown };
  /** Commands that wait for the line, in order. */
  readonly commands: {
    readonly key: string;
    readonly evaluation: string;
    readonly order: number;
    readonly value: unknown;
  };
};

interface StoreSchema extends DBSchema {
  documents: { key: string; value: Tables['documents']; indexes: { base: string } };
  updates: {
    key: [string, string];
    value: Tables['updates'];
    indexes: { store: string; unsaved: [string, number] };
  };
  snapshots: { key: string; value: Tables['snapshots'] };
  commands: { key: string; value: Tables['commands']; indexes: { evaluation: string } };
}

/** Everything that one person has on this device, in one database: deleting it forgets the person (R13). */
export type LocalStore = IDBPDatabase<StoreSchema>;

const version = 1;

function databaseName(account: string): string {
  return `${storePrefix(account)}evaluations`;
}

/**
 * The person's store on this device; undefined where the browser gives none (private windows of some, a full disk), which
 * the screens then say.
 */
export async function openLocalStore(account: string): Promise<LocalStore | undefined> {
  try {
    return await openDB<StoreSchema>(databaseName(account), version, {
      upgrade(database) {
        database.createObjectStore('documents', { keyPath: 'store' }).createIndex('base', 'base');
        const updates = database.createObjectStore('updates', { keyPath: ['store', 'key'] });
        updates.createIndex('store', 'store');
        updates.createIndex('unsaved', ['store', 'changes']);
        database.createObjectStore('snapshots', { keyPath: 'key' });
        database.createObjectStore('commands', { keyPath: 'key' }).createIndex('evaluation', 'evaluation');
      },
      // Another tab signs out or has a newer version: hold nothing open against it.
      blocking: (_current, _wanted, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
  } catch {
    // Every browser fails here in its own way; what follows is the same for all: nothing is kept.
    return undefined;
  }
}

/** Edits and waiting commands that only this device has. */
export async function countUnsent(store: LocalStore): Promise<number> {
  const rows = await store.getAll('updates');
  const commands = await store.count('commands');
  return rows.reduce((sum, row) => sum + row.changes, commands);
}
