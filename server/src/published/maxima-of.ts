import type { Instrument } from '@samskar/shared/instrument';
import { scoreEvaluation, toNumber } from '@samskar/shared/scoring';

export type Maxima = { readonly totalMax: number; readonly areaMax: number };

/** An instrument never changes; a file of thousands of rows asks for each of them. */
const known = new WeakMap<Instrument, Maxima>();

/** The most points of the whole, and of the largest area, with everything in focus. */
export function maximaOf(instrument: Instrument): Maxima {
  const maxima = known.get(instrument) ?? computeMaxima(instrument);
  known.set(instrument, maxima);
  return maxima;
}

function computeMaxima(instrument: Instrument): Maxima {
  const { total, areas } = scoreEvaluation(instrument, {});
  return {
    totalMax: toNumber(total.max),
    areaMax: Math.max(...[...areas.values()].map(({ max }) => toNumber(max))),
  };
}
