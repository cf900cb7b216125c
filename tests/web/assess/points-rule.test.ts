import { expect, test } from 'vitest';
import { pointsRule } from '../../../web/src/routes/evaluation/[id]/assess/points-rule.ts';
import { buildInstrument } from '../../support/build-instrument.ts';

const equal = buildInstrument({
  areas: [[[8, 10, 7.5]]],
  criteria: [{ topGrade: 5 }, { topGrade: 5 }, { topGrade: 5 }],
});

test('the rule stands with its grades, its maximum and what comes out', () => {
  expect(pointsRule(equal, '1.1.1', { c1: 2, c2: 1, c3: 0 }, 'nb')).toBe('(2 + 1 + 0) / 15 × 8 = 1,6');
});

test('a figure that is rounded says so', () => {
  expect(pointsRule(equal, '1.1.2', { c1: 3, c2: 2, c3: 3 }, 'nb')).toBe('(3 + 2 + 3) / 15 × 10 ≈ 5,3');
});

test('a missing grade is a dash and counts nothing', () => {
  expect(pointsRule(equal, '1.1.3', { c1: 2 }, 'en')).toBe('(2 + – + –) / 15 × 7.5 = 1.0');
});

test('without any grade there is no figure', () => {
  expect(pointsRule(equal, '1.1.1', {}, 'nb')).toBe('(– + – + –) / 15 × 8 = –');
});

test('weights and top grades come from the instrument', () => {
  const weighted = buildInstrument({
    areas: [[[10]]],
    criteria: [{ topGrade: 3, weight: 2 }, { topGrade: 4, weight: 0.5 }, { topGrade: 2 }],
  });
  expect(pointsRule(weighted, '1.1.1', { c1: 3, c2: 2, c3: 1 }, 'nb')).toBe(
    '(2 × 3 + 0,5 × 2 + 1) / 10 × 10 = 8,0',
  );
});

test('an indicator that is graded on some criteria only names only these', () => {
  const some = buildInstrument({
    areas: [[[6]]],
    criteria: [{ topGrade: 3 }, { topGrade: 3 }],
    criteriaByIndicatorId: { '1.1.1': ['c2'] },
  });
  expect(pointsRule(some, '1.1.1', { c2: 1 }, 'nb')).toBe('(1) / 3 × 6 = 2,0');
});
