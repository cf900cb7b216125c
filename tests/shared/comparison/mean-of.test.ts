import { meanOf, newestOfEach, type ComparedEvaluation, type Population } from '@samskar/shared/comparison';
import { expect, test } from 'vitest';

function evaluation(change: Partial<ComparedEvaluation>): ComparedEvaluation {
  return {
    municipality: 'a',
    country: 'NO',
    year: 2020,
    version: '3.2',
    population: 6_000,
    points: { total: 400 },
    ...change,
  };
}

const norway: Population = { from: 2014, to: 2023, who: { kind: 'country', country: 'NO' } };
const five = ['a', 'b', 'c', 'd', 'e'].map((municipality, place) =>
  evaluation({ municipality, points: { total: 400 + place * 10, '1': 50 } }),
);

test('a mean says how many it is of, and of which versions', () => {
  expect(meanOf(five, norway, 'total')).toEqual({ n: 5, points: 420, versions: ['3.2'] });
});

test('below five the number alone is said', () => {
  expect(meanOf(five.slice(1), norway, 'total')).toEqual({ n: 4, points: null, versions: ['3.2'] });
  expect(meanOf([], norway, 'total')).toEqual({ n: 0, points: null, versions: [] });
});

test('each municipality counts once, with its newest in the period', () => {
  const all = [
    ...five,
    evaluation({ year: 2015, points: { total: 100 } }),
    evaluation({ year: 2024, points: { total: 800 } }),
  ];
  expect(meanOf(all, norway, 'total').points).toBe(420);
  expect(meanOf(all, { ...norway, to: 2024 }, 'total').points).toBe(500);
  expect(newestOfEach(all, { ...norway, to: 2016 })).toEqual([all[5]]);
});

test('the newest counts among the versions that are asked for', () => {
  const all = [
    evaluation({ year: 2016, version: '2.1', points: { total: 300 } }),
    evaluation({ year: 2021, version: '3.x' }),
  ];
  expect(newestOfEach(all, { ...norway, line: '2' })).toEqual([all[0]]);
  expect(newestOfEach(all, norway)).toEqual([all[1]]);
});

test('a size group is that of the population at the evaluation that counts', () => {
  const group = { populationMin: 5_000, populationMax: 10_000 };
  const ofSize: Population = { ...norway, who: { kind: 'size-group', country: 'NO', group } };
  const [first] = five;
  const grown = evaluation({ ...first, year: 2022, population: 10_000 });
  expect(newestOfEach(five, ofSize)).toHaveLength(5);
  expect(newestOfEach([...five, grown], ofSize)).toHaveLength(4);
  expect(newestOfEach([evaluation({ population: null })], ofSize)).toEqual([]);
});

test('a list counts those that it names, and a place those that have a figure there', () => {
  const who = { kind: 'list', name: 'Naboer', municipalities: ['a', 'b', 'x'] } as const;
  expect(meanOf(five, { ...norway, who }, 'total').n).toBe(2);
  expect(meanOf(five, norway, '1').n).toBe(5);
  expect(meanOf(five, norway, '2').n).toBe(0);
});
