import { isOutOfFocus, type EvaluationState } from '@samskar/shared/evaluation';
import { instrumentIndex, type Area, type Instrument } from '@samskar/shared/instrument';
import type { Ballot } from '@samskar/shared/scoring';

/** An indicator that keeps an area from being ready, and the criteria that have no grade. */
export type MissingIndicator = { readonly indicator: string; readonly criteria: readonly string[] };

/** What an area lacks before it can be declared ready (R14), in the instrument's order. */
export function missingInArea(
  state: EvaluationState,
  instrument: Instrument,
  area: Area,
  ballot: Ballot,
): readonly MissingIndicator[] {
  const { criteriaByIndicatorId } = instrumentIndex(instrument);
  return area.subareas
    .flatMap((subarea) => subarea.indicators)
    .filter(({ id }) => !isOutOfFocus(state, id) && ballot[id]?.applicable !== false)
    .map(({ id }) => ({
      indicator: id,
      criteria: (criteriaByIndicatorId.get(id) ?? [])
        .map((criterion) => criterion.id)
        .filter((criterion) => ballot[id]?.grades[criterion] === undefined),
    }))
    .filter(({ criteria }) => criteria.length > 0);
}
