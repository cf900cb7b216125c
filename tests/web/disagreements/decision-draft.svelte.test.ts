import type { StampedDecision } from '@samskar/shared/evaluation';
import { instrumentIndex } from '@samskar/shared/instrument';
import { expect, test } from 'vitest';
import { DecisionDraft } from '../../../web/src/routes/evaluation/[id]/disagreements/decision-draft.svelte.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import { personA, personB } from '../support/events.ts';

const instrument = buildInstrument({ areas: [[[10]]], criteria: [{ topGrade: 5 }] });
const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get('1.1.1')!;
const at = '2026-11-21T12:00:00.000Z';

function decision(place: number, by = personB): StampedDecision {
  return {
    id: `00000000-0000-4000-8000-00000000000${place}`,
    indicator: '1.1.1',
    outcome: { kind: 'graded', grades: { c1: place } },
    replaces: null,
    by,
    at,
    confirmations: { [by]: at },
  };
}

test('[R2] a draft answers what stood when it was begun, and says so when something else stands', () => {
  const draft = new DecisionDraft();
  draft.grade('c1', 4, undefined);
  expect(draft.standing(undefined)).toEqual({ kind: 'current' });
  expect(draft.standing(decision(1))).toEqual({ kind: 'overtaken', by: decision(1) });
  expect(draft.seenDecision(decision(1))).toBeNull();
});

test('nothing entered is never overtaken: it answers whatever stands', () => {
  const draft = new DecisionDraft();
  expect(draft.standing(decision(1))).toEqual({ kind: 'current' });
  expect(draft.seenDecision(decision(1))).toBe(decision(1).id);
});

test('whoever goes on after seeing both keeps the draft, and answers the new one', () => {
  const draft = new DecisionDraft();
  draft.grade('c1', 4, undefined);
  draft.goOn(decision(1));
  expect(draft.standing(decision(1))).toEqual({ kind: 'current' });
  expect(draft.seenDecision(decision(1))).toBe(decision(1).id);
  expect(draft.outcome(criteria)).toEqual({ kind: 'graded', grades: { c1: 4 } });
  expect(draft.standing(decision(2))).toEqual({ kind: 'overtaken', by: decision(2) });
});

test('whoever keeps what stands has an empty draft', () => {
  const draft = new DecisionDraft();
  draft.grade('c1', 4, undefined);
  draft.text = 'Fordi';
  draft.clear();
  expect([draft.choice.kind, draft.text, draft.isChanging]).toEqual(['nothing', '', false]);
  expect(draft.standing(decision(1))).toEqual({ kind: 'current' });
});

test('a change begins with the grades and the reason that stand', () => {
  const draft = new DecisionDraft();
  const stands = { ...decision(3, personA), reason: { code: 'slip', text: 'Byttet om' } } as const;
  draft.takeUp(stands, stands);
  expect(draft.isChanging).toBe(true);
  expect(draft.outcome(criteria)).toEqual({ kind: 'graded', grades: { c1: 3 } });
  expect(draft.reason).toEqual({ code: 'slip', text: 'Byttet om' });
});

test('red needs a code and a text, amber a code only with a text, parking a task only', () => {
  const draft = new DecisionDraft();
  expect(draft.problems(criteria, true)).toEqual(['choice']);
  draft.grade('c1', 2, undefined);
  expect(draft.problems(criteria, true)).toEqual(['reason-code', 'reason-text']);
  expect(draft.problems(criteria, false)).toEqual([]);
  draft.text = 'Fordi';
  expect(draft.problems(criteria, false)).toEqual(['reason-code']);
  draft.code = 'slip';
  expect(draft.problems(criteria, true)).toEqual([]);
  draft.choose({ kind: 'parked' }, undefined);
  expect(draft.problems(criteria, true)).toEqual(['task']);
  draft.task = 'Finn planen';
  expect(draft.problems(criteria, true)).toEqual([]);
});

test('what the device kept comes back as it was, with what stood when it was begun', () => {
  const draft = new DecisionDraft();
  draft.load(undefined);
  draft.grade('c1', 2, decision(1));
  draft.text = 'Fordi';
  const again = new DecisionDraft();
  again.load(JSON.parse(JSON.stringify(draft.kept)));
  expect(again.kept).toEqual(draft.kept);
  expect(again.standing(decision(2))).toEqual({ kind: 'overtaken', by: decision(2) });
});

test('what has been entered is newer than what the device kept, and nothing entered is not kept', () => {
  const kept = {
    choice: { kind: 'nothing' },
    task: '',
    code: '',
    text: 'Før',
    isChanging: false,
    begunOn: null,
  };
  const draft = new DecisionDraft();
  expect(draft.kept).toBeUndefined();
  draft.grade('c1', 2, undefined);
  draft.load(kept);
  expect(draft.text).toBe('');
  const broken = new DecisionDraft();
  broken.load({ ...kept, code: 'no such reason' });
  expect([broken.isLoaded, broken.kept]).toEqual([true, undefined]);
});
