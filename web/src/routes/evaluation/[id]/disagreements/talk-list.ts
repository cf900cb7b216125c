import { orderAgenda, type Tier } from '@samskar/shared/disagreement';
import { pointScale, type Instrument } from '@samskar/shared/instrument';
import { sumPoints, type Points } from '@samskar/shared/scoring';
import type { JudgedIndicator } from '#lib/evaluation/judge-areas.ts';
import { fitsFilter, stateOf, tiers, type TalkFilter } from './talk-filter.ts';

/** One tier of the list, in the order in which it is best talked about. */
export type TalkGroup = {
  readonly tier: Tier;
  readonly rows: readonly JudgedIndicator[];
  /** How far the total can still move when everything open up to and including this tier is decided, filters aside. */
  readonly movableAfter: Points;
};

export type TierCount = { readonly tier: Tier; readonly open: number; readonly all: number };

/** The list: red, amber, green; in each by what is still at stake, and theme; green in the instrument's order. */
export function talkGroups(
  instrument: Instrument,
  judged: readonly JudgedIndicator[],
  filter: TalkFilter,
): readonly TalkGroup[] {
  return tiers.flatMap((tier, at) => {
    const rows = orderTier(instrument, judged, tier).filter((one) => fitsFilter(one, filter));
    const later = judged.filter((one) => tiers.indexOf(one.tier) > at);
    return rows.length > 0 ? [{ tier, rows, movableAfter: movableNow(instrument, later) }] : [];
  });
}

/** How many of each tier are open, the filters for tier and state aside. */
export function countTiers(judged: readonly JudgedIndicator[]): readonly TierCount[] {
  return tiers.map((tier) => {
    const all = judged.filter((one) => one.tier === tier);
    return { tier, open: all.filter((one) => stateOf(one) === 'open').length, all: all.length };
  });
}

/** What the open ones can still do to the total. */
export function movableNow(instrument: Instrument, judged: readonly JudgedIndicator[]): Points {
  const terms = judged.map(({ pointsAtStake }) => pointsAtStake);
  return sumPoints(terms, pointScale(instrument).unitsPerPoint);
}

/** The next open one of the list after `from`, round to the beginning; undefined when no other is open. */
export function nextOpen(groups: readonly TalkGroup[], from: string | undefined): string | undefined {
  const rows = groups.flatMap((group) => group.rows);
  const at = rows.findIndex(({ indicatorId }) => indicatorId === from);
  const others = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return others.find((one) => stateOf(one) === 'open' && !isAcceptedTogether(one))?.indicatorId;
}

/** Identical grades that nobody has drawn to be read again: they are decided in the view of their own. */
export function isAcceptedTogether({ tier, progress }: JudgedIndicator): boolean {
  return tier === 'green' && progress.kind === 'open';
}

function orderTier(
  instrument: Instrument,
  judged: readonly JudgedIndicator[],
  tier: Tier,
): readonly JudgedIndicator[] {
  const members = judged.filter((one) => one.tier === tier);
  const byId = new Map(members.map((one) => [one.indicatorId, one]));
  const talked = orderAgenda(instrument, members).flatMap(({ indicatorId }) => byId.get(indicatorId) ?? []);
  return tier === 'green' ? members : talked;
}
