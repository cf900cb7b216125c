import type { StampedDecision } from '@samskar/shared/evaluation';

/** Where one assessor stands to the decision that stands. */
export type ConfirmationState =
  | { readonly kind: 'confirmed'; readonly at: string }
  /** Stood behind `earlier`, which has been replaced: visible, and to be confirmed anew (judging.md, A decision). */
  | { readonly kind: 'changed-after'; readonly at: string; readonly earlier: StampedDecision }
  | { readonly kind: 'waiting' };

/** @param history the decisions of one indicator, oldest first. */
export function confirmationState(history: readonly StampedDecision[], assessor: string): ConfirmationState {
  const at = history.at(-1)?.confirmations[assessor];
  if (at !== undefined) return { kind: 'confirmed', at };
  const earlier = history.findLast(({ confirmations }) => confirmations[assessor] !== undefined);
  const earlierAt = earlier?.confirmations[assessor];
  return earlier && earlierAt !== undefined
    ? { kind: 'changed-after', at: earlierAt, earlier }
    : { kind: 'waiting' };
}
