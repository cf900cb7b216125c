import { formatFileProblem, parseInstrument, type Instrument } from '@samskar/shared/instrument';

/** What a made-up instrument looks like; everything else about it is filled in. */
export type InstrumentShape = {
  /** Maxima of the indicators, by area and sub-area. */
  readonly areas: readonly (readonly (readonly number[])[])[];
  readonly criteria: readonly { readonly topGrade: number; readonly weight?: number }[];
  /** Ids of the criteria (`c1`, `c2`, ...) of some indicators; the others are graded on all. */
  readonly criteriaByIndicatorId?: Readonly<Record<string, readonly string[]>>;
  readonly longNames?: boolean;
  /** Ids of areas by perspective; none when absent. */
  readonly perspectives?: readonly (readonly string[])[];
  /** False: the file says of no grade what it means. */
  readonly describesGrades?: boolean;
  readonly id?: string;
};

/** An instrument file as its owner would write it: ids `1`, `1.1`, `1.1.1` and `c1`. */
export function buildInstrumentFile(shape: InstrumentShape): Record<string, unknown> {
  const nameOf = (id: string) => ({ nb: shape.longNames ? `${id} ${'æ'.repeat(40)}` : `Navn ${id}` });
  return {
    format: 'samskar-instrument/1',
    id: shape.id ?? 'test-1.0',
    family: 'test',
    version: '1.0',
    languages: ['nb'],
    defaultLanguage: 'nb',
    name: { nb: 'Prøve' },
    perspectives: (shape.perspectives ?? []).map((areas, place) => ({
      id: `p${place + 1}`,
      name: nameOf(`p${place + 1}`),
      areas,
    })),
    criteria: shape.criteria.map((criterion, place) => ({
      id: `c${place + 1}`,
      name: nameOf(`c${place + 1}`),
      ...criterion,
      ...(shape.describesGrades !== false && {
        descriptors: Array.from({ length: criterion.topGrade + 1 }, (_, grade) => ({
          grade,
          text: { nb: `Trinn ${grade}` },
        })),
      }),
    })),
    areas: shape.areas.map((subareas, area) => ({
      id: `${area + 1}`,
      name: nameOf(`${area + 1}`),
      subareas: subareas.map((maxima, subarea) => ({
        id: `${area + 1}.${subarea + 1}`,
        name: nameOf(`${area + 1}.${subarea + 1}`),
        indicators: maxima.map((max, indicator) => {
          const id = `${area + 1}.${subarea + 1}.${indicator + 1}`;
          const criteria = shape.criteriaByIndicatorId?.[id];
          return { id, question: nameOf(id), max, basis: 'official', ...(criteria && { criteria }) };
        }),
      })),
    })),
  };
}

export function buildInstrument(shape: InstrumentShape): Instrument {
  const parsed = parseInstrument(buildInstrumentFile(shape));
  if (!parsed.ok) throw new Error(parsed.error.map(formatFileProblem).join('\n'));
  return parsed.value;
}
