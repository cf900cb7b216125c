import type { Instrument } from '../instrument/index.ts';
import { scoreEvaluation, toNumber, type PublishedFigures, type ScoreLevel } from '../scoring/index.ts';
import type { IntervalSet } from './interval-set.ts';
import { figuresOf, intervalsOf, inUnits } from './printed-figure.ts';

/** A place that has points: what is printed there, and where its true points can lie. */
export type Place = {
  readonly id: string;
  readonly level: ScoreLevel;
  /** As printed, each once; empty where nothing is. */
  readonly figures: readonly number[];
  /** By what is printed; without, from 0 to the maximum. */
  readonly intervals: IntervalSet;
  /** The instrument's. */
  readonly max: number;
};

/** The place, with one of its figures taken as the true one. */
export function withFigure(place: Place, figure: number): Place {
  return { ...place, figures: [figure], intervals: intervalsOf([figure], place.level) };
}

export type Subarea = Place & { readonly printedMax: readonly number[] };
export type Area = Place & { readonly subareas: readonly Subarea[] };
export type Places = { readonly total: Place; readonly areas: readonly Area[] };

/** Lays what is published beside the instrument that it is about. */
export function readPlaces(instrument: Instrument, published: PublishedFigures): Places {
  const ungraded = scoreEvaluation(instrument, {});
  const place = (id: string, level: ScoreLevel, figures: readonly number[], max: number): Place => ({
    id,
    level,
    figures,
    intervals: figures.length > 0 ? intervalsOf(figures, level) : [[0, inUnits(max)]],
    max,
  });
  const maxOf = (line: { readonly max: Parameters<typeof toNumber>[0] } | undefined) =>
    line === undefined ? 0 : toNumber(line.max);
  return {
    total: place('total', 'total', figuresOf(published.total), maxOf(ungraded.total)),
    areas: instrument.areas.map(({ id, subareas }) => ({
      ...place(id, 'area', figuresOf(published.areas[id]), maxOf(ungraded.areas.get(id))),
      subareas: subareas.map((subarea) => ({
        ...place(
          subarea.id,
          'subarea',
          figuresOf(published.subareas[subarea.id]?.points),
          maxOf(ungraded.subareas.get(subarea.id)),
        ),
        printedMax: figuresOf(published.subareas[subarea.id]?.max),
      })),
    })),
  };
}
