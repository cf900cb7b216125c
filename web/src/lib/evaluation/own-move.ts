import type { EarlierBallot } from '@samskar/shared/api';
import type { EvaluationState } from '@samskar/shared/evaluation';

/** Of what a person had graded, the indicators that a move has made void, and those that it has opened again. */
export function ownMove(
  { plan, at }: EvaluationState['instrumentMoves'][number],
  earlier: readonly EarlierBallot[],
): { readonly gone: readonly string[]; readonly open: readonly string[] } {
  const own = new Set(
    earlier.filter((ballot) => ballot.at === at).flatMap(({ values }) => Object.keys(values)),
  );
  return {
    gone: plan.void.map(({ indicator }) => indicator).filter((indicator) => own.has(indicator)),
    open: plan.openAgain.map(({ indicator }) => indicator).filter((indicator) => own.has(indicator)),
  };
}
