import type { EvaluationEvent } from '@samskar/shared/evaluation';

/** Indicators of which these events speak. */
export function changedIndicators(events: readonly EvaluationEvent[]): ReadonlySet<string> {
  return new Set(
    events.flatMap((event) =>
      event.kind === 'decided' ? [...event.decisions.map(({ indicator }) => indicator), ...event.reread] : [],
    ),
  );
}
