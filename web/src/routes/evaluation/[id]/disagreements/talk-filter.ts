import type { Tier } from '@samskar/shared/disagreement';
import type { JudgedIndicator } from '#lib/evaluation/judge-areas.ts';

export const tiers = ['red', 'amber', 'green'] as const satisfies readonly Tier[];

/** Open: to be decided, parked ones and those to be read again included. Unconfirmed: decided, and not by all. */
export const talkStates = ['open', 'unconfirmed', 'settled'] as const;
export type TalkState = (typeof talkStates)[number];

/** The query of an address, to be read. */
export type Query = Pick<URLSearchParams, 'get' | 'toString'>;

/** What the list shows; everything where nothing is said. Stands in the address. */
export type TalkFilter = {
  readonly area: string | undefined;
  readonly tier: Tier | undefined;
  readonly state: TalkState | undefined;
};

export function stateOf({ progress }: Pick<JudgedIndicator, 'progress'>): TalkState {
  switch (progress.kind) {
    case 'open':
    case 'to-be-reread':
    case 'parked':
      return 'open';
    case 'unconfirmed':
    case 'settled':
      return progress.kind;
  }
}

export function fitsFilter(one: JudgedIndicator, { area, tier, state }: TalkFilter): boolean {
  return (
    (area === undefined || one.area === area) &&
    (tier === undefined || one.tier === tier) &&
    (state === undefined || stateOf(one) === state)
  );
}

/** @param areas ids that an address may name; anything else in it is read as not said. */
export function readFilter(query: Query, areas: readonly string[]): TalkFilter {
  return {
    area: oneOf(areas, query.get('area')),
    tier: oneOf(tiers, query.get('tier')),
    state: oneOf(talkStates, query.get('state')),
  };
}

/** The query of an address with some of its words changed; `undefined` takes one away. Without "?" when nothing is left. */
export function withQuery(query: Query, changes: Readonly<Record<string, string | undefined>>): string {
  const next = new URLSearchParams(query.toString());
  for (const [name, value] of Object.entries(changes))
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  return next.size > 0 ? `?${next.toString()}` : '?';
}

function oneOf<T extends string>(values: readonly T[], text: string | null): T | undefined {
  return values.find((value) => value === text);
}
