import { cleanText } from './clean-text.ts';

export type KeyedLabel = { readonly key: string; readonly label: string };

const numbered = /^(\d{1,3})[.:)]?\s+\S/;

/** Short names for places without room, as "3", and the labels that begin with them: their own numbers where all have one. */
export function keyedLabels(labels: readonly string[]): KeyedLabel[] {
  const clean = labels.map((label) => cleanText(label));
  const numbers = clean.map((label) => numbered.exec(label)?.[1]);
  if (numbers.every((number) => number !== undefined) && new Set(numbers).size === numbers.length)
    return clean.map((label, index) => ({ key: numbers[index] ?? '', label }));
  return clean.map((label, index) => ({ key: String(index + 1), label: `${index + 1}.\u00a0${label}` }));
}
