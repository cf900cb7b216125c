import type { PlannedInterview } from '@samskar/shared/evaluation';

/** What a person is about to do with the plan; `interview` as it stood on the screen when they began. */
export type PlanStep =
  | { readonly kind: 'list' | 'planning' | 'pasting' | 'finding' }
  | {
      readonly kind: 'editing' | 'done' | 'cancelling' | 'reopening' | 'removing' | 'names';
      readonly interview: PlannedInterview;
    };
