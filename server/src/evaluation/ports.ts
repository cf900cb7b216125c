import type * as Y from 'yjs';

/** What commands need of the live documents; every call is part of the caller's transaction. Names carry the epoch. */
export interface Documents {
  /** With everything acknowledged in it, to be read only; undefined when there is none. */
  readDocument(name: string): Y.Doc | undefined;
  /** Makes an empty document. */
  createDocument(name: string): void;
  /** From the commit on nobody writes into it. */
  lock(name: string): void;
  unlock(name: string): void;
  /** Begins a document anew under the next epoch, without what `leaveOut` takes away, and gives its name (R4). */
  raiseEpoch(
    name: string,
    epoch: { readonly isLocked: boolean; readonly leaveOut?: (doc: Y.Doc) => void },
  ): string;
  /** From the commit on an evaluation's documents may hold what its present instrument has. */
  reshape(evaluation: string): void;
  /** Closes every document of an evaluation that has been deleted; after the commit. */
  forget(evaluation: string): void;
  /** Closes a document that has been deleted, so that whoever has it open forgets it; after the commit. */
  closeDeleted(name: string): void;
}
