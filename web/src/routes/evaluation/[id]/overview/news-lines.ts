import type { EvaluationEvent } from '@samskar/shared/evaluation';

/** Something that happened; `times` above 1 where it stands for several, of which it is the latest. */
export type NewsLine = { readonly event: EvaluationEvent; readonly times: number };

/** @param news newest first. That points have changed is all an observer is told of much: one line holds it. */
export function newsLines(news: readonly EvaluationEvent[]): readonly NewsLine[] {
  const changes = news.filter(({ kind }) => kind === 'points-changed');
  return news
    .filter((event) => event.kind !== 'points-changed' || event === changes[0])
    .map((event) => ({ event, times: event.kind === 'points-changed' ? changes.length : 1 }));
}
