import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DisagreementSettings } from '../disagreement/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { judgeRevealed } from './judge-revealed.ts';
import { assessorsOf, isOutOfFocus } from './state.ts';
import type { EvaluationState } from './state.ts';

/**
 * The identical gradings of a block that are read once more instead of being accepted together, so that agreeing by habit
 * is noticed (judging.md, tiers). The nonces of the reveal are the seed: nobody could know them while grading, and
 * everybody can repeat the draw afterwards.
 */
export function drawReread(
  state: EvaluationState,
  block: string,
  instrument: Instrument,
): ReadonlySet<string> {
  const areas = instrument.areas.filter(({ id }) => state.revealed[id]?.block === block);
  const greens = areas
    .flatMap((area) => area.subareas.flatMap((subarea) => subarea.indicators))
    .map(({ id }) => id)
    .filter((id) => !isOutOfFocus(state, id) && judgeRevealed(state, id, instrument).tier === 'green');
  const seed = areas.flatMap(({ id }) => noncesOf(state, id)).join('');
  const byLot = greens
    .map((id) => ({ id, lot: bytesToHex(sha256(utf8ToBytes(`${seed}/${id}`))) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1));
  return new Set(byLot.slice(0, rereadCount(greens.length, state.creation.settings)).map(({ id }) => id));
}

function noncesOf(state: EvaluationState, area: string): string[] {
  return assessorsOf(state).map((assessor) => state.revealed[area]?.proofs[assessor]?.nonce ?? '');
}

/** The middle of the two shares, rounded up: one of a handful is read again too. */
function rereadCount(greens: number, { rereadShareMin, rereadShareMax }: DisagreementSettings): number {
  return Math.ceil((greens * (rereadShareMin + rereadShareMax)) / 2);
}
