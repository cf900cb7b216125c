/** The tables of migrations/0005-archive-and-deletion.ts. Moments are milliseconds since 1970. */
export type DeletionTables = {
  evaluation_deletion: { evaluation_id: string; by_account: string; at: number; export_hash: string };
  evaluation_export: { evaluation_id: string; seq: number; hash: string; at: number; by_account: string };
};
