export { checkPublished } from './check-published.ts';
export { displayedFigures } from './displayed-figures.ts';
export type { Inconsistency } from './finding.ts';
export { findUnknownPlaces } from './find-unknown-places.ts';
export { decimalsOf } from './printed-figure.ts';
export { inconsistencyText } from './inconsistency-text.ts';
