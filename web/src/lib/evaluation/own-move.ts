import type { EarlierBallot } from '@samskar/shared/api';
import type { EvaluationState, MovePlan } from '@samskar/shared/evaluation';

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

/**
 * On which instrument the revealed ballots of an area had graded an indicator that a move has taken out of it since: the one
 * that the area was revealed on, or one that differs from it in nothing of the indicator.
 */
export function gradedOn(
  { instrumentMoves, revealed }: Pick<EvaluationState, 'instrumentMoves' | 'revealed'>,
  area: string,
  indicator: string,
): MovePlan['from'] | undefined {
  const since = revealed[area]?.at;
  if (since === undefined) return undefined;
  return instrumentMoves.find(
    ({ plan, at }) =>
      at >= since &&
      (plan.void.some((one) => one.indicator === indicator) ||
        plan.openAgain.some((one) => one.indicator === indicator)),
  )?.plan.from;
}

/** An indicator that somebody had graded or noted something of, and that no instrument of the evaluation has any more. */
export type OwnVoid = {
  readonly indicator: string;
  readonly earlier: EarlierBallot;
};

/** Of an area, or of those that are gone: what a person had said of indicators that there are no more, the last time. */
export function ownVoid(
  earlier: readonly EarlierBallot[],
  isVoid: (indicator: string, area: string) => boolean,
): readonly OwnVoid[] {
  const last = new Map(
    earlier.flatMap((ballot) =>
      [...Object.keys(ballot.values), ...Object.keys(ballot.notes)]
        .filter((indicator) => isVoid(indicator, ballot.area))
        .map((indicator) => [indicator, { indicator, earlier: ballot }]),
    ),
  );
  return [...last.values()];
}
