import {
  currentDecision,
  isOutOfFocus,
  judgeRevealed,
  obstaclesToSigning,
  settledSheet,
  type Command,
} from '@samskar/shared/evaluation';
import { scoreEvaluation } from '@samskar/shared/scoring';
import { beforeEach, describe, expect, test } from 'vitest';
import { a, b, buildCreation, EvaluationLog, smallInstrument } from '../../support/evaluation-log.ts';

const agreed = { by: 'Kommunedirektøren', date: '2026-11-20' };
const everything = { '1.1.1': [3, 3], '1.1.2': [3, 3], '2.1.1': [3, 3] } as const;

type ChangeFocus = Extract<Command, { kind: 'change-focus' }>;

let log: EvaluationLog;

beforeEach(() => {
  log = new EvaluationLog();
  for (const who of [a, b]) log.write(who, everything);
});

const change = (leaveOut: readonly string[], takeIn: readonly string[] = []): ChangeFocus => ({
  kind: 'change-focus',
  leaveOut: leaveOut.map((indicator) => ({ indicator, ...agreed })),
  takeIn: [...takeIn],
  reason: 'Kommunen har lagt ned ordningen.',
});

const decide = (indicator: string, grade = 3): Command => ({
  kind: 'decide',
  indicator,
  outcome: { kind: 'graded', grades: { c1: grade, c2: grade } },
  seenDecision: currentDecision(log.state, indicator)?.id ?? null,
});

function reveal(): void {
  for (const area of ['1', '2']) for (const who of [a, b]) expect(log.sayReady(who, area)).toBeUndefined();
}

const possibleMax = () => {
  const { possibleMax: max } = scoreEvaluation(
    smallInstrument,
    settledSheet(log.state, smallInstrument),
  ).total;
  return max.units / max.unitsPerPoint;
};

describe('leaving an indicator out', () => {
  test('lowers the possible maximum, and is told with who agreed it and why', () => {
    expect(possibleMax()).toBe(35);
    expect(log.run(a, change(['1.1.2']))).toBeUndefined();
    expect(possibleMax()).toBe(30);
    expect(log.state.outOfFocus).toEqual([{ indicator: '1.1.2', ...agreed }]);
    expect(log.state.focusChanges).toMatchObject([{ reason: 'Kommunen har lagt ned ordningen.', by: a }]);
    expect(log.state.creation.outOfFocus).toEqual([]);
  });

  test('asks no grade of it any more', () => {
    log.write(a, { '1.1.2': { grades: {} } });
    expect(log.sayReady(a, '1')).toEqual({ kind: 'incomplete', indicators: ['1.1.2'] });
    log.run(b, change(['1.1.2']));
    expect(log.sayReady(a, '1')).toBeUndefined();
  });

  test('keeps what was decided about it, and lets it count no more', () => {
    reveal();
    log.run(a, decide('1.1.2'));
    const { id } = currentDecision(log.state, '1.1.2')!;
    log.run(b, change(['1.1.2']));
    expect(currentDecision(log.state, '1.1.2')).toBeUndefined();
    expect(log.state.decisions['1.1.2']).toMatchObject([{ id, voided: { by: b } }]);
    expect(log.run(b, { kind: 'confirm', decisions: [id] })).toEqual({
      kind: 'stale',
      seen: id,
      current: null,
    });
    expect(log.run(b, decide('1.1.2'))).toEqual({ kind: 'out-of-focus', indicator: '1.1.2' });
  });
});

describe('taking an indicator in again', () => {
  test('leaves it open; what is decided then follows on what was void', () => {
    reveal();
    log.run(a, decide('1.1.2'));
    const { id } = currentDecision(log.state, '1.1.2')!;
    log.run(b, change(['1.1.2']));
    log.run(b, change([], ['1.1.2']));
    expect(isOutOfFocus(log.state, '1.1.2')).toBe(false);
    expect(obstaclesToSigning(log.state, smallInstrument)).toContainEqual({ kind: 'undecided', id: '1.1.2' });
    expect(log.run(b, decide('1.1.2', 4))).toBeUndefined();
    expect(log.state.decisions['1.1.2']).toMatchObject([{ id, voided: {} }, { replaces: id }]);
    expect(log.state.decisions['1.1.2']![1]).not.toHaveProperty('voided');
  });

  test('after the reveal, what nobody graded blind is no green', () => {
    log = new EvaluationLog(buildCreation({ outOfFocus: [{ indicator: '1.1.2', ...agreed }] }));
    for (const who of [a, b]) log.write(who, { '1.1.1': [3, 3], '1.1.2': { grades: {} }, '2.1.1': [3, 3] });
    reveal();
    log.run(a, change([], ['1.1.2']));
    expect(judgeRevealed(log.state, '1.1.2', smallInstrument)).toMatchObject({
      tier: 'amber',
      triggers: [{ kind: 'not-graded', places: [0, 1] }],
    });
    expect(log.run(a, { kind: 'accept-greens', indicators: ['1.1.2'] })).toMatchObject({ kind: 'not-green' });
    expect(log.run(a, decide('1.1.2'))).toBeUndefined();
  });

  test('[R14] waits where somebody has said ready without it', () => {
    log.run(a, change(['1.1.2']));
    log.sayReady(a, '1');
    expect(log.run(b, change([], ['1.1.2']))).toEqual({ kind: 'area-ready', area: '1' });
    log.run(a, { kind: 'take-back-ready', area: '1' });
    expect(log.run(b, change([], ['1.1.2']))).toBeUndefined();
  });
});

describe('a change of focus is refused', () => {
  test.each([
    ['for nothing', change([]), 'bad-request'],
    ['for one indicator twice', change(['1.1.1', '1.1.1']), 'bad-request'],
    ['out and in at once', change(['1.1.1'], ['1.1.1']), 'bad-request'],
    ['for an unknown indicator', change(['9.9.9']), 'unknown-id'],
    ['for what is in focus, to be taken in', change([], ['1.1.1']), 'stale'],
    [
      'for what is agreed in the future',
      { ...change([]), leaveOut: [{ indicator: '1.1.1', by: 'K', date: '2026-11-23' }] },
      'bad-request',
    ],
  ] satisfies [string, ChangeFocus, string][])('%s', (_what, command, kind) => {
    expect(log.run(a, command)).toMatchObject({ kind });
    expect(log.state.focusChanges).toEqual([]);
  });

  test('for what is out already', () => {
    log.run(a, change(['1.1.1']));
    expect(log.run(b, change(['1.1.1']))).toEqual({ kind: 'stale', seen: null, current: null });
  });

  test('once the evaluation is signed by one', () => {
    reveal();
    for (const indicator of Object.keys(everything)) log.run(a, decide(indicator));
    log.run(b, {
      kind: 'confirm',
      decisions: Object.keys(everything).map((indicator) => currentDecision(log.state, indicator)!.id),
    });
    expect(log.run(a, { kind: 'sign', packageHash: log.packageHash, password: 'x' })).toBeUndefined();
    expect(log.run(b, change(['1.1.1']))).toEqual({ kind: 'locked' });
  });
});

test('what is left out after the draw for re-reading is not read again', () => {
  reveal();
  log.run(a, { kind: 'accept-greens', indicators: Object.keys(everything) });
  const drawn = Object.keys(log.state.reread);
  expect(drawn.length).toBeGreaterThan(0);
  log.run(b, change(drawn));
  expect(log.state.reread).toEqual({});
});
