import type { Generated } from 'kysely';

/** The tables of migrations/0005-archive-and-deletion.ts and 0015-deletion-access.ts. Moments are milliseconds since 1970. */
export type DeletionTables = {
  evaluation_deletion: {
    evaluation_id: string;
    by_account: string;
    at: number;
    export_hash: string;
    /** JSON: an `accessMark` of each who took part. */
    had_access: Generated<string>;
  };
  evaluation_export: { evaluation_id: string; seq: number; hash: string; at: number; by_account: string };
};
