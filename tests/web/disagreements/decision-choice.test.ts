import { instrumentIndex } from '@samskar/shared/instrument';
import { expect, test } from 'vitest';
import {
  choiceOfOutcome,
  classifyChoice,
  isCompleteChoice,
  outcomeOf,
  picksOf,
  withGrade,
  type Choice,
} from '../../../web/src/routes/evaluation/[id]/disagreements/decision-choice.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import { personA, personB, said } from '../support/events.ts';

const instrument = buildInstrument({ areas: [[[10]]], criteria: [{ topGrade: 5 }, { topGrade: 5 }] });
const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get('1.1.1')!;
const ballots = (a: Parameters<typeof said>, b: Parameters<typeof said>) => [
  { id: personA, ballot: said(...a) },
  { id: personB, ballot: said(...b) },
];
const apart = ballots([{ c1: 3, c2: 1 }], [{ c1: 1, c2: 3 }]);
const graded = (c1: number, c2: number): Choice => ({ kind: 'graded', grades: { c1, c2 } });

test('each ballot is a pick, in the order of the assessors', () => {
  expect(picksOf(apart, criteria)).toEqual([
    { assessors: [personA], choice: graded(3, 1) },
    { assessors: [personB], choice: graded(1, 3) },
  ]);
});

test('those who say the same share a pick', () => {
  expect(picksOf(ballots([{ c1: 2, c2: 2 }], [{ c1: 2, c2: 2 }]), criteria)).toEqual([
    { assessors: [personA, personB], choice: graded(2, 2) },
  ]);
});

test('not applicable is a pick of its own, whatever grades lie beneath it', () => {
  const one = ballots([{ c1: 2, c2: 2 }], [{ c1: 2, c2: 2 }, { applicable: false }]);
  expect(picksOf(one, criteria)[1]).toEqual({ assessors: [personB], choice: { kind: 'not-applicable' } });
});

test('a choice is named by how it stands to the ballots', () => {
  expect(classifyChoice(graded(3, 1), apart, criteria)).toEqual({ kind: 'of', assessors: [personA] });
  expect(classifyChoice(graded(2, 2), apart, criteria)).toEqual({ kind: 'between' });
  expect(classifyChoice(graded(5, 1), apart, criteria)).toEqual({ kind: 'other' });
  expect(classifyChoice({ kind: 'not-applicable' }, apart, criteria)).toEqual({ kind: 'other' });
  expect(classifyChoice({ kind: 'parked' }, apart, criteria)).toEqual({ kind: 'parked' });
  const alike = ballots([{ c1: 2, c2: 2 }], [{ c1: 2, c2: 2 }]);
  expect(classifyChoice(graded(2, 2), alike, criteria)).toEqual({ kind: 'all' });
});

test('a choice without a grade on every criterion is not complete and gives no outcome', () => {
  const partial = withGrade({ kind: 'nothing' }, 'c1', 4);
  expect(isCompleteChoice(partial, criteria)).toBe(false);
  expect(classifyChoice(partial, apart, criteria)).toEqual({ kind: 'incomplete' });
  expect(outcomeOf(partial, '', criteria)).toBeUndefined();
  expect(outcomeOf(withGrade(partial, 'c2', 0), '', criteria)).toEqual({
    kind: 'graded',
    grades: { c1: 4, c2: 0 },
  });
});

test('a grade set after "not applicable" makes it a grading again', () => {
  expect(withGrade({ kind: 'not-applicable' }, 'c1', 2)).toEqual({ kind: 'graded', grades: { c1: 2 } });
});

test('parking needs a task', () => {
  expect(outcomeOf({ kind: 'parked' }, '  ', criteria)).toBeUndefined();
  expect(outcomeOf({ kind: 'parked' }, ' Be om referatene ', criteria)).toEqual({
    kind: 'parked',
    task: 'Be om referatene',
  });
});

test('a change of a decision begins from what stands', () => {
  expect(choiceOfOutcome({ kind: 'graded', grades: { c1: 1, c2: 2 } })).toEqual(graded(1, 2));
  expect(choiceOfOutcome({ kind: 'parked', task: 'Finn planen' })).toEqual({ kind: 'parked' });
});
