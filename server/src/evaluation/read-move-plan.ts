import type { MovableEvaluation, MovePlanView, Refusal } from '@samskar/shared/api';
import {
  isLocked,
  movePlanHash,
  planMove,
  refuseMove,
  type EvaluationState,
  type NamedInstrument,
} from '@samskar/shared/evaluation';
import { newestFirst, type Instrument } from '@samskar/shared/instrument';
import { failure, success, type Result } from '@samskar/shared/result';
import { scoreEvaluation, toNumber, type GradeSheet } from '@samskar/shared/scoring';
import { listEvaluationIdsOn } from '../storage/evaluation.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';

/** The open evaluations that stand on an earlier version of an instrument's family; undefined when there is no such instrument. */
export function listMovable(
  { database, instruments, states }: Evaluations,
  to: string,
  account: string,
): MovableEvaluation[] | undefined {
  const target = instruments.findById(to)?.instrument;
  if (target === undefined) return undefined;
  const family = newestFirst(
    instruments
      .list()
      .map(({ instrument }) => instrument)
      .filter((instrument) => instrument.family === target.family),
  );
  return family
    .slice(family.findIndex(({ id }) => id === to) + 1)
    .flatMap(({ id }) => listEvaluationIdsOn(database, id))
    .map((id) => states.get(id))
    .filter((state) => state.archived === null)
    .map(({ creation, instrument, ...state }) => ({
      id: creation.id,
      municipality: creation.municipality.name,
      year: creation.year,
      instrument: instrument.id,
      isLocked: isLocked({ creation, instrument, ...state }),
      takesPart: state.participants[account] !== undefined,
    }));
}

/** What moving an evaluation would do, or why it cannot be. */
export function readMovePlan(
  evaluations: Evaluations,
  evaluation: string,
  to: string,
): Result<MovePlanView, Refusal> {
  const { instruments, states } = evaluations;
  const state = states.find(evaluation);
  if (state === undefined) return failure({ kind: 'not-found' });
  const target = instruments.findById(to);
  if (target === undefined) return failure({ kind: 'unknown-id', what: 'instrument', id: to });
  const from: NamedInstrument = {
    hash: state.instrument.hash,
    instrument: instrumentOf(evaluations, state),
  };
  const refusal = refuseMove(state, from, target);
  if (refusal) return failure(refusal);
  const plan = planMove(state, from, target);
  return success({
    plan,
    planHash: movePlanHash(plan),
    possibleMax: {
      before: possibleMax(state, from.instrument),
      after: possibleMax(state, target.instrument),
    },
  });
}

/** By what is agreed to be left out alone: what else is decided is nobody's business who takes no part. */
function possibleMax({ outOfFocus }: EvaluationState, instrument: Instrument): number {
  const sheet: GradeSheet = Object.fromEntries(
    outOfFocus.map(({ indicator, by, date }) => [indicator, { kind: 'out-of-focus', by, date }]),
  );
  return toNumber(scoreEvaluation(instrument, sheet).total.possibleMax);
}
