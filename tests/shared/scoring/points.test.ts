import { comparePoints, meanPoints, subtractPoints, sumPoints, toNumber } from '@samskar/shared/scoring';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const arbitraryPoints = fc.nat({ max: 100_000 }).map((units) => ({ units, unitsPerPoint: 15 }));

test('a sum does not depend on the order of its terms', () => {
  fc.assert(
    fc.property(fc.array(arbitraryPoints), (terms) => {
      expect(sumPoints(terms.toReversed(), 15)).toEqual(sumPoints(terms, 15));
    }),
  );
});

test('the sum of nothing is 0 points', () => {
  expect(sumPoints([], 15)).toEqual({ units: 0, unitsPerPoint: 15 });
});

test('a difference added again gives what it was taken from', () => {
  fc.assert(
    fc.property(arbitraryPoints, arbitraryPoints, (a, b) => {
      expect(sumPoints([subtractPoints(a, b), b], 15)).toEqual(a);
    }),
  );
});

test('a mean is exact, and lies between its terms', () => {
  expect(
    meanPoints([
      { units: 1, unitsPerPoint: 15 },
      { units: 2, unitsPerPoint: 15 },
    ]),
  ).toEqual({
    units: 3,
    unitsPerPoint: 30,
  });
  expect(meanPoints([])).toBeUndefined();
  fc.assert(
    fc.property(fc.array(arbitraryPoints, { minLength: 1, maxLength: 3 }), (terms) => {
      const ordered = terms.toSorted(comparePoints);
      const mean = meanPoints(terms)!;
      expect(comparePoints(ordered[0]!, mean)).toBeLessThanOrEqual(0);
      expect(comparePoints(mean, ordered.at(-1)!)).toBeLessThanOrEqual(0);
    }),
  );
});

test('points of two scales are compared exactly, and never added', () => {
  const [third, threeTenths] = [
    { units: 1, unitsPerPoint: 3 },
    { units: 3, unitsPerPoint: 10 },
  ];
  expect(comparePoints(third, threeTenths)).toBeGreaterThan(0);
  expect(comparePoints(third, { units: 5, unitsPerPoint: 15 })).toBe(0);
  expect(comparePoints(threeTenths, third)).toBeLessThan(0);
  expect(() => subtractPoints(third, threeTenths)).toThrow('two scales');
  expect(toNumber(third)).toBe(1 / 3);
});
