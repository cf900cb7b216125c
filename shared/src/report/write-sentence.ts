import type { Inline } from './report.ts';

/** A sentence of the catalogue with numbers and texts in the places of `{name}`. @throws for a place that nothing is given for */
export function writeSentence(
  template: string,
  given: Readonly<Record<string, Inline | string | readonly Inline[]>>,
): readonly Inline[] {
  return template.split(/(\{[a-z]+\})/i).flatMap((piece): readonly Inline[] => {
    if (piece === '') return [];
    const name = /^\{([a-z]+)\}$/i.exec(piece)?.[1];
    if (name === undefined) return [{ kind: 'text', text: piece }];
    const value = given[name];
    if (value === undefined) throw new Error(`A sentence has no ${name}`);
    if (typeof value === 'string') return [{ kind: 'text', text: value }];
    return 'kind' in value ? [value] : value;
  });
}

/** "a, b og c" of pieces that hold numbers. */
export function listSpans(items: readonly (readonly Inline[])[], and: string): readonly Inline[] {
  return items.flatMap((item, place) => {
    if (place === 0) return item;
    const joint = place === items.length - 1 ? ` ${and} ` : ', ';
    return [{ kind: 'text' as const, text: joint }, ...item];
  });
}
