/**
 * What of an instrument a document of one area may speak of. Keys and grades outside it are refused by the server and
 * unseen by the readers.
 */
export type DocumentShape = {
  /** Ids of the area's indicators. */
  readonly indicators: readonly string[];
  readonly criteria: readonly { readonly id: string; readonly topGrade: number }[];
};
