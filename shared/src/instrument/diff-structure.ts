import { pairsOf } from './diff-texts.ts';
import type { FigureField, InstrumentPart, PartKind, StructureChange } from './instrument-difference.ts';
import { instrumentIndex } from './instrument-index.ts';
import type { Instrument, SizeGroup } from './instrument-schema.ts';

/** Parts that have come, gone or moved, and every figure and order that something is computed from. */
export function diffStructure(before: Instrument, after: Instrument): StructureChange[] {
  const [was, is] = [instrumentIndex(before), instrumentIndex(after)];
  const whole: InstrumentPart = { kind: 'instrument', id: after.id };
  return [
    ...diffFigure(whole, 'family', before.family, after.family),
    ...diffParts('perspective', before.perspectives, after.perspectives),
    ...diffPerspectives(before, after),
    ...diffParts('area', before.areas, after.areas),
    ...diffParts('subarea', was.subareas, is.subareas),
    ...diffPlaces('subarea', was.areaBySubareaId, is.areaBySubareaId),
    ...diffParts('indicator', was.indicators, is.indicators),
    ...diffPlaces('indicator', was.subareaByIndicatorId, is.subareaByIndicatorId),
    ...diffIndicators(before, after),
    ...diffParts('criterion', before.criteria, after.criteria),
    ...diffCriteria(before, after),
    ...diffOrders(before, after),
    ...diffParts('size-group', before.sizeGroups, after.sizeGroups),
    ...pairsOf(before.sizeGroups, after.sizeGroups).flatMap(diffSizeGroup),
    ...diffNormBand(before, after),
    ...diffDisagreement(before, after),
  ];
}

type Part = { readonly id: string };

function diffParts(kind: PartKind, before: readonly Part[], after: readonly Part[]): StructureChange[] {
  return [
    ...missingIn(before, after).map(({ id }) => ({ kind: 'removed' as const, part: { kind, id } })),
    ...missingIn(after, before).map(({ id }) => ({ kind: 'added' as const, part: { kind, id } })),
  ];
}

function missingIn(parts: readonly Part[], others: readonly Part[]): readonly Part[] {
  const known = new Set(others.map(({ id }) => id));
  return parts.filter(({ id }) => !known.has(id));
}

/** The parts that stand in another area or sub-area than before. */
function diffPlaces(
  kind: PartKind,
  before: ReadonlyMap<string, Part>,
  after: ReadonlyMap<string, Part>,
): StructureChange[] {
  return [...after].flatMap(([id, parent]) => {
    const earlier = before.get(id);
    return earlier === undefined || earlier.id === parent.id
      ? []
      : [{ kind: 'moved' as const, part: { kind, id }, before: earlier.id, after: parent.id }];
  });
}

function diffPerspectives(before: Instrument, after: Instrument): StructureChange[] {
  return pairsOf(before.perspectives, after.perspectives).flatMap(([was, is]) =>
    diffFigure({ kind: 'perspective', id: is.id }, 'areas', listOf(was.areas), listOf(is.areas)),
  );
}

function diffIndicators(before: Instrument, after: Instrument): StructureChange[] {
  const [was, is] = [instrumentIndex(before), instrumentIndex(after)];
  return pairsOf(was.indicators, is.indicators).flatMap(([earlier, later]) => {
    const part: InstrumentPart = { kind: 'indicator', id: later.id };
    return [
      ...diffFigure(part, 'max', earlier.max, later.max),
      ...diffFigure(part, 'criteria', criteriaOf(before, later.id), criteriaOf(after, later.id)),
    ];
  });
}

/** As a set: their order is the instrument's, and told once. */
function criteriaOf(instrument: Instrument, indicator: string): string {
  const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get(indicator) ?? [];
  return listOf(criteria.map(({ id }) => id).toSorted());
}

function diffCriteria(before: Instrument, after: Instrument): StructureChange[] {
  return pairsOf(before.criteria, after.criteria).flatMap(([was, is]) => {
    const part: InstrumentPart = { kind: 'criterion', id: is.id };
    return [
      ...diffFigure(part, 'top-grade', was.topGrade, is.topGrade),
      ...diffFigure(part, 'weight', was.weight, is.weight),
    ];
  });
}

function diffOrders(before: Instrument, after: Instrument): StructureChange[] {
  const whole: InstrumentPart = { kind: 'instrument', id: after.id };
  const [was, is] = [instrumentIndex(before), instrumentIndex(after)];
  return [
    ...diffOrder(whole, 'perspective', before.perspectives, after.perspectives),
    ...diffOrder(whole, 'area', before.areas, after.areas),
    ...diffOrder(whole, 'criterion', before.criteria, after.criteria),
    ...diffOrder(whole, 'size-group', before.sizeGroups, after.sizeGroups),
    ...pairsOf(before.areas, after.areas).flatMap(([earlier, later]) =>
      diffOrder({ kind: 'area', id: later.id }, 'subarea', earlier.subareas, later.subareas),
    ),
    ...pairsOf(was.subareas, is.subareas).flatMap(([earlier, later]) =>
      diffOrder({ kind: 'subarea', id: later.id }, 'indicator', earlier.indicators, later.indicators),
    ),
  ];
}

/** The order of those that are in both: what comes or goes in between moves nothing. */
function diffOrder(
  part: InstrumentPart,
  of: PartKind,
  before: readonly Part[],
  after: readonly Part[],
): StructureChange[] {
  const [was, is] = [pairsOf(after, before), pairsOf(before, after)].map((pairs) =>
    listOf(pairs.map(([, { id }]) => id)),
  );
  return diffFigure(part, 'order', was, is).map((change) => ({ ...change, of }));
}

function diffSizeGroup([was, is]: readonly [SizeGroup, SizeGroup]): StructureChange[] {
  const part: InstrumentPart = { kind: 'size-group', id: is.id };
  return [
    ...diffFigure(part, 'population-from', was.populationMin, is.populationMin),
    ...diffFigure(part, 'population-to', was.populationMax, is.populationMax),
  ];
}

function diffNormBand({ normBand: was }: Instrument, { normBand: is }: Instrument): StructureChange[] {
  const part: InstrumentPart = { kind: 'norm-band', id: 'norm-band' };
  if (was === undefined) return is === undefined ? [] : [{ kind: 'added', part }];
  if (is === undefined) return [{ kind: 'removed', part }];
  return [
    ...diffFigure(part, 'points-from', was.from, is.from),
    ...diffFigure(part, 'points-to', was.to, is.to),
  ];
}

/** An absent one is not the same as the usual one: that one may change with the program. */
function diffDisagreement(before: Instrument, after: Instrument): StructureChange[] {
  const part: InstrumentPart = { kind: 'instrument', id: after.id };
  const [was, is] = [before, after].map(({ disagreement }) => new Map(Object.entries(disagreement ?? {})));
  const bounds = new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])]);
  return [...bounds].flatMap((of) =>
    diffFigure(part, 'disagreement', was?.get(of), is?.get(of)).map((change) => ({ ...change, of })),
  );
}

type Figure = string | number | boolean | undefined;

function diffFigure(
  part: InstrumentPart,
  field: FigureField,
  before: Figure,
  after: Figure,
): Extract<StructureChange, { kind: 'changed' }>[] {
  return before === after
    ? []
    : [{ kind: 'changed', part, field, before: figureText(before), after: figureText(after) }];
}

function figureText(figure: Figure): string | null {
  return figure === undefined ? null : String(figure);
}

function listOf(ids: readonly string[]): string {
  return ids.join(', ');
}
