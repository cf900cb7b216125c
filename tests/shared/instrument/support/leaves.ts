import type { Instrument } from '@samskar/shared/instrument';

/** A text, figure or yes or no somewhere in a file. */
export type Leaf = { readonly path: readonly (string | number)[]; readonly value: unknown };

/** Every leaf of a file, in its order. */
export function leavesOf(value: unknown, path: Leaf['path'] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    leavesOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The file with another value of the same type at one place. Not all of what comes out would be taken in. */
export function replaceLeaf(instrument: Instrument, { path, value }: Leaf): Instrument {
  const changed = structuredClone(instrument);
  let parent: unknown = changed;
  for (const key of path.slice(0, -1)) parent = Reflect.get(parent as object, key);
  Reflect.set(parent as object, path.at(-1)!, otherThan(value));
  return changed;
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 50 : `${String(value)}x`;
}
