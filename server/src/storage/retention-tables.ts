import type { Generated } from 'kysely';
import type { RetentionKind } from '@samskar/shared/retention';

/** The tables of the migration `retention`. Moments are milliseconds since 1970; null days are "never". */
export type RetentionTables = {
  /** Append-only: the newest row of a kind is its setting. */
  retention_change: {
    id: Generated<number>;
    kind: RetentionKind;
    days_before: number | null;
    days_after: number | null;
    automatic_before: number;
    automatic_after: number;
    by_account: string;
    at: number;
  };
  /** How many records of a kind each round has deleted; no content and no names. */
  retention_deletion: {
    /** When the round began. */
    at: number;
    kind: RetentionKind;
    count: number;
    /** Those made until then are deleted; null where they do not go by their own age. */
    until: number | null;
  };
  /** Of an evaluation that is still there: what of it is gone, and since when. */
  deleted_record: { evaluation_id: string; kind: RetentionKind; at: number };
};
