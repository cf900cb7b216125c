export type PublishedTables = {
  published_result: {
    id: string;
    /** The municipality's identity. */
    municipality_id: string;
    content: string;
    added_at: number;
    added_by: string;
    withdrawn_at: number | null;
    withdrawn_by: string | null;
  };
};
