import {
  findSchemaBreach,
  textPlaces,
  type DocumentName,
  type DocumentShape,
} from '@samskar/shared/documents';
import * as Y from 'yjs';
import { applyUpdate } from './apply-update.ts';
import { checkUpdate } from './check-update.ts';
import { encodeState } from './encode-state.ts';
import { knownOf, type Known } from './known.ts';
import type { Limits } from './limits.ts';
import type { Append, Chance, ClientBinding, StoredDocument, StoreOutcome, UpdateLog } from './ports.ts';

/** What an update would do to the document. */
export type Verdict =
  | { readonly kind: 'known' }
  | { readonly kind: 'gap' }
  | Changes
  | { readonly kind: 'refused'; readonly rule: 'R10' | 'R12'; readonly why: string };

export type Changes = {
  readonly kind: 'changes';
  readonly structs: number;
  /** Client ids that nobody writes under yet. */
  readonly newClients: readonly number[];
};

export type Taken =
  | {
      readonly kind: 'taken';
      readonly append: Append;
      readonly bindings: readonly ClientBinding[];
    }
  /** The document held what it may not, and is gone from memory. */
  | { readonly kind: 'spoiled'; readonly why: string };

export type DocumentTools = { readonly log: UpdateLog; readonly chance: Chance; readonly limits: Limits };

/**
 * A document as a room holds it: what is on disk and what this turn has accepted. The Y.Doc is made when it is needed, which
 * is for an update, and let go of when it is not; what is known without it stays. Who only comes to read what has been folded
 * into a snapshot is given the snapshot: most rooms never need a Y.Doc.
 */
export class RoomDocument {
  readonly text: string;
  readonly name: DocumentName;
  #shape: DocumentShape;
  readonly #tools: DocumentTools;
  #doc: Y.Doc | undefined;
  /** All that `#doc` holds as one update, for everybody who comes with nothing; undefined when it is not known as that. */
  #whole: Uint8Array | undefined;
  /** Of all that was accepted; undefined when it is not known. */
  #stateVector: Uint8Array | undefined;
  #known: Known;
  /** When its content was last needed; milliseconds since 1970. */
  #usedAt = 0;

  /** Undefined when there is no such document. @throws when it cannot be loaded whole (R3) */
  static open(
    text: string,
    name: DocumentName,
    shape: DocumentShape,
    tools: DocumentTools,
  ): RoomDocument | undefined {
    const stored = tools.log.find(text);
    return stored === undefined ? undefined : new RoomDocument(text, name, shape, tools, stored);
  }

  private constructor(
    text: string,
    name: DocumentName,
    shape: DocumentShape,
    tools: DocumentTools,
    stored: StoredDocument,
  ) {
    this.text = text;
    this.name = name;
    this.#shape = shape;
    this.#tools = tools;
    this.#known = knownOf(stored);
    this.#keep(stored);
  }

  /** The living document, to be read only. @throws when it cannot be loaded whole */
  get doc(): Y.Doc {
    this.#usedAt = this.#tools.chance.now();
    return this.#living;
  }

  get #living(): Y.Doc {
    return this.#doc ?? this.#load(this.#find());
  }

  /** Of all that was accepted. @throws when it cannot be loaded whole */
  get stateVector(): Uint8Array {
    return (this.#stateVector ??=
      this.#doc === undefined && this.#whole !== undefined
        ? Y.encodeStateVectorFromUpdate(this.#whole)
        : Y.encodeStateVector(this.doc));
  }

  /** What lies beyond a state vector, as one update. @throws when it cannot be loaded whole */
  updateSince(stateVector: Uint8Array): Uint8Array {
    this.#usedAt = this.#tools.chance.now();
    if (this.#doc === undefined && this.#whole === undefined) this.#keep(this.#find());
    if (stateVector.byteLength === emptyStateVector.byteLength)
      return (this.#whole ??= encodeState(this.doc));
    return this.#doc === undefined && this.#whole !== undefined
      ? Y.diffUpdate(this.#whole, stateVector)
      : encodeState(this.doc, stateVector);
  }

  isIdle(now: number): boolean {
    return now - this.#usedAt >= this.#tools.limits.idleMs;
  }

  /** It holds no Y.Doc. */
  get isHibernating(): boolean {
    return this.#doc === undefined;
  }

  get isLocked(): boolean {
    return this.#known.isLocked;
  }

  /** Something was written since the log was folded last: nobody can be answered without a Y.Doc. */
  get hasLog(): boolean {
    return this.#known.logUpdates > 0;
  }

  get isDueForCompaction(): boolean {
    return this.#known.logUpdates >= this.#tools.limits.logUpdatesMax;
  }

  setLocked(isLocked: boolean): void {
    this.#known.isLocked = isLocked;
  }

  /** What it may hold from now on. */
  reshape(shape: DocumentShape): void {
    this.#shape = shape;
  }

  /** Lets go of the content, and keeps what is asked for without it. Everything must be on disk. */
  hibernate(): void {
    const isInMemory = this.#doc !== undefined || this.#whole !== undefined;
    const stateVector = isInMemory ? this.stateVector : this.#stateVector;
    this.release();
    this.#stateVector = stateVector;
  }

  /** Lets go of the content. What it holds must be on disk, or must not stay. */
  release(): void {
    this.#doc?.destroy();
    this.#doc = undefined;
    this.#forgetState();
  }

  /** Forgets everything that is not on disk. */
  reload(): void {
    this.release();
    const stored = this.#find();
    this.#known = knownOf(stored);
    this.#keep(stored);
  }

  ownerOf(client: number): string | undefined {
    return this.#known.owners.get(client);
  }

  /** Binds a client id that is nobody's yet (R10); undefined when the account has too many already. */
  bind(client: number, account: string): ClientBinding | undefined {
    const { owners, ownedBy, id } = this.#known;
    const owned = ownedBy.get(account) ?? 0;
    if (owned >= this.#tools.limits.clientIdsMax) return undefined;
    owners.set(client, account);
    ownedBy.set(account, owned + 1);
    return { document: id, client, account, at: this.#tools.chance.now() };
  }

  /** Looks only. */
  check(update: Uint8Array, account: string): Verdict {
    // The step 2 of everybody who comes with nothing.
    if (isEmptyUpdate(update)) return { kind: 'known' };
    const effect = checkUpdate(this.doc, update, account, (client) => this.ownerOf(client));
    switch (effect.kind) {
      case 'none':
        return { kind: 'known' };
      case 'gap':
        return effect;
      case 'refused':
        return { kind: 'refused', rule: 'R10', why: effect.why };
      case 'some': {
        const why = this.#findExcess(update.byteLength, effect.structs, account, effect.newClients.length);
        return why === undefined ? { ...effect, kind: 'changes' } : { kind: 'refused', rule: 'R12', why };
      }
    }
  }

  /** Applies an update that `check` has found to bring these changes. */
  take(update: Uint8Array, account: string, changes: Changes): Taken {
    const doc = this.doc;
    const applied = applyUpdate(doc, update, (item) =>
      findSchemaBreach(doc, item, this.name.kind, this.#shape),
    );
    if (applied.kind === 'spoiled') {
      this.release();
      return applied;
    }
    this.#forgetState();
    this.#known.structs += changes.structs;
    return {
      kind: 'taken',
      append: this.#append(applied.update, account, applied.roots),
      bindings: changes.newClients.flatMap((client) => this.bind(client, account) ?? []),
    };
  }

  /** Folds the log into a garbage-collected snapshot (R5); that is no use of the content. Nothing may be pending. */
  compact(): StoreOutcome {
    const doc = this.#living;
    const snapshot = encodeState(doc);
    const outcome = this.#tools.log.compact(
      this.#known.id,
      this.#known.seq,
      snapshot,
      this.#tools.chance.now(),
    );
    // Full or busy: the log serves as well, and the next time comes.
    if (outcome.kind !== 'stored') return outcome;
    this.#known.logUpdates = 0;
    this.#known.bytes = snapshot.byteLength;
    this.#known.structs = countStructs(doc);
    return outcome;
  }

  /** What is only a snapshot is kept as it is; everything else must become a Y.Doc to be whole (R3, R5). */
  #keep(stored: StoredDocument): void {
    this.#usedAt = this.#tools.chance.now();
    if (stored.updates.length > 0) this.#load(stored);
    else this.#whole = stored.snapshot ?? emptyUpdate;
  }

  #load(stored: StoredDocument): Y.Doc {
    const doc = loadDoc(stored);
    this.#doc = doc;
    this.#known.structs = countStructs(doc);
    return doc;
  }

  #forgetState(): void {
    this.#whole = undefined;
    this.#stateVector = undefined;
  }

  #find(): StoredDocument {
    const stored = this.#tools.log.find(this.text);
    if (stored === undefined) throw new Error('A document that was open is not on disk any more');
    return stored;
  }

  #findExcess(bytes: number, structs: number, account: string, clients: number): string | undefined {
    const { limits } = this.#tools;
    if (this.#known.bytes + bytes > limits.documentBytesMax) return 'document-bytes';
    if (this.#known.structs + structs > limits.documentStructsMax) return 'document-structs';
    const owned = this.#known.ownedBy.get(account) ?? 0;
    return owned + clients > limits.clientIdsMax ? 'client-ids' : undefined;
  }

  #append(update: Uint8Array, account: string, roots: readonly string[]): Append {
    const known = this.#known;
    known.seq += 1;
    known.logUpdates += 1;
    known.bytes += update.byteLength;
    const places = textPlaces(this.name.kind, roots);
    return { document: known.id, seq: known.seq, account, at: this.#tools.chance.now(), update, places };
  }
}

/** Nobody's changes, and nothing deleted. */
const emptyUpdate = Uint8Array.of(0, 0);
const emptyStateVector = Uint8Array.of(0);

function isEmptyUpdate(update: Uint8Array): boolean {
  return update.byteLength === 2 && update[0] === 0 && update[1] === 0;
}

/** The whole document, garbage-collected. @throws when a part of it is missing: better no document than half of one (R3) */
export function loadDoc(stored: StoredDocument): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  doc.on('beforeObserverCalls', keepFromTidying);
  doc.transact(() => {
    if (stored.snapshot !== undefined) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('The log of a document has a gap');
  return doc;
}

/**
 * After a remote change Yjs tidies up formatting marks, by an edit of its own. Here that would be an edit without an author
 * that nobody else has; each client tidies up for itself. Not a closure: one would keep what was read from the disk.
 */
function keepFromTidying(transaction: Y.Transaction): void {
  transaction.local = true;
}

function countStructs(doc: Y.Doc): number {
  let count = 0;
  for (const structs of doc.store.clients.values()) count += structs.length;
  return count;
}
