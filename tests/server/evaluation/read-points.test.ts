import { beforeEach, expect, test } from 'vitest';
import { readPoints } from '../../../server/src/evaluation/read-points.ts';
import { a, b, buildCreation, EvaluationLog, smallInstrument } from '../../support/evaluation-log.ts';

let log: EvaluationLog;

beforeEach(() => {
  log = new EvaluationLog(
    buildCreation({ outOfFocus: [{ indicator: '1.1.2', by: 'Styringsgruppen', date: '2026-10-01' }] }),
  );
  for (const who of [a, b]) {
    log.write(who, { '1.1.1': [5, 5], '2.1.1': [5, 5] });
    for (const area of ['1', '2']) log.sayReady(who, area);
  }
});

const points = () => readPoints(log.state, smallInstrument);

function decide(indicator: string, outcome: Parameters<typeof accepted>[0] = { kind: 'graded' }): void {
  expect(
    log.run(a, { kind: 'decide', indicator, outcome: accepted(outcome), seenDecision: null }),
  ).toBeUndefined();
}

function accepted(outcome: { readonly kind: 'graded' | 'parked' }) {
  return outcome.kind === 'parked'
    ? ({ kind: 'parked', task: 'Hent planen' } as const)
    : ({ kind: 'graded', grades: { c1: 5, c2: 5 } } as const);
}

function confirmAll(): void {
  const decisions = Object.values(log.state.decisions).map((history) => history.at(-1)!.id);
  expect(log.run(b, { kind: 'confirm', decisions })).toBeUndefined();
}

test('a sum of some decisions is not shown as the result: a dash, and how many are decided', () => {
  decide('1.1.1');
  const { total, areas } = points();
  expect(total).toMatchObject({ display: '–', inFocus: 2, decided: 1, confirmed: 0 });
  expect(areas[0]).toMatchObject({ id: '1', display: '10', inFocus: 1, decided: 1 });
  expect(areas[1]).toMatchObject({ id: '2', display: '–', inFocus: 1, decided: 0 });
});

test('what is parked is not decided', () => {
  decide('1.1.1');
  decide('2.1.1', { kind: 'parked' });
  expect(points().total).toMatchObject({ display: '–', decided: 1 });
});

test('what is decided and what is confirmed are told apart', () => {
  decide('1.1.1');
  decide('2.1.1');
  expect(points().total).toMatchObject({ display: '30', inFocus: 2, decided: 2, confirmed: 0 });
  confirmAll();
  expect(points().total).toMatchObject({ display: '30', inFocus: 2, decided: 2, confirmed: 2 });
});
