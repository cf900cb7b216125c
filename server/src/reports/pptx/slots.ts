import type { Instrument } from '@samskar/shared/instrument';

/** Where a deck by this instrument takes slides of a library: after those of each area. */
export function slotsOf({ areas }: Pick<Instrument, 'areas'>): readonly string[] {
  return areas.map(({ id }) => slotOf(id));
}

export function slotOf(area: string): string {
  return `area:${area}`;
}
