import { formatPath, instrumentIndex, type FileProblem, type Instrument } from '../instrument/index.ts';

/** Figures of places that the instrument does not have; takes them unread, so that every problem is found at once. */
export function findUnknownPlaces(published: unknown, instrument: Instrument): readonly FileProblem[] {
  const { areaById, subareaById } = instrumentIndex(instrument);
  return [...unknownIn('areas', 'an area', areaById), ...unknownIn('subareas', 'a sub-area', subareaById)];

  function unknownIn(part: string, what: string, known: ReadonlyMap<string, unknown>): FileProblem[] {
    return Object.entries(recordOf(recordOf(published)[part]))
      .filter(([id]) => !known.has(id))
      .map(([id, value]) => ({
        path: formatPath(['published', part, id]),
        rule: `must be for ${what} of ${instrument.id}`,
        value,
      }));
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Readonly<Record<string, unknown>>) : {};
}
