/** The table of migrations/0011-restorations.ts. Moments are milliseconds since 1970. */
export type RestorationTables = {
  restoration: {
    epoch: number;
    at: number;
    backup_made_at: number;
    /** SHA-256 of the data that were restored. */
    backup_hash: string;
    /** JSON: ids of evaluations that are back though they had been deleted. */
    returned: string;
  };
};
