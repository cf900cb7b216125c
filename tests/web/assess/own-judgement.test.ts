import { foldEvents, type SavedEvidence } from '@samskar/shared/evaluation';
import { instrumentIndex } from '@samskar/shared/instrument';
import { expect, test } from 'vitest';
import { ballotWarnings } from '../../../web/src/routes/evaluation/[id]/assess/ballot-warnings.ts';
import { indicatorMark, isComplete } from '../../../web/src/routes/evaluation/[id]/assess/indicator-mark.ts';
import { missingInArea } from '../../../web/src/routes/evaluation/[id]/assess/missing-in-area.ts';
import {
  findRoundFrom,
  nextPlace,
  whereToBegin,
} from '../../../web/src/routes/evaluation/[id]/assess/way-through.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import { createdEvent, said } from '../support/events.ts';

const instrument = buildInstrument({
  areas: [[[10, 10], [5]], [[10]]],
  criteria: [{ topGrade: 5 }, { topGrade: 5 }],
});
const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get('1.1.1')!;
const document = '11111111-0000-4000-8000-000000000000';
const plan = '22222222-0000-4000-8000-000000000000';

function piece(id: string, more: Partial<Pick<SavedEvidence, 'status' | 'withdrawn'>> = {}): SavedEvidence {
  const stamp = { revision: 1, by: document, at: '2026-11-21T12:00:00.000Z' };
  return { kind: 'document', id, title: 'Plan', status: 'in-use', withdrawn: false, ...stamp, ...more };
}

test('an indicator is empty, begun, done, not applicable or out of focus', () => {
  expect(indicatorMark(undefined, criteria, false)).toBe('empty');
  expect(indicatorMark(said({}), criteria, false)).toBe('empty');
  expect(indicatorMark(said({ c1: 0 }), criteria, false)).toBe('partial');
  expect(indicatorMark(said({ c1: 0, c2: 0 }), criteria, false)).toBe('graded');
  expect(indicatorMark(said({ c1: 3 }, { applicable: false }), criteria, false)).toBe('not-applicable');
  expect(indicatorMark(said({}), criteria, true)).toBe('out-of-focus');
});

test('[R14] only an indicator that is fully graded, not applicable or out of focus is complete', () => {
  const marks = ['empty', 'partial', 'graded', 'not-applicable', 'out-of-focus'] as const;
  expect(marks.filter(isComplete)).toEqual(['graded', 'not-applicable', 'out-of-focus']);
});

test('a grade of 2 of 5 without evidence is asked about, a lower one is not', () => {
  expect(ballotWarnings(said({ c1: 2 }, { evidence: {} }), criteria, {})).toEqual(['no-evidence']);
  expect(ballotWarnings(said({ c1: 1 }, { evidence: {} }), criteria, {})).toEqual([]);
});

test('how high a grade must be follows the scale', () => {
  const wide = buildInstrument({ areas: [[[10]]], criteria: [{ topGrade: 10 }] }).criteria;
  expect(ballotWarnings(said({ c1: 3 }, { evidence: {} }), wide, {})).toEqual([]);
  expect(ballotWarnings(said({ c1: 4 }, { evidence: {} }), wide, {})).toEqual(['no-evidence']);
});

test('evidence that is only planned or adopted gives nothing, so any grade above 0 is asked about', () => {
  const register = { [plan]: piece(plan, { status: 'planned' }) };
  const linked = { evidence: { [plan]: 3 as const } };
  expect(ballotWarnings(said({ c1: 1 }, linked), criteria, register)).toEqual(['only-planned']);
  expect(ballotWarnings(said({ c1: 0, c2: 0 }, linked), criteria, register)).toEqual([]);
});

test('one piece that is in use answers both questions', () => {
  const register = { [plan]: piece(plan, { status: 'adopted-not-started' }), [document]: piece(document) };
  const linked = { evidence: { [plan]: 1 as const, [document]: 1 as const } };
  expect(ballotWarnings(said({ c1: 5, c2: 5 }, linked), criteria, register)).toEqual([]);
});

test('withdrawn and unknown evidence is no evidence, and what is not applicable is not asked about', () => {
  const register = { [document]: piece(document, { withdrawn: true }) };
  const linked = { evidence: { [document]: 3 as const, [plan]: 3 as const } };
  expect(ballotWarnings(said({ c1: 4 }, linked), criteria, register)).toEqual(['no-evidence']);
  expect(ballotWarnings(said({ c1: 4 }, { evidence: {}, applicable: false }), criteria, {})).toEqual([]);
});

test('[R14] what an area lacks is named by indicator and criterion, without what is out of focus', () => {
  if (createdEvent.kind !== 'created') throw new Error('The first event creates');
  const outOfFocus = [{ indicator: '1.2.1', by: 'Styringsgruppen', date: '2026-10-01' }];
  const state = foldEvents([{ ...createdEvent, creation: { ...createdEvent.creation, outOfFocus } }])!;
  const ballot = { '1.1.1': said({ c1: 0, c2: 3 }), '1.1.2': said({ c2: 1 }), '1.2.1': said({}) };
  expect(missingInArea(state, instrument, instrument.areas[0]!, ballot)).toEqual([
    { indicator: '1.1.2', criteria: ['c1'] },
  ]);
  const marked = { ...ballot, '1.1.2': said({}, { applicable: false }) };
  expect(missingInArea(state, instrument, instrument.areas[0]!, marked)).toEqual([]);
});

test('done leads to the next indicator, across sub-areas and areas, and from the last to the first', () => {
  const never = { isFinished: () => false, isInFocus: () => true };
  expect(nextPlace(instrument, '1.1.1', never)).toEqual({ kind: 'indicator', id: '1.1.2' });
  expect(nextPlace(instrument, '1.1.2', never)).toEqual({ kind: 'indicator', id: '1.2.1' });
  expect(nextPlace(instrument, '1.2.1', never)).toEqual({ kind: 'indicator', id: '2.1.1' });
  expect(nextPlace(instrument, '2.1.1', never)).toEqual({ kind: 'indicator', id: '1.1.1' });
});

test('the last indicator of a finished area leads to declaring it ready', () => {
  const isInFocus = () => true;
  const first = { isFinished: (area: string) => area === '1', isInFocus };
  expect(nextPlace(instrument, '1.2.1', first)).toEqual({ kind: 'area', id: '1' });
  const all = { isFinished: () => true, isInFocus };
  expect(nextPlace(instrument, '1.1.1', all)).toEqual({ kind: 'indicator', id: '1.1.2' });
});

test('done never stops at what is out of focus', () => {
  const without = (...out: string[]) => ({
    isFinished: (area: string) => area === '2',
    isInFocus: (id: string) => !out.includes(id),
  });
  expect(nextPlace(instrument, '1.1.1', without('1.1.2'))).toEqual({ kind: 'indicator', id: '1.2.1' });
  expect(nextPlace(instrument, '1.1.1', without('1.1.2', '1.2.1'))).toEqual({
    kind: 'indicator',
    id: '2.1.1',
  });
  expect(nextPlace(instrument, '2.1.1', without('1.1.1'))).toEqual({ kind: 'area', id: '2' });
});

test('the next one is looked for behind, then from the beginning, and the present one last', () => {
  const ids = ['a', 'b', 'c'];
  expect(findRoundFrom(ids, 'b', (id) => id !== 'b')).toBe('c');
  expect(findRoundFrom(ids, 'b', (id) => id === 'a')).toBe('a');
  expect(findRoundFrom(ids, 'b', (id) => id === 'b')).toBe('b');
  expect(findRoundFrom(ids, undefined, () => true)).toBe('a');
  expect(findRoundFrom(ids, 'b', () => false)).toBeUndefined();
});

test('grading begins at the first open one, which nothing unknown may stand before', () => {
  const states = (...all: ('open' | 'done' | 'unknown')[]) => {
    const ids = all.map((_state, place) => `indicator-${place}`);
    return whereToBegin(ids, (id) => all[ids.indexOf(id)]!);
  };
  expect(states('done', 'open', 'unknown')).toBe('indicator-1');
  expect(states('done', 'unknown', 'open')).toBeUndefined();
  expect(states('done', 'done')).toBe('indicator-0');
  expect(states()).toBeUndefined();
});
