import { instrumentIndex, type Instrument } from '../instrument/index.ts';

/**
 * What of an instrument a document of one area may speak of. Keys and grades outside it are refused by the server and
 * unseen by the readers.
 */
export type DocumentShape = {
  /** Indicator of the area -> criterion it is graded on -> top grade; all in the instrument's order. */
  readonly indicators: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

/** Undefined when the instrument has no such area. */
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
  };
}
