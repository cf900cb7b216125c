import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPublished, displayedFigures, type Inconsistency } from '@samskar/shared/consistency';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { publishedFiguresSchema, scoreEvaluation, type PublishedFigures } from '@samskar/shared/scoring';
import { arbitraryInstrument, arbitrarySheet } from '../../support/arbitrary-evaluation.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import published from './published.json' with { type: 'json' };

type Row = readonly [
  place: string,
  kind: Inconsistency['kind'],
  figures: readonly number[],
  difference: number,
];

function check(municipality: keyof typeof published): readonly Inconsistency[] {
  const { instrument, published: figures } = published[municipality];
  return checkPublished(findShippedInstrument(instrument)!, publishedFiguresSchema.parse(figures));
}

function rowsOf(found: readonly Inconsistency[]): readonly Row[] {
  return found.map(({ place, kind, figures, difference }) => [place, kind, figures, difference]);
}

describe('what is known to be wrong in published evaluations', () => {
  test('Midtre Gauldal 2023', () => {
    expect(rowsOf(check('Midtre Gauldal'))).toEqual([
      ['1.2', 'conflict', [10, 30], 20],
      ['1.5', 'conflict', [19.8, 20.8], 1],
      ['2', 'conflict', [77, 73.1], 3.9],
      ['total', 'rounding', [554, 555], 1],
      ['total', 'conflict', [554, 549.3], 4.7],
    ]);
  });

  test('Tynset 2015', () => {
    const found = check('Tynset');
    expect(rowsOf(found)).toEqual([
      ['1', 'conflict', [33, 34], 1],
      ['4', 'rounding', [63, 63.5], 0.5],
      ['6.6', 'conflict', [2.5, 4.5], 2],
      ['total', 'rounding', [431, 429], 2],
      ['total', 'rounding', [431, 430.3], 0.7],
    ]);
    expect(found.map(({ place, likelier }) => [place, likelier])).toEqual(
      expect.arrayContaining([
        ['1', 33],
        ['6.6', 2.5],
      ]),
    );
  });

  test('Karasjok 2019', () => {
    expect(rowsOf(check('Karasjok'))).toEqual([
      ['3', 'rounding', [43, 43.5], 0.5],
      ['total', 'rounding', [212, 212.6], 0.6],
    ]);
  });
});

describe('figures of one place', () => {
  /** One area of 10 and 10 points in two sub-areas, another of 20 in one. */
  const instrument = buildInstrument({ areas: [[[10], [10]], [[20]]], criteria: [{ topGrade: 5 }] });
  const found = (figures: Partial<PublishedFigures>) =>
    checkPublished(instrument, publishedFiguresSchema.parse(figures)).map(
      ({ place, kind, comparison }) => `${place} ${kind} ${comparison}`,
    );

  test('nothing printed, nothing found', () => {
    expect(found({})).toEqual([]);
  });

  test('two figures of one precision contradict each other, with more decimals they may be one', () => {
    expect(found({ total: [31, 30] })).toEqual(['total conflict one-place']);
    expect(found({ total: [31, 30.6] })).toEqual(['total rounding one-place']);
    expect(found({ total: [31, 30.4] })).toEqual(['total conflict one-place']);
    expect(found({ total: [31, 31] })).toEqual([]);
  });

  test('no place has more than its maximum, but for rounding', () => {
    expect(found({ areas: { '2': 21 } })).toEqual(['2 conflict above-maximum']);
    expect(found({ subareas: { '2.1': { points: 20 } } })).toEqual([]);
    expect(found({ total: 40 })).toEqual([]);
  });

  test('a printed maximum is the instrument’s', () => {
    expect(found({ subareas: { '1.1': { max: 10 } } })).toEqual([]);
    expect(found({ subareas: { '1.1': { max: 15 } } })).toEqual(['1.1 conflict maximum']);
  });

  test('what is not printed lies between nothing and its maximum', () => {
    expect(found({ areas: { '1': 12 }, subareas: { '1.1': { points: 2 } } })).toEqual([]);
    expect(found({ areas: { '1': 13 }, subareas: { '1.1': { points: 2 } } })).toEqual([
      '1 conflict area-of-subareas',
    ]);
    expect(found({ total: 5, areas: { '1': 7 } })).toEqual(['total conflict total-of-areas']);
  });

  test('areas and sub-areas that each admit the total may not admit it together', () => {
    const subareas = { '1.1': { points: 5.2 }, '1.2': { points: 5.2 }, '2.1': { points: 9.6 } };
    expect(found({ total: 21, areas: { '1': 10, '2': 10 }, subareas })).toEqual([
      'total rounding total-of-areas',
      'total conflict total-of-subareas',
    ]);
    const partly = { '1.1': { points: 5.2 }, '1.2': { points: 5.2 } };
    expect(found({ total: 19, areas: { '1': 10, '2': 9 }, subareas: partly })).toEqual([]);
    expect(found({ total: 18, areas: { '1': 10, '2': 9 }, subareas: partly })).toEqual([
      'total conflict total-of-both',
    ]);
  });

  test('a figure is compared with the grades where its place is graded whole', () => {
    const sheet = {
      '1.1.1': { kind: 'graded', grades: { c1: 2 } },
      '1.2.1': { kind: 'not-graded' },
    } as const;
    const compare = (points: number) =>
      checkPublished(
        instrument,
        publishedFiguresSchema.parse({ areas: { '1': 9 }, subareas: { '1.1': { points } } }),
        sheet,
      ).map(({ place, kind, figures }) => [place, kind, figures]);
    expect(compare(4)).toEqual([]);
    expect(compare(5)).toEqual([['1.1', 'conflict', [5, 4]]]);
  });
});

test('what an evaluation’s own figures show is never a conflict', () => {
  fc.assert(
    fc.property(
      arbitraryInstrument.chain((instrument) =>
        fc.tuple(fc.constant(instrument), arbitrarySheet(instrument)),
      ),
      ([instrument, sheet]) => {
        const figures = displayedFigures(scoreEvaluation(instrument, sheet));
        const found = checkPublished(instrument, publishedFiguresSchema.parse(figures), sheet);
        expect(found.filter(({ kind }) => kind === 'conflict')).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

test('a list of contradictions too long to look through is refused', () => {
  const lists = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`a${at}`, [1, 2]]));
  expect(publishedFiguresSchema.safeParse({ areas: lists }).success).toBe(false);
  expect(publishedFiguresSchema.safeParse({ total: 1.23456 }).success).toBe(false);
  expect(publishedFiguresSchema.safeParse({ total: -1 }).success).toBe(false);
  expect(publishedFiguresSchema.safeParse({ total: [] }).success).toBe(false);
});
