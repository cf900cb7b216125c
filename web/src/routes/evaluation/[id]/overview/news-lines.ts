import type { TextChange } from '@samskar/shared/api';
import type { EvaluationEvent } from '@samskar/shared/evaluation';

/** Something that others have done; the latest moment where it stands for several. */
export type NewsLine =
  /** `times` above 1 where it stands for several events, of which it is the latest. */
  | { readonly kind: 'event'; readonly at: string; readonly event: EvaluationEvent; readonly times: number }
  | {
      readonly kind: 'text';
      readonly at: string;
      readonly by: string;
      /** Null for the report as a whole. */
      readonly area: string | null;
      readonly where: 'justifications' | 'findings' | 'report';
      /** Whose justifications they wrote in, in the instrument's order. */
      readonly indicators: readonly string[];
    };

/**
 * @param news newest first. That points have changed is all an observer is told of much: one line holds it.
 * @param order the instrument's indicators
 */
export function newsLines(
  news: readonly EvaluationEvent[],
  textChanges: readonly TextChange[],
  order: readonly string[],
): readonly NewsLine[] {
  const changes = news.filter(({ kind }) => kind === 'points-changed');
  const events = news
    .filter((event) => event.kind !== 'points-changed' || event === changes[0])
    .map((event): NewsLine => {
      const times = event.kind === 'points-changed' ? changes.length : 1;
      return { kind: 'event', at: event.at, event, times };
    });
  // Stable: events of one moment stay in their order.
  return [...events, ...textLines(textChanges, order)].sort((a, b) => b.at.localeCompare(a.at));
}

/** One line for what a person wrote in the justifications of an area, one for its findings, and one for its part of the report. */
function textLines(changes: readonly TextChange[], order: readonly string[]): NewsLine[] {
  const groups = Map.groupBy(changes, ({ by, area, place }) => `${by} ${whereIs(place)} ${area}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const written = new Set(
      group.flatMap(({ place }) => (place.kind === 'justification' ? place.indicator : [])),
    );
    const at = group.reduce((latest, change) => (change.at > latest ? change.at : latest), first.at);
    const indicators = order.filter((indicator) => written.has(indicator));
    return { kind: 'text', at, by: first.by, area: first.area, where: whereIs(first.place), indicators };
  });
}

function whereIs({ kind }: TextChange['place']): (NewsLine & { readonly kind: 'text' })['where'] {
  switch (kind) {
    case 'justification':
      return 'justifications';
    case 'findings':
      return 'findings';
    case 'prose':
    case 'parts':
      return 'report';
  }
}
