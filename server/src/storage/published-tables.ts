/** The tables of migrations/0016-comparison.ts. Moments are milliseconds since 1970. */
export type PublishedTables = {
  published_result: {
    id: string;
    /** The municipality's identity; null for a mean of several. */
    municipality_id: string | null;
    name: string;
    /** What it is ordered by, see sort-name.ts. */
    sort_name: string;
    year: number;
    version: string;
    content: string;
    is_shipped: 0 | 1;
    /** With which it came; null when it was added alone. */
    import_id: string | null;
    added_at: number;
    /** Null for what comes with the program, and for the operator's imports. */
    added_by: string | null;
    withdrawn_at: number | null;
    withdrawn_by: string | null;
    /** Withdrawn because that import brought other figures of the same evaluation. */
    replaced_by_import: string | null;
  };
  published_import: {
    id: string;
    file_name: string;
    at: number;
    by_account: string | null;
    undone_at: number | null;
    undone_by: string | null;
  };
  /** Kept by triggers. */
  published_count: { version: string; n: number };
  published_word: { word: string; result_id: string };
  municipality_word: { word: string; municipality_id: string };
};
