import { canonicalBallot, commitment } from '@samskar/shared/documents';
import { currentDecision, foldEvents, type EvaluationEvent } from '@samskar/shared/evaluation';
import { toNumber } from '@samskar/shared/scoring';
import { expect, test } from 'vitest';
import { sheetOfBallots } from '../../../web/src/lib/evaluation/grade-sheets.ts';
import { checkCommitments } from '../../../web/src/routes/evaluation/[id]/disagreements/check-commitments.ts';
import { compareGrades } from '../../../web/src/routes/evaluation/[id]/disagreements/compare-grades.ts';
import { confirmationState } from '../../../web/src/routes/evaluation/[id]/disagreements/confirmation-state.ts';
import { subareaGaps } from '../../../web/src/routes/evaluation/[id]/disagreements/subarea-gaps.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import {
  confirmedEvent,
  createdEvent,
  decidedEvent,
  personA,
  personB,
  readyEvent,
  revealEvent,
  said,
} from '../support/events.ts';

const instrument = buildInstrument({ areas: [[[10], [20]], [[10]]], criteria: [{ topGrade: 5 }] });
const first = {
  [personA]: { '1.1.1': said({ c1: 3 }), '1.2.1': said({ c1: 1 }) },
  [personB]: { '1.1.1': said({ c1: 3 }), '1.2.1': said({ c1: 2 }) },
};
const second = { [personA]: { '2.1.1': said({ c1: 0 }) }, [personB]: { '2.1.1': said({ c1: 4 }) } };
const later = '2026-11-22T12:00:00.000Z';
const reveals = [revealEvent(2, '1', first), { ...revealEvent(3, '2', second), at: later }];
const nonce = 'a'.repeat(64);

function stateAfter(events: readonly EvaluationEvent[]) {
  return foldEvents([createdEvent, ...events])!;
}

test('[R14] a revealed ballot that gives the declared fingerprint matches, and a changed one does not', () => {
  const ready = ([personA, personB] as const).map((person, at): EvaluationEvent => ({
    ...readyEvent(2 + at, person, '1'),
    kind: 'ready-said',
    area: '1',
    commitment: commitment(nonce, canonicalBallot(first[person])),
  }));
  const changed = { ...first, [personB]: { ...first[personB], '1.1.1': said({ c1: 5 }) } };
  const matches = (ballots: typeof first) =>
    checkCommitments(stateAfter([...ready, revealEvent(4, '1', ballots)])).map((check) => check.matches);
  expect(matches(first)).toEqual([true, true]);
  expect(matches(changed)).toEqual([true, false]);
});

test('a ballot whose fingerprint was never seen does not match', () => {
  const [check] = checkCommitments(stateAfter([revealEvent(2, '1', first)]));
  expect(check).toMatchObject({ area: '1', assessor: personA, declared: undefined, matches: false });
});

test('agreement counts pairs of grades, identical and within one, block by block', () => {
  const comparison = compareGrades(stateAfter(reveals), instrument, personA, personB);
  expect(comparison.all).toEqual({ pairs: 3, identical: 1, withinOne: 2 });
  expect(comparison.blocks).toEqual([
    { block: '1', areas: ['1'], place: 'first', pairs: 2, identical: 1, withinOne: 2 },
    { block: '2', areas: ['2'], place: 'later', pairs: 1, identical: 0, withinOne: 0 },
  ]);
  const [{ counts } = { counts: [] }, ...more] = comparison.tables;
  expect(more).toEqual([]);
  expect([counts[3]?.[3], counts[1]?.[2], counts[0]?.[4]]).toEqual([1, 1, 1]);
});

test('a block is after calibration only when something was decided before it was revealed', () => {
  const decided = decidedEvent(4, personA, '1.1.1', { kind: 'graded', grades: { c1: 3 } });
  const placesOf = (at: string) =>
    compareGrades(stateAfter([...reveals, { ...decided, at }]), instrument, personA, personB).blocks.map(
      ({ place }) => place,
    );
  expect(placesOf('2026-11-21T13:00:00.000Z')).toEqual(['first', 'after-calibration']);
  expect(placesOf('2026-11-23T12:00:00.000Z')).toEqual(['first', 'later']);
});

test('the table has a row for every grade of the scale, also for those that nobody gave', () => {
  const [table] = compareGrades(stateAfter(reveals), instrument, personA, personB).tables;
  expect(table?.counts.map((row) => row.length)).toEqual([6, 6, 6, 6, 6, 6]);
});

test('grades on different scales stand in tables of their own', () => {
  const scales = buildInstrument({
    areas: [[[10]], [[10]]],
    criteria: [{ topGrade: 3 }, { topGrade: 10 }, { topGrade: 3 }],
  });
  const grades = (c1: number, c2: number, c3: number) => said({ c1, c2, c3 });
  const ballots = { [personA]: { '1.1.1': grades(3, 10, 2) }, [personB]: { '1.1.1': grades(3, 9, 1) } };
  const { tables } = compareGrades(stateAfter([revealEvent(2, '1', ballots)]), scales, personA, personB);
  expect(tables.map(({ topGrade, criteria }) => [topGrade, criteria.map(({ id }) => id)])).toEqual([
    [3, ['c1', 'c3']],
    [10, ['c2']],
  ]);
  expect(tables.map(({ counts }) => counts.flat().reduce((sum, count) => sum + count))).toEqual([2, 1]);
  expect([tables[0]?.counts[3]?.[3], tables[1]?.counts[10]?.[9]]).toEqual([1, 1]);
});

test('what one holds not applicable has no pair, and is counted aside', () => {
  const ballots = { ...second, [personB]: { '2.1.1': said({ c1: 4 }, { applicable: false }) } };
  const comparison = compareGrades(stateAfter([revealEvent(2, '2', ballots)]), instrument, personA, personB);
  expect([comparison.all.pairs, comparison.notApplicable]).toEqual([0, 1]);
});

test('a later talk changes nothing of the comparison', () => {
  const before = compareGrades(stateAfter(reveals), instrument, personA, personB);
  const decided = decidedEvent(4, personA, '2.1.1', { kind: 'graded', grades: { c1: 4 } });
  const after = stateAfter([...reveals, { ...decided, at: later }]);
  expect(compareGrades(after, instrument, personA, personB)).toEqual(before);
});

test('sub-areas stand with the largest gap first, and only those of revealed areas', () => {
  const state = stateAfter(reveals);
  const sheets = [personA, personB].map((person) =>
    sheetOfBallots(state, instrument, [
      state.revealed['1']!.ballots[person]!,
      state.revealed['2']!.ballots[person]!,
    ]),
  );
  const gaps = subareaGaps(instrument, sheets, ['1', '2']);
  expect(gaps.map(({ subarea, apart }) => [subarea, toNumber(apart)])).toEqual([
    ['2.1', 8],
    ['1.2', 4],
    ['1.1', 0],
  ]);
  expect(gaps[0]?.points.map(toNumber)).toEqual([0, 8]);
  expect(subareaGaps(instrument, sheets, ['1']).map(({ subarea }) => subarea)).toEqual(['1.2', '1.1']);
});

test('whoever decides stands behind it, and the other waits until confirming', () => {
  const decided = decidedEvent(4, personA, '2.1.1', { kind: 'graded', grades: { c1: 3 } });
  const history = (events: readonly EvaluationEvent[]) =>
    stateAfter([...reveals, ...events]).decisions['2.1.1'] ?? [];
  expect(confirmationState(history([decided]), personA).kind).toBe('confirmed');
  expect(confirmationState(history([decided]), personB).kind).toBe('waiting');
  expect(confirmationState(history([decided, confirmedEvent(5, personB, decided)]), personB).kind).toBe(
    'confirmed',
  );
});

test('a decision changed after the confirmation says what was confirmed before', () => {
  const decided = decidedEvent(4, personA, '2.1.1', { kind: 'graded', grades: { c1: 3 } });
  const changed = decidedEvent(6, personA, '2.1.1', { kind: 'graded', grades: { c1: 4 } });
  const state = stateAfter([...reveals, decided, confirmedEvent(5, personB, decided), changed]);
  expect(currentDecision(state, '2.1.1')?.outcome).toEqual({ kind: 'graded', grades: { c1: 4 } });
  expect(confirmationState(state.decisions['2.1.1'] ?? [], personB)).toMatchObject({
    kind: 'changed-after',
    earlier: { outcome: { kind: 'graded', grades: { c1: 3 } } },
  });
});
