import { instrumentIndex, type Instrument } from '../instrument/index.ts';
import { applyEvent } from './apply-event.ts';
import type { EvaluationEvent } from './events.ts';
import type { EvaluationState, StampedDecision } from './state.ts';

/** One event, with what it is about and what it replaced. */
export type ActivityEntry = {
  /** A reveal comes without its ballots: they are read where they are compared. */
  readonly event: EvaluationEvent;
  /** What it is about, those of `indicators` included, in the instrument's order. */
  readonly areas: readonly string[];
  readonly indicators: readonly string[];
  /** By the id of each decision of the event: the one that stood before, with those who stood behind it until then. */
  readonly replaced: Readonly<Record<string, StampedDecision>>;
};

/** What to look for; all that is given must hold. */
export type ActivityFilter = {
  readonly person?: string | undefined;
  readonly kind?: string | undefined;
  /** An area or an indicator. */
  readonly place?: string | undefined;
  /** Moments in UTC, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/**
 * Who did what when, oldest first: nothing but the log, read in order.
 * @param events as `projectEvent` lets the viewer see them, from the first one on
 */
export function listActivity(events: readonly EvaluationEvent[], instrument: Instrument): ActivityEntry[] {
  let state: EvaluationState | undefined;
  return events.map((event) => {
    const entry = entryOf(event, state, instrument);
    state = applyEvent(state, event);
    return entry;
  });
}

export function matchesActivity(
  { event, areas, indicators }: ActivityEntry,
  filter: ActivityFilter,
): boolean {
  const { person, kind, place, from, to } = filter;
  return (
    (person === undefined || event.by === person) &&
    (kind === undefined || event.kind === kind) &&
    (place === undefined || areas.includes(place) || indicators.includes(place)) &&
    (from === undefined || event.at >= from) &&
    (to === undefined || event.at <= to)
  );
}

function entryOf(
  event: EvaluationEvent,
  before: EvaluationState | undefined,
  instrument: Instrument,
): ActivityEntry {
  const { areaByIndicatorId } = instrumentIndex(instrument);
  const indicators = indicatorsOf(event, before);
  const named = new Set([
    ...areasOf(event),
    ...indicators.flatMap((indicator) => areaByIndicatorId.get(indicator)?.id ?? []),
  ]);
  return {
    event: event.kind === 'block-revealed' ? { ...event, ballots: [] } : event,
    areas: instrument.areas.map(({ id }) => id).filter((area) => named.has(area)),
    indicators,
    replaced: replacedBy(event, before),
  };
}

/** By what the event holds and not by its kind, so that a new kind is found without a word here. */
function areasOf(event: EvaluationEvent): readonly string[] {
  if ('areas' in event) return event.areas;
  return 'area' in event ? [event.area] : [];
}

function indicatorsOf(event: EvaluationEvent, before: EvaluationState | undefined): readonly string[] {
  if (event.kind === 'decided')
    return [...event.decisions.map(({ indicator }) => indicator), ...event.reread];
  if (event.kind === 'gold-star-given') return [event.star.indicator];
  if ('indicator' in event) return [event.indicator];
  if (event.kind === 'instrument-moved')
    return [...event.plan.void, ...event.plan.openAgain].map(({ indicator }) => indicator);
  if (event.kind === 'confirmed') return indicatorsOfDecisions(event.decisions, before);
  return [];
}

function indicatorsOfDecisions(
  ids: readonly string[],
  before: EvaluationState | undefined,
): readonly string[] {
  const confirmed = new Set(ids);
  return Object.entries(before?.decisions ?? {}).flatMap(([indicator, history]) =>
    history.some(({ id }) => confirmed.has(id)) ? [indicator] : [],
  );
}

function replacedBy(
  event: EvaluationEvent,
  before: EvaluationState | undefined,
): Record<string, StampedDecision> {
  if (event.kind !== 'decided') return {};
  return Object.fromEntries(
    event.decisions.flatMap(({ id, indicator, replaces }) => {
      const earlier = before?.decisions[indicator]?.find((decision) => decision.id === replaces);
      return earlier ? [[id, earlier]] : [];
    }),
  );
}
