import type { Where } from './talk-keys.ts';

/** Where the focus is when a key is pressed; a criterion's radio buttons stand in a `data-top-grade`. */
export function placeOfKey(event: Event): Omit<Where, 'mayUseSingleKeys'> {
  const target = event.target instanceof Element ? event.target : undefined;
  const criterion = target?.closest<HTMLElement>('[data-top-grade]');
  return {
    isInText: target?.matches('textarea, select, input:not([type=radio], [type=checkbox])') ?? false,
    isOnControl: target?.matches('a, button, select, summary, input[type=checkbox]') ?? false,
    topGrade: criterion ? Number(criterion.dataset.topGrade) : undefined,
  };
}
