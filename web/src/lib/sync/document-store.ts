import type { DocumentRecord, LocalStore, UpdateRow } from './local-store.ts';
import type { KeptChanges } from './unsaved-changes.ts';

/** Saved rows are folded into one when there are more; the next page then reads few. */
const rowsMax = 200;

/** Distinguishes the rows of tabs that write into one store. */
const instance = crypto.randomUUID();
let rowsWritten = 0;

/** A key for the next row; rows need no order, since Yjs updates commute. */
export function nextRowKey(): string {
  rowsWritten += 1;
  return `${instance}/${rowsWritten}`;
}

/** One document on this device. Every method rejects when the device fails, and the caller says so to the person. */
export class DocumentStore {
  readonly #database: LocalStore;
  #record: DocumentRecord;

  private constructor(database: LocalStore, record: DocumentRecord) {
    this.#database = database;
    this.#record = record;
  }

  /** The newest store of a document that the server has not refused. */
  static async open(database: LocalStore, name: string): Promise<DocumentStore> {
    const base = name.replace(/@\d+$/, '');
    const records = await database.getAllFromIndex('documents', 'base', base);
    const own = records
      .filter((record) => record.name === name)
      .sort((a, b) => b.generation - a.generation)[0];
    if (own && own.refused === undefined) return new DocumentStore(database, own);
    const generation = (own?.generation ?? 0) + 1;
    const record = { store: `${name}#${generation}`, base, name, generation };
    await database.put('documents', record);
    return new DocumentStore(database, record);
  }

  get record(): DocumentRecord {
    return this.#record;
  }

  /** When the server last acknowledged something of it. */
  get savedAt(): Date | undefined {
    return this.#record.savedAt === undefined ? undefined : new Date(this.#record.savedAt);
  }

  rows(): Promise<UpdateRow[]> {
    return this.#database.getAllFromIndex('updates', 'store', this.#record.store);
  }

  async add(row: Omit<UpdateRow, 'store'>): Promise<void> {
    await this.#database.put('updates', { store: this.#record.store, ...row });
  }

  /** The server has these edits on its disk; the rows stay for the next time the page opens without a line. */
  async markSaved(saved: readonly KeptChanges[], at: Date): Promise<void> {
    const transaction = this.#database.transaction(['updates', 'documents'], 'readwrite');
    const updates = transaction.objectStore('updates');
    for (const { key } of saved) {
      const row = await updates.get([this.#record.store, key]);
      if (row) await updates.put({ ...row, changes: 0 });
    }
    this.#record = { ...this.#record, savedAt: at.toISOString() };
    await transaction.objectStore('documents').put(this.#record);
    await transaction.done;
  }

  async note(change: Partial<Pick<DocumentRecord, 'syncedAt' | 'refused'>>): Promise<void> {
    this.#record = { ...this.#record, ...change };
    await this.#database.put('documents', this.#record);
  }

  /** Folds the saved rows, which `update` contains, into one. Unsaved rows stay as they are, to be told apart later. */
  async fold(rows: readonly UpdateRow[], update: Uint8Array): Promise<void> {
    const saved = rows.filter((row) => row.changes === 0);
    if (saved.length <= rowsMax) return;
    const transaction = this.#database.transaction('updates', 'readwrite');
    await transaction.store.put({ store: this.#record.store, key: nextRowKey(), update, changes: 0 });
    for (const row of saved) await transaction.store.delete([row.store, row.key]);
    await transaction.done;
  }
}

/** Names, with the epoch, of all documents of which the device holds something. */
export async function listStoredNames(database: LocalStore): Promise<string[]> {
  const records = await database.getAll('documents');
  return records.map(({ name }) => name);
}

/** A store that the server has refused, with edits that it never took; or one of an earlier epoch, whatever it holds. */
export type LeftBehind = { readonly record: DocumentRecord; readonly rows: readonly UpdateRow[] };

export async function findLeftBehind(database: LocalStore, current: DocumentRecord): Promise<LeftBehind[]> {
  const records = await database.getAllFromIndex('documents', 'base', current.base);
  const others = records.filter((record) => record.store !== current.store);
  const all = await Promise.all(
    others.map(async (record) => ({
      record,
      rows: await database.getAllFromIndex('updates', 'store', record.store),
    })),
  );
  // What the server acknowledged of an earlier epoch it may have lost again (R4).
  return all.filter(
    ({ record, rows }) => record.name !== current.name || rows.some((row) => row.changes > 0),
  );
}

/**
 * Counts edits that were saved once, and that the server has lost, among those that this device alone has: signing out then
 * warns of them, and nobody else's signing in deletes them.
 */
export async function markLost(database: LocalStore, { rows }: LeftBehind, changes: number): Promise<void> {
  const [first] = rows;
  if (first && rows.every((row) => row.changes === 0)) await database.put('updates', { ...first, changes });
}

export async function dropLeftBehind(database: LocalStore, { record, rows }: LeftBehind): Promise<void> {
  const transaction = database.transaction(['documents', 'updates'], 'readwrite');
  for (const row of rows) await transaction.objectStore('updates').delete([row.store, row.key]);
  await transaction.objectStore('documents').delete(record.store);
  await transaction.done;
}
