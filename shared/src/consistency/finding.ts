/** What was compared. */
export type Comparison =
  /** Several figures for one place. */
  | 'one-place'
  /** The maximum of a sub-area, with the instrument's. */
  | 'maximum'
  /** Points, with the maximum of their place. */
  | 'above-maximum'
  /** An area, with the sum of its sub-areas. */
  | 'area-of-subareas'
  /** The total, with the sum of the areas. */
  | 'total-of-areas'
  /** The total, with the sum of all sub-areas. */
  | 'total-of-subareas'
  /** The total, with what areas and sub-areas admit together. */
  | 'total-of-both'
  /** A figure, with the points that the grades give. */
  | 'grades';

/** Figures of a publication that look as if they could not all be true. */
export type Inconsistency = {
  /** "total", or the id of an area or sub-area. */
  readonly place: string;
  /** `conflict`: they cannot. `rounding`: they can, each being rounded by itself. */
  readonly kind: 'conflict' | 'rounding';
  readonly comparison: Comparison;
  /** What is printed at the place, then what it was compared with; in points. */
  readonly figures: readonly number[];
  /** How far apart they are, in points, without a sign. */
  readonly difference: number;
  /** The one of several printed figures that the others fit, where exactly one does. */
  readonly likelier?: number;
};
