import {
  classifyOutcome,
  type BallotIndicator,
  type Decided,
  type OutcomeClass,
} from '@samskar/shared/disagreement';
import { describe, expect, test } from 'vitest';

const notApplicable: BallotIndicator = {
  applicable: false,
  grades: {},
  unsure: [],
  reason: '',
  evidence: {},
};

describe('whose judgement a decision follows', () => {
  test.each<[what: string, said: Record<string, BallotIndicator>, decided: Decided, outcome: OutcomeClass]>([
    ['both’s', { a: says(3, 3), b: says(3, 3) }, grades(3, 3), { kind: 'same' }],
    ['A’s', { a: says(3, 3), b: says(5, 1) }, grades(3, 3), { kind: 'of', assessorIds: ['a'] }],
    ['B’s', { a: says(3, 3), b: says(5, 1) }, grades(5, 1), { kind: 'of', assessorIds: ['b'] }],
    ['a step in between', { a: says(3, 3), b: says(5, 1) }, grades(4, 2), { kind: 'between' }],
    ['one criterion of each', { a: says(3, 3), b: says(5, 1) }, grades(3, 1), { kind: 'between' }],
    ['beyond both', { a: says(3, 3), b: says(4, 3) }, grades(5, 3), { kind: 'other' }],
    ['something else where both agreed', { a: says(3, 3), b: says(3, 3) }, grades(3, 2), { kind: 'other' }],
    ['graded, with A', { a: says(3, 3), b: notApplicable }, grades(3, 3), { kind: 'of', assessorIds: ['a'] }],
    ['graded, unlike the only grades', { a: says(3, 3), b: notApplicable }, grades(2, 3), { kind: 'other' }],
    [
      'not applicable, with B',
      { a: says(3, 3), b: notApplicable },
      gone(),
      { kind: 'of', assessorIds: ['b'] },
    ],
    ['not applicable, as both said', { a: notApplicable, b: notApplicable }, gone(), { kind: 'same' }],
    ['not applicable, as nobody said', { a: says(3, 3), b: says(3, 3) }, gone(), { kind: 'other' }],
    [
      'the two of three who said the same',
      { a: says(3, 3), b: says(2, 2), c: says(3, 3) },
      grades(3, 3),
      { kind: 'of', assessorIds: ['a', 'c'] },
    ],
  ])('%s', (_, said, decided, outcome) => {
    expect(classifyOutcome(said, decided)).toEqual(outcome);
  });
});

function says(c1: number, c2: number): BallotIndicator {
  return { ...notApplicable, applicable: true, grades: { c1, c2 } };
}

function grades(c1: number, c2: number): Decided {
  return { kind: 'graded', grades: { c1, c2 } };
}

function gone(): Decided {
  return { kind: 'not-applicable' };
}
