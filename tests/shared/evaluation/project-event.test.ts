import { foldEvents, projectEvent, type EvaluationRole } from '@samskar/shared/evaluation';
import { beforeEach, expect, test } from 'vitest';
import { a, b, EvaluationLog, idOf } from '../../support/evaluation-log.ts';

/** Distinct, and found raw in any text that quotes a ballot. */
const canary = 'Kanarifugl 7391';

let log: EvaluationLog;

beforeEach(() => {
  log = new EvaluationLog();
  for (const who of [a, b])
    log.write(who, { '2.1.1': { grades: { c1: 4, c2: 1 }, reason: `${canary} ${who}` } });
});

const seenBy = (role: EvaluationRole) => log.events.map((event) => projectEvent(event, role));

test('[R13] nothing of a ballot is in any event before the reveal, whoever looks', () => {
  log.sayReady(a, '2');
  for (const role of ['assessor', 'internal-reviewer', 'observer'] as const)
    expect(JSON.stringify(seenBy(role))).not.toContain(canary);
  const { kind, by, ...rest } = log.events.at(-1)!;
  expect({ kind, by }).toEqual({ kind: 'ready-said', by: a });
  expect(Object.keys(rest).toSorted()).toEqual(['area', 'at', 'commitment', 'seq']);
});

test('[R14] the same ballot has another commitment each time, so that nobody can guess it', () => {
  const commitments = new Set<string>();
  for (let time = 0; time < 20; time += 1) {
    log.sayReady(a, '2');
    commitments.add(log.state.ready['2']![a]!.commitment);
    log.run(a, { kind: 'take-back-ready', area: '2' });
  }
  expect(commitments.size).toBe(20);
});

test('[R13] after the reveal observers are told of no grade, reason, decision or evidence', () => {
  for (const who of [a, b]) log.sayReady(who, '2');
  const reason = { code: 'slip', text: canary } as const;
  const outcome = { kind: 'graded', grades: { c1: 4, c2: 1 } } as const;
  log.run(a, { kind: 'decide', indicator: '2.1.1', outcome, reason, seenDecision: null });
  log.run(b, { kind: 'confirm', decisions: [log.state.decisions['2.1.1']![0]!.id] });
  const evidence = {
    kind: 'document',
    id: idOf('plan'),
    title: canary,
    status: 'in-use',
    withdrawn: false,
  } as const;
  log.run(a, { kind: 'save-evidence', evidence, seenRevision: null });
  const events = seenBy('observer');
  expect(JSON.stringify(events)).not.toContain(canary);
  expect(JSON.stringify(events)).not.toContain('"c1"');
  const state = foldEvents(events)!;
  expect(state.revealed['2']).toMatchObject({ ballots: {}, proofs: {} });
  expect(state).toMatchObject({ decisions: {}, evidence: {}, seq: log.state.seq });
});

test('every event keeps its number for everybody, so that a gap is a lost message and never a hidden one', () => {
  for (const who of [a, b]) log.sayReady(who, '2');
  for (const role of ['assessor', 'internal-reviewer', 'observer'] as const)
    expect(seenBy(role).map(({ seq }) => seq)).toEqual(log.events.map(({ seq }) => seq));
});

test('assessors and internal reviewers see the log as it is', () => {
  for (const who of [a, b]) log.sayReady(who, '2');
  for (const role of ['assessor', 'internal-reviewer'] as const) expect(seenBy(role)).toEqual(log.events);
});
