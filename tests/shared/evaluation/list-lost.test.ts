import { foldEvents, listLost, projectEvent, type EvaluationState } from '@samskar/shared/evaluation';
import { beforeEach, expect, test } from 'vitest';
import { a, b, EvaluationLog } from '../../support/evaluation-log.ts';

let log: EvaluationLog;

beforeEach(() => {
  log = new EvaluationLog();
  for (const who of [a, b]) log.write(who, { '2.1.1': [4, 1] });
});

/** Decides 2.1.1 and has it confirmed, in area 2 that both have said ready for. */
function decideTogether(): void {
  for (const who of [a, b]) log.sayReady(who, '2');
  log.run(a, {
    kind: 'decide',
    indicator: '2.1.1',
    outcome: { kind: 'graded', grades: { c1: 3, c2: 1 } },
    reason: { code: 'slip', text: 'Slik er det.' },
    seenDecision: null,
  });
  log.run(b, { kind: 'confirm', decisions: [log.state.decisions['2.1.1']![0]!.id] });
}

const stateAt = (seq: number): EvaluationState => foldEvents(log.events.slice(0, seq))!;

test('everything done after the backup is listed, oldest first, with what it is about, who and when', () => {
  decideTogether();
  const lost = listLost(log.state, stateAt(2), log.events[1]!.at);
  expect(lost.map(({ kind, what, by }) => [kind, what, by])).toEqual([
    ['ready', '2', b],
    ['reveal', '2', null],
    ['decision', '2.1.1', a],
    ['confirmation', '2.1.1', b],
  ]);
  expect(lost.map(({ at }) => at)).toEqual([...lost.map(({ at }) => at)].sort());
  expect(lost[2]!.decided).toEqual({
    outcome: { kind: 'graded', grades: { c1: 3, c2: 1 } },
    reason: 'Slik er det.',
  });
});

test('nothing is lost where the server has all that was seen, and more', () => {
  const seen = log.state;
  decideTogether();
  expect(listLost(seen, log.state, seen.createdAt)).toEqual([]);
});

test('what was done again after the restoration does not hide what was lost', () => {
  log.sayReady(a, '2');
  const seen = log.state;
  const restored = {
    ...stateAt(1),
    ready: { '2': { [a]: { commitment: '', at: '2026-11-22T09:00:00.000Z' } } },
  };
  expect(listLost(seen, restored, '2026-11-21T12:00:00.000Z').map(({ kind }) => kind)).toEqual(['ready']);
});

test('"ready" that was taken back after the backup holds again, which is said', () => {
  log.sayReady(a, '2');
  const backup = log.state;
  log.run(a, { kind: 'take-back-ready', area: '2' });
  expect(listLost(log.state, backup, '2026-11-21T12:30:00.000Z')).toEqual([
    { kind: 'ready-back', what: '2', by: a, at: backup.ready['2']![a]!.at },
  ]);
});

test('[R13] an observer is told of nothing that observers do not see', () => {
  decideTogether();
  const seen = foldEvents(log.events.map((event) => projectEvent(event, 'observer')))!;
  const kinds = listLost(seen, stateAt(1), seen.createdAt).map(({ kind }) => kind);
  expect(kinds).toEqual(['ready', 'ready', 'reveal']);
});
