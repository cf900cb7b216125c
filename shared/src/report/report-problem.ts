/** Something that a reader of the report would stumble over, and where it is mended. */
export type ReportProblem = {
  readonly kind: ReportProblemKind;
  /** `blocks`: the report is not published before it is mended. `warns`: people decide. */
  readonly severity: 'blocks' | 'warns';
  readonly place: ProblemPlace;
  /** For whoever mends it, in their language. */
  readonly text: string;
};

/** In the order in which they are listed. */
export const reportProblemKinds = [
  'conflict',
  'name',
  'missing-alternative',
  'missing-caption',
  'empty-part',
  'missing-justification',
  'no-findings',
  'contradicting-number',
  'stale-sentence',
  'number-format',
  'interview-not-held',
] as const;
export type ReportProblemKind = (typeof reportProblemKinds)[number];

export type ProblemPlace =
  /** The justification of an indicator, or strengths, challenges and weaknesses of an area. */
  | { readonly kind: 'indicator' | 'area'; readonly id: string }
  /** Prose of the report, see `textPlace`. */
  | { readonly kind: 'text'; readonly at: string }
  /** A part as such: its title, and whether it is in the report. */
  | { readonly kind: 'part'; readonly id: string }
  | { readonly kind: 'figure' | 'table'; readonly id: string }
  | { readonly kind: 'result' }
  | { readonly kind: 'interviews' };
