import {
  currentDecision,
  settledSheet,
  type EvaluationState,
  type Outcome,
} from '@samskar/shared/evaluation';
import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { scoreEvaluation, type ScoreLine } from '@samskar/shared/scoring';

/** What was decided of an indicator at two moments, and the points it gave. */
export type ChangedValue = {
  readonly indicator: string;
  readonly before: Outcome | undefined;
  readonly after: Outcome | undefined;
  readonly pointsBefore: ScoreLine | undefined;
  readonly pointsAfter: ScoreLine | undefined;
};

export type ChangedSum = { readonly id: string; readonly before: ScoreLine; readonly after: ScoreLine };

export type ValueChanges = {
  readonly indicators: readonly ChangedValue[];
  /** Areas whose points are others now. */
  readonly areas: readonly ChangedSum[];
  readonly total: Omit<ChangedSum, 'id'>;
  /** Areas that were revealed in between. */
  readonly revealed: readonly string[];
};

/**
 * Which decisions and points differ between two states of one evaluation, each on the instrument that it stood on: in the order
 * of the later one, and then what only the earlier one has.
 */
export function compareValues(
  before: EvaluationState,
  after: EvaluationState,
  { before: was, after: is }: { readonly before: Instrument; readonly after: Instrument },
): ValueChanges {
  const [earlier, later] = [scoreOf(before, was), scoreOf(after, is)];
  return {
    indicators: idsOfBoth(instrumentIndex(is).indicators, instrumentIndex(was).indicators)
      .map((id): ChangedValue => ({
        indicator: id,
        before: currentDecision(before, id)?.outcome,
        after: currentDecision(after, id)?.outcome,
        pointsBefore: earlier.indicators.get(id),
        pointsAfter: later.indicators.get(id),
      }))
      .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after)),
    areas: is.areas.flatMap(({ id }) => {
      const [one, other] = [earlier.areas.get(id), later.areas.get(id)];
      return one && other && isOther(one, other) ? [{ id, before: one, after: other }] : [];
    }),
    total: { before: earlier.total, after: later.total },
    revealed: is.areas.map(({ id }) => id).filter((id) => after.revealed[id] && !before.revealed[id]),
  };
}

type Part = { readonly id: string };

function idsOfBoth(first: readonly Part[], second: readonly Part[]): string[] {
  return [...new Set([...first, ...second].map(({ id }) => id))];
}

function scoreOf(state: EvaluationState, instrument: Instrument) {
  return scoreEvaluation(instrument, settledSheet(state, instrument));
}

function isOther(one: ScoreLine, other: ScoreLine): boolean {
  return one.points.units !== other.points.units || one.hasGrades !== other.hasGrades;
}
