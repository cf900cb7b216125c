/** The table of migrations/0018-report-templates.ts. Moments are milliseconds since 1970. */
export type TemplateTables = {
  report_template: {
    kind: 'docx' | 'pptx' | 'slides';
    file_name: string;
    /** Length of the content. */
    bytes: number;
    sha256: string;
    added_at: number;
    added_by: string;
    /** As it was uploaded. */
    content: Uint8Array;
  };
};
