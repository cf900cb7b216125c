import type { Append, StoreOutcome, StoredDocument, TurnRecord, UpdateLog } from '../realtime/ports.ts';
import { sqliteCodeOf, sqliteCodes, type Database } from './database.ts';

/** The Yjs documents in SQLite: an append-only log per document, folded into a snapshot now and then. */
export function updateLog(database: Database): UpdateLog {
  const inserts = prepareInserts(database);
  const reads = prepareReads(database);
  return {
    find: (name) => findDocument(reads, name),
    store: (record) => outcomeOf(() => database.transaction(() => writeTurn(record, inserts))),
    compact: (document, seq, snapshot, at) =>
      outcomeOf(() => database.transaction(() => replaceLog(database, document, seq, snapshot, at))),
    create: (name, at, content) => createDocument(database, name, at, content),
    setLocked: (name, at) => {
      const { base_name, epoch } = keyOf(name);
      const changed = database.run(
        database.kysely
          .updateTable('document')
          .set({ locked_at: at })
          .where('base_name', '=', base_name)
          .where('epoch', '=', epoch),
      );
      if (changed !== 1) throw new Error('No such document');
    },
    afterCommit: (effect) => database.afterCommit(effect),
  };
}

type Insert = (parameters: readonly unknown[]) => number;
type Inserts = { readonly update: Insert; readonly client: Insert; readonly textChange: Insert };

/** Compiled once: these run for every key press. The values only say which columns there are, and in what order. */
function prepareInserts({ kysely, prepare }: Database): Inserts {
  const update = { document_id: 0, seq: 0, account_id: '', at: 0, bytes: new Uint8Array() };
  const client = { document_id: 0, client_id: 0, account_id: '', at: 0 };
  const change = { document_id: 0, place: '', account_id: '', at: 0 };
  return {
    update: prepare(kysely.insertInto('update_log').values(update)),
    client: prepare(kysely.insertInto('client_id').values(client)),
    textChange: prepare(
      kysely
        .insertInto('text_change')
        .values(change)
        .onConflict((conflict) =>
          conflict
            .columns(['document_id', 'place', 'account_id'])
            .doUpdateSet((to) => ({ at: to.ref('excluded.at') })),
        ),
    ),
  };
}

function writeTurn({ appends, bindings }: TurnRecord, insert: Inserts): void {
  for (const { document, client, account, at } of bindings) insert.client([document, client, account, at]);
  for (const { document, seq, account, at, update } of appends)
    insert.update([document, seq, account, at, update]);
  for (const { document, place, account, at } of textChangesOf(appends))
    insert.textChange([document, place, account, at]);
}

/** The last of each person's in each place: many keys of one turn are one row. */
function textChangesOf(appends: readonly Append[]) {
  const changes = appends.flatMap(({ document, account, at, places }) =>
    places.map((place) => ({ document, place, account, at })),
  );
  return new Map(
    changes.map((change) => [`${change.document} ${change.account} ${change.place}`, change]),
  ).values();
}

function createDocument(
  database: Database,
  name: string,
  at: number,
  content: Parameters<UpdateLog['create']>[2],
): void {
  const { kysely } = database;
  const made = database.get(
    kysely
      .insertInto('document')
      .values({ ...keyOf(name), created_at: at, locked_at: null })
      .returning('id'),
  );
  if (made === undefined || content === undefined) return;
  if (content.snapshot) replaceLog(database, made.id, 0, content.snapshot, at);
  for (const [client, account] of content.clients)
    database.run(
      kysely
        .insertInto('client_id')
        .values({ document_id: made.id, client_id: client, account_id: account, at }),
    );
}

/** Compiled once: they run for everybody who opens a document. The values only say what is asked for, and in what order. */
function prepareReads({ kysely, prepareAll }: Database) {
  return {
    documents: prepareAll(
      kysely
        .selectFrom('document')
        .leftJoin('document_snapshot', 'document_snapshot.document_id', 'document.id')
        .select(['document.id', 'locked_at', 'document_snapshot.seq', 'bytes'])
        .where('base_name', '=', '')
        .where('epoch', '=', 0),
    ),
    updates: prepareAll(
      kysely.selectFrom('update_log').select(['seq', 'bytes']).where('document_id', '=', 0).orderBy('seq'),
    ),
    clients: prepareAll(
      kysely.selectFrom('client_id').select(['client_id', 'account_id']).where('document_id', '=', 0),
    ),
  };
}

function findDocument(reads: ReturnType<typeof prepareReads>, name: string): StoredDocument | undefined {
  const { base_name, epoch } = keyOf(name);
  const [document] = reads.documents([base_name, epoch]);
  if (document === undefined) return undefined;
  const log = reads.updates([document.id]);
  const clients = reads.clients([document.id]);
  return {
    id: document.id,
    isLocked: document.locked_at !== null,
    seq: log.at(-1)?.seq ?? document.seq ?? 0,
    snapshot: document.bytes ?? undefined,
    updates: log.map((entry) => entry.bytes),
    clients: new Map(clients.map((row) => [row.client_id, row.account_id])),
  };
}

function replaceLog(
  database: Database,
  document: number,
  seq: number,
  snapshot: Uint8Array,
  at: number,
): void {
  const { kysely } = database;
  database.run(
    kysely
      .insertInto('document_snapshot')
      .values({ document_id: document, seq, at, bytes: snapshot })
      .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ seq, at, bytes: snapshot })),
  );
  database.run(kysely.deleteFrom('update_log').where('document_id', '=', document).where('seq', '<=', seq));
}

/** `joint/.../1@2` -> `joint/.../1` and 2. */
function keyOf(name: string): { readonly base_name: string; readonly epoch: number } {
  const at = name.lastIndexOf('@');
  return { base_name: name.slice(0, at), epoch: Number(name.slice(at + 1)) };
}

/** After everything but a full or busy disk, nobody knows what was written: the process must not go on (R1). */
function outcomeOf(act: () => void): StoreOutcome {
  try {
    act();
    return { kind: 'stored' };
  } catch (error) {
    switch (sqliteCodeOf(error)) {
      case sqliteCodes.full:
        return { kind: 'full' };
      case sqliteCodes.busy:
      case sqliteCodes.locked:
        return { kind: 'busy' };
      default:
        return { kind: 'broken', error };
    }
  }
}
