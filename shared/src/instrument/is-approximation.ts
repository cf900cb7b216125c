import { instrumentIndex } from './instrument-index.ts';
import type { Instrument } from './instrument-schema.ts';

/** Whether sub-areas are graded as a whole because their questions are not known; every screen with figures says so. */
export function isApproximation(instrument: Instrument): boolean {
  return instrumentIndex(instrument).indicators.some(({ basis }) => basis === 'stands-for-subarea');
}
