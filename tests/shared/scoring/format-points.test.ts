import {
  displayScore,
  displayScorePlainly,
  formatMaximum,
  formatPoints,
  formatPointsPlainly,
} from '@samskar/shared/scoring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('rounding for display', () => {
  test.each<[units: number, unitsPerPoint: number, decimals: number, text: string]>([
    [0, 15, 1, '0.0'],
    [10, 1, 1, '10.0'],
    [62, 1, 0, '62'],
    // Halves go up, whatever the digit before them and however a float would hold them.
    [125, 100, 1, '1.3'],
    [115, 100, 1, '1.2'],
    [105, 100, 1, '1.1'],
    [35, 100, 1, '0.4'],
    [5, 100, 1, '0.1'],
    [1325, 100, 1, '13.3'],
    [5, 2, 0, '3'],
    [7, 2, 0, '4'],
    [1, 2, 0, '1'],
    // Just below a half stays down.
    [13_249_999, 1_000_000, 1, '13.2'],
    [2_499_999, 1_000_000, 0, '2'],
    // Thirds, sixths and fifteenths.
    [1, 3, 1, '0.3'],
    [2, 3, 1, '0.7'],
    [20, 3, 1, '6.7'],
    [1, 6, 1, '0.2'],
    [999, 15, 0, '67'],
    // Up through all nines.
    [995, 100, 1, '10.0'],
    [999, 10, 0, '100'],
    // Differences are rounded by size, and there is no minus before zero.
    [-125, 100, 1, '-1.3'],
    [-4, 100, 1, '0.0'],
  ])('%i/%i with %i decimals is %s', (units, unitsPerPoint, decimals, text) => {
    expect(formatPointsPlainly({ units, unitsPerPoint }, decimals)).toBe(text);
  });

  test('is half up for every fraction, as unbounded whole numbers say', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 90_000_000 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom(0, 1, 2, 3),
        (units, unitsPerPoint, decimals) => {
          const scale = 10n ** BigInt(decimals);
          const rounded = (2n * BigInt(units) * scale + BigInt(unitsPerPoint)) / (2n * BigInt(unitsPerPoint));
          const text = formatPointsPlainly({ units, unitsPerPoint }, decimals);
          expect(BigInt(text.replace('.', ''))).toBe(rounded);
          expect(text.split('.')[1]?.length ?? 0).toBe(decimals);
        },
      ),
    );
  });
});

describe('points for people', () => {
  test('have a decimal comma in Norwegian and a point in English', () => {
    const points = { units: 125, unitsPerPoint: 100 };
    expect(formatPoints(points, 1, 'nb')).toBe('1,3');
    expect(formatPoints(points, 1, 'en')).toBe('1.3');
  });

  test('have a minus sign in both languages', () => {
    const points = { units: -125, unitsPerPoint: 100 };
    expect(formatPoints(points, 1, 'nb')).toBe('\u22121,3');
    expect(formatPoints(points, 1, 'en')).toBe('\u22121.3');
  });

  test.each([
    [{ units: 20, unitsPerPoint: 3 }, 'subarea', '6,7', '6.7'],
    [{ units: 20, unitsPerPoint: 3 }, 'indicator', '6,7', '6.7'],
    [{ units: 125, unitsPerPoint: 2 }, 'area', '63', '63'],
    [{ units: 8257, unitsPerPoint: 15 }, 'total', '550', '550'],
  ] as const)('%o of a line of kind %s', (points, level, shown, plain) => {
    expect(displayScore({ points, hasGrades: true }, level, 'nb')).toBe(shown);
    expect(displayScorePlainly({ points, hasGrades: true }, level)).toBe(plain);
  });

  test('are a dash where nothing is graded, and 0 where 0 is', () => {
    const points = { units: 0, unitsPerPoint: 15 };
    expect(displayScore({ points, hasGrades: false }, 'total', 'nb')).toBe('–');
    expect(displayScorePlainly({ points, hasGrades: false }, 'subarea')).toBe('–');
    expect(displayScorePlainly({ points, hasGrades: true }, 'subarea')).toBe('0.0');
  });

  test.each([
    [{ units: 150, unitsPerPoint: 15 }, '10'],
    [{ units: 75, unitsPerPoint: 10 }, '7,5'],
    [{ units: 1, unitsPerPoint: 8 }, '0,125'],
    [{ units: 100, unitsPerPoint: 1 }, '100'],
  ])('a maximum %o has the decimals it needs', (points, text) => {
    expect(formatMaximum(points, 'nb')).toBe(text);
  });
});
