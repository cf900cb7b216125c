import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DisagreementSettings } from '../disagreement/index.ts';
import type { Area, Instrument } from '../instrument/index.ts';
import { judgeRevealed } from './judge-revealed.ts';
import { gradersOf, isOutOfFocus } from './state.ts';
import type { EvaluationState } from './state.ts';

/**
 * The identical gradings that are read once more instead of being accepted together, so that agreeing by habit is noticed
 * (judging.md, tiers): of each revealed block as many as keep the share over everything revealed until then, so that many
 * small blocks are not drawn from more often than a large one. What a block gives never changes when another is revealed.
 * The nonces of the block's reveal are the seed: nobody could know them while grading, and everybody can repeat the draw.
 */
export function drawReread(state: EvaluationState, instrument: Instrument): ReadonlySet<string> {
  const drawn = new Set<string>();
  let greensSoFar = 0;
  for (const areas of blocksInOrder(state, instrument)) {
    const greens = greensByLot(state, areas, instrument);
    greensSoFar += greens.length;
    const missing = rereadCount(greensSoFar, state.creation.settings) - drawn.size;
    for (const id of greens.slice(0, Math.max(0, missing))) drawn.add(id);
  }
  return drawn;
}

/** The areas of each revealed block, in the order in which they were revealed. */
function blocksInOrder(state: EvaluationState, instrument: Instrument): readonly (readonly Area[])[] {
  // What one has graded alone is identical with nothing.
  const revealed = instrument.areas.filter(({ id }) => state.revealed[id] && gradersOf(state, id).length > 1);
  const blocks = [...Map.groupBy(revealed, ({ id }) => state.revealed[id]?.block).values()];
  const momentOf = ([area]: readonly Area[]) => state.revealed[area?.id ?? '']?.at ?? '';
  return blocks.sort((one, other) => (momentOf(one) < momentOf(other) ? -1 : 1));
}

function greensByLot(state: EvaluationState, areas: readonly Area[], instrument: Instrument): string[] {
  const seed = areas.flatMap(({ id }) => noncesOf(state, id)).join('');
  return areas
    .flatMap((area) => area.subareas.flatMap((subarea) => subarea.indicators))
    .map(({ id }) => id)
    .filter((id) => !isOutOfFocus(state, id) && judgeRevealed(state, id, instrument).tier === 'green')
    .map((id) => ({ id, lot: bytesToHex(sha256(utf8ToBytes(`${seed}/${id}`))) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1))
    .map(({ id }) => id);
}

/** In an order of their own, whoever the assessors are by now. */
function noncesOf(state: EvaluationState, area: string): string[] {
  return Object.values(state.revealed[area]?.proofs ?? {})
    .map(({ nonce }) => nonce)
    .sort();
}

/** The middle of the two shares, to the nearest whole one; one of a handful is read again too. */
function rereadCount(greens: number, { rereadShareMin, rereadShareMax }: DisagreementSettings): number {
  const wanted = (greens * (rereadShareMin + rereadShareMax)) / 2;
  return wanted > 0 ? Math.max(1, Math.round(wanted)) : 0;
}
