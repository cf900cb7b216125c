import type { Instrument } from '../instrument/index.ts';
import { currentDecision, isConfirmed, isOutOfFocus } from './state.ts';
import type { EvaluationState } from './state.ts';

/** What still stands between an evaluation and its first signature; `id` is an area or an indicator. */
export type Obstacle = {
  readonly kind: 'not-revealed' | 'undecided' | 'parked' | 'to-be-reread' | 'unconfirmed';
  readonly id: string;
};

/** Empty when the evaluation may be signed: every indicator decided and confirmed, or out of focus. */
export function obstaclesToSigning(state: EvaluationState, instrument: Instrument): readonly Obstacle[] {
  return instrument.areas.flatMap((area): Obstacle[] =>
    state.revealed[area.id] === undefined
      ? [{ kind: 'not-revealed', id: area.id }]
      : area.subareas
          .flatMap((subarea) => subarea.indicators)
          .flatMap((indicator) => obstacleOfIndicator(state, indicator.id)),
  );
}

function obstacleOfIndicator(state: EvaluationState, indicator: string): Obstacle[] {
  if (isOutOfFocus(state, indicator)) return [];
  if (state.reread[indicator]) return [{ kind: 'to-be-reread', id: indicator }];
  const decision = currentDecision(state, indicator);
  if (decision === undefined) return [{ kind: 'undecided', id: indicator }];
  if (decision.outcome.kind === 'parked') return [{ kind: 'parked', id: indicator }];
  return isConfirmed(state, decision) ? [] : [{ kind: 'unconfirmed', id: indicator }];
}
