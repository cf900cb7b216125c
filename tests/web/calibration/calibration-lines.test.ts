import { expect, test } from 'vitest';
import { isGradedDifferently } from '@samskar/shared/evaluation';
import { gradesText, pointsText } from '../../../web/src/lib/calibration/calibration-lines.ts';

const said = (a: Record<string, number>, b: Record<string, number> | 'not-applicable') => ({
  id: '1.1.1',
  points: {},
  difference: '0',
  agreed: null,
  outcome: null,
  said: {
    a: { applicable: true, grades: a, unsure: [] },
    b: { applicable: b !== 'not-applicable', grades: b === 'not-applicable' ? {} : b, unsure: [] },
  },
});

test('equal points from different grades are a difference, and the order of the criteria is none', () => {
  expect(isGradedDifferently(said({ c1: 3, c2: 1 }, { c1: 1, c2: 3 }))).toBe(true);
  expect(isGradedDifferently(said({ c1: 3, c2: 1 }, { c2: 1, c1: 3 }))).toBe(false);
  expect(isGradedDifferently(said({ c1: 0 }, 'not-applicable'))).toBe(true);
});

test('a criterion that an indicator has not is a dash, and points are rounded from the exact ones', () => {
  expect(gradesText({ c1: 3, c3: 0 }, ['c1', 'c2', 'c3'])).toBe('3 · – · 0');
  expect(pointsText('62/3', 1, 'nb')).toBe('20,7');
  expect(pointsText('-1/2', 1, 'en')).toBe('\u22120.5');
});
