import type { Generated } from 'kysely';

/** The tables of migrations/0002-documents.ts. Times are milliseconds since 1970; bytes are Yjs updates, version 1. */
export type DocumentTables = {
  document: {
    id: Generated<number>;
    /** The name without its epoch. */
    base_name: string;
    epoch: number;
    created_at: number;
    /** Null while it may be written. */
    locked_at: number | null;
  };
  update_log: {
    document_id: number;
    /** 1, 2, 3 ... within the document. */
    seq: number;
    account_id: string;
    at: number;
    bytes: Uint8Array;
  };
  /** All updates up to `seq`, garbage-collected; those are no longer in the log. */
  document_snapshot: {
    document_id: number;
    seq: number;
    at: number;
    bytes: Uint8Array;
  };
  /** When each person last wrote in a place of a joint document; the table of migrations/0009-text-changes.ts. */
  text_change: {
    document_id: number;
    /** As `parseTextPlace` reads it. */
    place: string;
    account_id: string;
    at: number;
  };
  /** Who writes under a Yjs client id (R10); a row is never changed. */
  client_id: {
    document_id: number;
    client_id: number;
    account_id: string;
    at: number;
  };
};
