import type { AreaMap } from '../instrument/index.ts';

/** How it is known which area a figure belongs to: the same version's, or along a map between versions. */
export type MapBasis = 'same' | AreaMap['basis'];
