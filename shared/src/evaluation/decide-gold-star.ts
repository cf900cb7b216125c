import { instrumentIndex } from '../instrument/index.ts';
import { accept, refuse, type Answer, type CommandOf, type DecideContext } from './decided.ts';
import { isOutOfFocus } from './state.ts';
import type { EvaluationState } from './state.ts';

/** A star that everybody has is none; published evaluations give a handful. */
const goldStarsMax = 40;

/** Once the area is revealed: before that a star would tell what its giver thinks of the indicator (R13). */
export function giveGoldStar(
  state: EvaluationState,
  { indicator, practice, why }: CommandOf<'give-gold-star'>,
  { instrument, newId }: DecideContext,
): Answer {
  const area = instrumentIndex(instrument).areaByIndicatorId.get(indicator);
  if (area === undefined) return refuse({ kind: 'unknown-id', what: 'indicator', id: indicator });
  if (isOutOfFocus(state, indicator)) return refuse({ kind: 'out-of-focus', indicator });
  if (state.revealed[area.id] === undefined) return refuse({ kind: 'not-revealed' });
  if (Object.keys(state.goldStars).length >= goldStarsMax)
    return refuse({ kind: 'limit-reached', max: goldStarsMax });
  return accept([{ kind: 'gold-star-given', star: { id: newId(), indicator, practice, why } }]);
}

export function withdrawGoldStar(state: EvaluationState, { star }: CommandOf<'withdraw-gold-star'>): Answer {
  const given = state.goldStars[star];
  if (given === undefined) return refuse({ kind: 'unknown-id', what: 'gold-star', id: star });
  return accept([{ kind: 'gold-star-withdrawn', star, indicator: given.indicator }]);
}
