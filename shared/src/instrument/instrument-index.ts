import type { Area, Criterion, Indicator, Instrument, Perspective, Subarea } from './instrument-schema.ts';

/** Everything one looks up in an instrument, by id. Lists and maps are in the instrument's order. */
export type InstrumentIndex = {
  readonly subareas: readonly Subarea[];
  readonly indicators: readonly Indicator[];
  readonly areaById: ReadonlyMap<string, Area>;
  readonly subareaById: ReadonlyMap<string, Subarea>;
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  readonly criterionById: ReadonlyMap<string, Criterion>;
  readonly perspectiveByAreaId: ReadonlyMap<string, Perspective>;
  readonly areaBySubareaId: ReadonlyMap<string, Area>;
  readonly areaByIndicatorId: ReadonlyMap<string, Area>;
  readonly subareaByIndicatorId: ReadonlyMap<string, Subarea>;
  /** The criteria an indicator is graded on, in the instrument's order; the first one asks whether the system exists. */
  readonly criteriaByIndicatorId: ReadonlyMap<string, readonly Criterion[]>;
  /** Place of an indicator in the instrument, from 0. */
  readonly orderByIndicatorId: ReadonlyMap<string, number>;
};

/** The index of an instrument, built once per instrument object. An instrument is never changed after parsing. */
export function instrumentIndex(instrument: Instrument): InstrumentIndex {
  const known = indexByInstrument.get(instrument);
  if (known) return known;
  const index = buildIndex(instrument);
  indexByInstrument.set(instrument, index);
  return index;
}

const indexByInstrument = new WeakMap<Instrument, InstrumentIndex>();

function buildIndex(instrument: Instrument): InstrumentIndex {
  const subareas = instrument.areas.flatMap((area) => area.subareas);
  const indicators = subareas.flatMap((subarea) => subarea.indicators);
  return {
    subareas,
    indicators,
    areaById: byId(instrument.areas),
    subareaById: byId(subareas),
    indicatorById: byId(indicators),
    criterionById: byId(instrument.criteria),
    perspectiveByAreaId: new Map(
      instrument.perspectives.flatMap((perspective) =>
        perspective.areas.map((areaId) => [areaId, perspective]),
      ),
    ),
    areaBySubareaId: parentById(instrument.areas, (area) => area.subareas),
    areaByIndicatorId: parentById(instrument.areas, (area) =>
      area.subareas.flatMap((subarea) => subarea.indicators),
    ),
    subareaByIndicatorId: parentById(subareas, (subarea) => subarea.indicators),
    criteriaByIndicatorId: new Map(
      indicators.map((indicator) => [indicator.id, criteriaOf(instrument, indicator)]),
    ),
    orderByIndicatorId: new Map(indicators.map((indicator, order) => [indicator.id, order])),
  };
}

function byId<Part extends { readonly id: string }>(parts: readonly Part[]): ReadonlyMap<string, Part> {
  return new Map(parts.map((part) => [part.id, part]));
}

function parentById<Parent>(
  parents: readonly Parent[],
  childrenOf: (parent: Parent) => readonly { readonly id: string }[],
): ReadonlyMap<string, Parent> {
  return new Map(parents.flatMap((parent) => childrenOf(parent).map((child) => [child.id, parent] as const)));
}

function criteriaOf(instrument: Instrument, indicator: Indicator): readonly Criterion[] {
  const own = indicator.criteria;
  return own ? instrument.criteria.filter((criterion) => own.includes(criterion.id)) : instrument.criteria;
}
