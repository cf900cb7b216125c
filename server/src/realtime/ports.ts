import type { DocumentName, DocumentShape } from '@samskar/shared/documents';
import type { EvaluationEvent } from '@samskar/shared/evaluation';

/** Who is behind a socket, for as long as the session lasts. */
export type Viewer = { readonly accountId: string; readonly sessionHash: string };

export type Access =
  | { readonly kind: 'write' }
  | { readonly kind: 'read' }
  /** Also for a document that does not exist: both are answered alike (R7). */
  | { readonly kind: 'none' };

/** Decides who may do what; asked on line 1 of every message. Everything is answered at once, from memory or one query. */
export interface Authority {
  /** A number that changes whenever an answer below may have changed: a role, a phase, a session (R8). */
  version(): number;
  /** Who sent the request with this Cookie header; undefined without a valid session. */
  findViewer(cookieHeader: string | undefined): Viewer | undefined;
  isSignedIn(viewer: Viewer): boolean;
  accessTo(viewer: Viewer, name: DocumentName): Access;
  /** Whether there was a document of this name that has been deleted; asked only for whom it would be open to. */
  isDeleted(name: DocumentName): boolean;
  mayFollow(viewer: Viewer, evaluation: string): boolean;
  /** What the document may hold; undefined when the evaluation or its area does not exist. */
  findShape(name: DocumentName): DocumentShape | undefined;
  /** What the others are shown beside this person's caret. `color` is a CSS colour. */
  personOf(viewer: Viewer): { readonly name: string; readonly color: string };
}

/** A document as it lies on disk. */
export type StoredDocument = {
  readonly id: number;
  readonly isLocked: boolean;
  /** Number of the last update, in the snapshot or the log; 0 for a new document. */
  readonly seq: number;
  /** All updates up to some number, garbage-collected. */
  readonly snapshot: Uint8Array | undefined;
  /** The updates after the snapshot, in order. */
  readonly updates: readonly Uint8Array[];
  /** Yjs client id -> account that writes under it (R10). */
  readonly clients: ReadonlyMap<number, string>;
};

export type Append = {
  readonly document: number;
  readonly seq: number;
  readonly account: string;
  readonly at: number;
  readonly update: Uint8Array;
  /** What of a shared text it touches, as `textPlaces` has it; nothing is told of any other document (R13). */
  readonly places: readonly string[];
};

export type ClientBinding = {
  readonly document: number;
  readonly client: number;
  readonly account: string;
  readonly at: number;
};

/** One event-loop turn's worth of what must be on disk. */
export type TurnRecord = { readonly appends: readonly Append[]; readonly bindings: readonly ClientBinding[] };

export type StoreOutcome =
  | { readonly kind: 'stored' }
  /** Nothing of it is stored, and the disk has no room; the process goes on (R1). */
  | { readonly kind: 'full' }
  /** Nothing of it is stored, for a reason that may pass. */
  | { readonly kind: 'busy' }
  /** The disk has failed or lied; going on could acknowledge what is not there (R1). */
  | { readonly kind: 'broken'; readonly error: unknown };

/** Keeps the documents. Every write is durable when it returns. */
export interface UpdateLog {
  find(name: string): StoredDocument | undefined;
  /** All of it or nothing, in one transaction. */
  store(record: TurnRecord): StoreOutcome;
  /** Replaces the log up to `seq` by a garbage-collected snapshot (R5). */
  compact(document: number, seq: number, snapshot: Uint8Array, at: number): StoreOutcome;
  /** Makes the document, empty or with what `content` holds; part of the caller's transaction. */
  create(name: string, at: number, content?: Pick<StoredDocument, 'snapshot' | 'clients'>): void;
  /** Null unlocks; part of the caller's transaction. */
  setLocked(name: string, at: number | null): void;
  /** Runs `effect` once the caller's transaction is on disk; never after a rollback. */
  afterCommit(effect: () => void): void;
}

/** Time and randomness, so that a test can set them. */
export interface Chance {
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 0, below 1. */
  random(): number;
}

/** Is told what a person who runs the server wants to know; nothing of it quotes content, names or tokens. */
export interface Reporter {
  /** A socket was refused by a rule of tests/rules.md. */
  refused(rule: string, why: string): void;
  /** Something that should not happen, and did; the sockets it touched are closed. */
  failed(error: unknown): void;
}

/** Is told how long durability takes; sums alone, of nobody and no document (R13). */
export interface TurnWatch {
  /** A transaction is on disk; `ms` is how long the disk took. */
  committed(commit: { readonly updates: number; readonly bytes: number; readonly ms: number }): void;
  /** What came in one turn is on disk, shown and acknowledged, `ms` after the first of it came. */
  acknowledged(ms: number): void;
}

/** One socket of a document, without its wire. */
export interface Peer {
  readonly viewer: Viewer;
  /** It offered `samskar.1` and understands our own message types. */
  readonly isOurs: boolean;
  send(message: Uint8Array): void;
  close(code: number, reason: string): void;
}

/** One socket of the feed, without its wire. */
export interface FeedPeer {
  readonly viewer: Viewer;
  send(message: string): void;
  close(code: number, reason: string): void;
}

/** Where the feed's events come from; already filtered by the permission table. */
export interface EventSource {
  /**
   * The events after `seq` that the viewer may see, in order. `upTo` is the last number looked at, seen or not;
   * undefined when `seq` is not a number of this evaluation's (newer than its last).
   */
  eventsSince(
    evaluation: string,
    viewer: Viewer,
    seq: number,
  ): { readonly events: readonly EvaluationEvent[]; readonly upTo: number } | undefined;
}
