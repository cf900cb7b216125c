import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';

/** Where "done, next" leads. */
export type NextPlace =
  | { readonly kind: 'indicator'; readonly id: string }
  /** The area has just been finished: say ready. */
  | { readonly kind: 'area'; readonly id: string };

/** The next indicator in focus; after a finished area that is not ready, the area itself. The last leads to the first. */
export function nextPlace(
  instrument: Instrument,
  from: string,
  { isFinished, isInFocus }: AreaFacts,
): NextPlace {
  const { areaByIndicatorId, indicators } = instrumentIndex(instrument);
  const area = areaByIndicatorId.get(from)?.id;
  if (area === undefined) throw new Error(`No indicator ${from} in ${instrument.id}`);
  const ids = indicators.map(({ id }) => id);
  const isOf = (id: string) => areaByIndicatorId.get(id)?.id === area;
  const next = ids.slice(ids.indexOf(from) + 1).find((id) => isOf(id) && isInFocus(id));
  if (next !== undefined) return { kind: 'indicator', id: next };
  if (isFinished(area)) return { kind: 'area', id: area };
  const lastOf = ids.findLast(isOf);
  return { kind: 'indicator', id: findRoundFrom(ids, lastOf, isInFocus) ?? from };
}

type AreaFacts = {
  readonly isFinished: (area: string) => boolean;
  readonly isInFocus: (indicator: string) => boolean;
};

/** The first after `from` for which it holds, going round; undefined when none is left, `from` included. */
export function findRoundFrom(
  ids: readonly string[],
  from: string | undefined,
  holds: (id: string) => boolean,
): string | undefined {
  const at = from === undefined ? -1 : ids.indexOf(from);
  return [...ids.slice(at + 1), ...ids.slice(0, at + 1)].find(holds);
}

/**
 * The first that is open, and without one the first of all. Undefined while one before it is not known: which one that is
 * depends on it.
 */
export function whereToBegin(
  ids: readonly string[],
  stateOf: (id: string) => 'open' | 'done' | 'unknown',
): string | undefined {
  const first = ids.find((id) => stateOf(id) !== 'done') ?? ids[0];
  return first !== undefined && stateOf(first) === 'unknown' ? undefined : first;
}
