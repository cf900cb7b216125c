import { foldEvents, type EvaluationEvent } from '@samskar/shared/evaluation';
import { expect, test } from 'vitest';
import { buildInstrument } from '../../support/build-instrument.ts';
import { judgeAreas } from '../../../web/src/lib/evaluation/judge-areas.ts';
import { nextSteps, type NextStepsInput } from '../../../web/src/lib/evaluation/next-steps.ts';
import {
  confirmedEvent,
  createdEvent,
  decidedEvent,
  personA,
  personB,
  readyEvent,
  revealEvent,
  said,
  signedEvent,
} from '../support/events.ts';

/** Two areas, of two indicators and of one, on one criterion 0-5. */
const instrument = buildInstrument({ areas: [[[10, 10]], [[10]]], criteria: [{ topGrade: 5 }] });

function stepsAfter(events: readonly EvaluationEvent[], more: Partial<NextStepsInput> = {}) {
  const state = foldEvents([createdEvent, ...events])!;
  const judged = judgeAreas(state, instrument);
  return nextSteps({ state, instrument, me: personA, role: 'assessor', incomplete: {}, judged, ...more });
}

const revealFirst = (a: number, b: number) =>
  revealEvent(2, '1', {
    [personA]: { '1.1.1': said({ c1: a }), '1.1.2': said({ c1: 3 }) },
    [personB]: { '1.1.1': said({ c1: b }), '1.1.2': said({ c1: 3 }) },
  });
const revealSecond = revealEvent(3, '2', {
  [personA]: { '2.1.1': said({ c1: 2 }) },
  [personB]: { '2.1.1': said({ c1: 2 }) },
});
const graded = (grade: number) => ({ kind: 'graded', grades: { c1: grade } }) as const;

test('what is not graded comes first, area by area, with where to begin', () => {
  const incomplete = { '1': ['1.1.2'], '2': ['2.1.1'] };
  expect(stepsAfter([], { incomplete })).toEqual([
    { kind: 'grade', area: '1', missing: 1, indicator: '1.1.2' },
    { kind: 'grade', area: '2', missing: 1, indicator: '2.1.1' },
  ]);
});

test('an area whose ballot is not loaded yet asks for nothing', () => {
  expect(stepsAfter([], { incomplete: {} })).toEqual([]);
});

test('a complete area is to be declared ready, and then waits for the other', () => {
  const incomplete = { '1': [], '2': ['2.1.1'] };
  expect(stepsAfter([], { incomplete })[0]).toEqual({ kind: 'say-ready', area: '1' });
  expect(stepsAfter([readyEvent(2, personA, '1')], { incomplete })).toEqual([
    { kind: 'grade', area: '2', missing: 1, indicator: '2.1.1' },
    { kind: 'wait-for-ready', area: '1', others: [personB] },
  ]);
});

test('after the reveal, red comes before amber and green', () => {
  expect(stepsAfter([revealFirst(0, 4)])).toEqual([
    { kind: 'discuss-red', count: 1, indicator: '1.1.1' },
    { kind: 'accept-greens', count: 1, indicator: '1.1.2' },
  ]);
  expect(stepsAfter([revealFirst(3, 4)])[0]).toEqual({ kind: 'decide-amber', count: 1, indicator: '1.1.1' });
});

test("the other's decisions are to be confirmed, and one's own wait for the other", () => {
  const byB = decidedEvent(3, personB, '1.1.1', graded(2));
  const byA = decidedEvent(4, personA, '1.1.2', graded(3));
  expect(stepsAfter([revealFirst(0, 4), byB, byA])).toEqual([
    { kind: 'confirm', count: 1, indicator: '1.1.1' },
    { kind: 'wait-for-confirmation', count: 1, others: [personB] },
  ]);
});

test('a parked indicator asks for evidence', () => {
  const parked = decidedEvent(3, personB, '1.1.1', { kind: 'parked', task: 'Hent planen' });
  expect(stepsAfter([revealFirst(0, 4), parked])).toContainEqual({
    kind: 'find-evidence',
    count: 1,
    indicator: '1.1.1',
  });
});

function everythingAgreed(): EvaluationEvent[] {
  const decided = ['1.1.1', '1.1.2', '2.1.1'].map((id, place) =>
    decidedEvent(4 + place, personA, id, graded(2)),
  );
  const confirmed = decided.map((event, place) => confirmedEvent(7 + place, personB, event));
  return [revealFirst(1, 1), revealSecond, ...decided, ...confirmed];
}

test('when everything is decided and confirmed, it is to be signed', () => {
  expect(stepsAfter(everythingAgreed())).toEqual([{ kind: 'sign' }]);
});

test('who has signed waits for the other, who is asked to sign', () => {
  const events = [...everythingAgreed(), signedEvent(10, personA, false)];
  expect(stepsAfter(events)).toEqual([{ kind: 'wait-for-signature', others: [personB] }]);
  expect(stepsAfter(events, { me: personB })).toEqual([{ kind: 'sign' }]);
});

test('a signed evaluation offers its package to everybody', () => {
  const events = [...everythingAgreed(), signedEvent(10, personA, false), signedEvent(11, personB, true)];
  expect(stepsAfter(events, { role: 'observer' })).toEqual([{ kind: 'download-package' }]);
});

test('who only reads has nothing to do', () => {
  expect(stepsAfter([revealFirst(0, 4)], { role: 'internal-reviewer' })).toEqual([]);
});
