import type { NextStep } from '#lib/evaluation/next-steps.ts';

/** Steps as they are listed: waiting for the same people with several areas is one line. */
export type StepLine =
  | Exclude<NextStep, { kind: 'wait-for-ready' }>
  | {
      readonly kind: 'wait-for-ready';
      readonly areas: readonly string[];
      readonly others: readonly string[];
    };

export function stepLines(steps: readonly NextStep[]): readonly StepLine[] {
  const waits = Object.groupBy(
    steps.filter((step) => step.kind === 'wait-for-ready'),
    ({ others }) => others.join(' '),
  );
  const lines = steps.filter((step) => step.kind !== 'wait-for-ready');
  const waiting = Object.values(waits).flatMap((group): readonly StepLine[] => {
    const [first] = group ?? [];
    if (first === undefined) return [];
    return [{ kind: 'wait-for-ready', areas: (group ?? []).map(({ area }) => area), others: first.others }];
  });
  return [...lines, ...waiting];
}
