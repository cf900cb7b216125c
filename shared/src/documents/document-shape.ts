import { instrumentIndex, type Instrument } from '../instrument/index.ts';
import { builtInParts, placesInArea, textPlace } from '../report/report-texts.ts';
import type { DocumentName } from './names.ts';

/**
 * What of an instrument a document may speak of. Keys and grades outside it are refused by the server and
 * unseen by the readers.
 */
export type DocumentShape = {
  /** Indicator of the document's area -> criterion it is graded on -> top grade; all in the instrument's order. */
  readonly indicators: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What a note of fieldwork may be about: areas, sub-areas and indicators, each before its parts; none elsewhere. */
  readonly topics: ReadonlySet<string>;
  /** Where prose of the report may stand in the document, as `textPlace` has it, in the report's order. Parts that people add are beside them. */
  readonly prose: ReadonlySet<string>;
};

/** Undefined when the instrument has no such area. */
export function shapeOfDocument(instrument: Instrument, name: DocumentName): DocumentShape | undefined {
  switch (name.kind) {
    case 'fieldwork':
      return fieldworkShape(instrument);
    case 'report':
      return reportShape;
    case 'ballot':
    case 'sheet':
    case 'joint':
      return documentShape(instrument, name.area);
  }
}

/** Of what an instrument has no more. */
export const emptyShape: DocumentShape = { indicators: new Map(), topics: new Set(), prose: new Set() };

/** The same whatever the instrument: the parts of a report are not its areas. */
export const reportShape: DocumentShape = {
  ...emptyShape,
  prose: new Set(builtInParts.map((part) => textPlace.part(part))),
};

/** What any of them may speak of, each criterion to the highest grade that it has had; undefined of none. */
export function joinShapes(shapes: readonly DocumentShape[]): DocumentShape | undefined {
  if (shapes.length < 2) return shapes[0];
  const indicators = new Map<string, Map<string, number>>();
  for (const shape of shapes)
    for (const [indicator, criteria] of shape.indicators) {
      const joined = indicators.get(indicator) ?? new Map<string, number>();
      for (const [criterion, topGrade] of criteria)
        joined.set(criterion, Math.max(topGrade, joined.get(criterion) ?? 0));
      indicators.set(indicator, joined);
    }
  return {
    indicators,
    topics: new Set(shapes.flatMap(({ topics }) => [...topics])),
    prose: new Set(shapes.flatMap(({ prose }) => [...prose])),
  };
}

/** The same for all interviews and documents. */
export function fieldworkShape({ areas }: Instrument): DocumentShape {
  const topics = areas.flatMap((area) => [
    area.id,
    ...area.subareas.flatMap(({ id, indicators }) => [id, ...indicators.map((indicator) => indicator.id)]),
  ]);
  return { ...emptyShape, topics: new Set(topics) };
}

/** Of the documents of an area; undefined when the instrument has no such area. */
export function documentShape(instrument: Instrument, areaId: string): DocumentShape | undefined {
  const index = instrumentIndex(instrument);
  const area = index.areaById.get(areaId);
  if (area === undefined) return undefined;
  const indicators = area.subareas.flatMap((subarea) => subarea.indicators);
  return {
    indicators: new Map(
      indicators.map(({ id }) => [
        id,
        new Map(index.criteriaByIndicatorId.get(id)?.map((criterion) => [criterion.id, criterion.topGrade])),
      ]),
    ),
    topics: new Set(),
    prose: new Set(placesInArea(area)),
  };
}
