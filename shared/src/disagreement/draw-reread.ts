import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DisagreementSettings } from './disagreement-settings.ts';

/**
 * Draws which identical gradings are read once more. The same seed gives the same draw everywhere; choose one that nobody
 * knows while grading (the nonces of the reveal), or the draw can be foreseen.
 */
export function drawReread(
  greenIndicatorIds: readonly string[],
  settings: DisagreementSettings,
  seed: string,
): readonly string[] {
  const drawn = new Set(
    greenIndicatorIds
      .map((indicatorId) => ({ indicatorId, lot: bytesToHex(sha256(utf8ToBytes(`${seed}/${indicatorId}`))) }))
      .sort((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, rereadCount(greenIndicatorIds.length, settings))
      .map(({ indicatorId }) => indicatorId),
  );
  return greenIndicatorIds.filter((indicatorId) => drawn.has(indicatorId));
}

/** The middle of the two shares, rounded up: one of a handful is read again too. */
function rereadCount(greens: number, { rereadShareMin, rereadShareMax }: DisagreementSettings): number {
  return Math.ceil((greens * (rereadShareMin + rereadShareMax)) / 2);
}
