import { buildInstrumentFile } from './build-instrument.ts';

/** Instruments that share no number with Kommunekompasset. */
export const inventedInstruments = {
  /** 20 areas in three uneven perspectives; five criteria on four scales, of which some indicators have one or two. */
  broad: buildInstrumentFile({
    id: 'broad-1',
    areas: Array.from({ length: 20 }, (_, area) =>
      area % 3 === 0 ? [[2.5, 7.125], [11]] : area % 3 === 1 ? [[0.5]] : [[3, 3, 3, 1], [6.75]],
    ),
    criteria: [
      { topGrade: 10 },
      { topGrade: 3, weight: 0.5 },
      { topGrade: 1, weight: 2 },
      { topGrade: 7 },
      { topGrade: 3 },
    ],
    criteriaByIndicatorId: { '1.1.1': ['c3'], '2.1.1': ['c2', 'c4'], '3.2.1': ['c5'] },
    perspectives: [
      ['1'],
      Array.from({ length: 12 }, (_, place) => `${place + 2}`),
      Array.from({ length: 7 }, (_, place) => `${place + 14}`),
    ],
    longNames: true,
    describesGrades: false,
  }),
  /** One area, one sub-area, one indicator, one criterion: in place or not. */
  single: buildInstrumentFile({ id: 'single-1', areas: [[[7]]], criteria: [{ topGrade: 1 }] }),
} as const;
