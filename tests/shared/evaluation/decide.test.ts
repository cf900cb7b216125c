import { drawReread, obstaclesToSigning, type Command } from '@samskar/shared/evaluation';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  a,
  b,
  buildCreation,
  c,
  EvaluationLog,
  idOf,
  smallInstrument,
} from '../../support/evaluation-log.ts';
import { buildInstrument } from '../../support/build-instrument.ts';

let log: EvaluationLog;

beforeEach(() => {
  log = new EvaluationLog();
});

/** Both have graded everything; what B says of some indicators is given, else it is what A says: 3 and 3. */
function reveal(ofB: Parameters<EvaluationLog['write']>[1] = {}): void {
  const same = { '1.1.1': [3, 3], '1.1.2': [3, 3], '2.1.1': [3, 3] } as const;
  log.write(a, same);
  log.write(b, { ...same, ...ofB });
  for (const area of ['1', '2']) for (const who of [a, b]) expect(log.sayReady(who, area)).toBeUndefined();
}

const graded = (c1: number, c2: number) => ({ kind: 'graded', grades: { c1, c2 } }) as const;

function decision(indicator: string, change: Partial<Extract<Command, { kind: 'decide' }>> = {}): Command {
  return {
    kind: 'decide',
    indicator,
    outcome: graded(3, 3),
    reason: { code: 'slip', text: 'Lest feil.' },
    seenDecision: null,
    ...change,
  };
}

const currentId = (indicator: string) => log.state.decisions[indicator]!.at(-1)!.id;

function decideAndConfirmAll(): void {
  for (const indicator of ['1.1.1', '1.1.2', '2.1.1']) {
    expect(log.run(a, decision(indicator))).toBeUndefined();
    expect(log.run(b, { kind: 'confirm', decisions: [currentId(indicator)] })).toBeUndefined();
  }
}

const sign = (packageHash = log.packageHash): Command => ({ kind: 'sign', packageHash, password: 'x' });

describe('saving evidence', () => {
  const evidence = {
    kind: 'interview',
    id: idOf('interview'),
    title: 'Intervju',
    role: 'Ordfører',
    status: 'in-use',
    withdrawn: false,
  } as const;

  test('gives a new piece the number of its event, which the next change must have seen', () => {
    expect(log.run(a, { kind: 'save-evidence', evidence, seenRevision: null })).toBeUndefined();
    expect(log.state.evidence[evidence.id]).toMatchObject({ revision: 2, by: a, role: 'Ordfører' });
    const changed = { ...evidence, title: 'Intervju med ordføreren' };
    expect(log.run(b, { kind: 'save-evidence', evidence: changed, seenRevision: 2 })).toBeUndefined();
    expect(log.run(a, { kind: 'save-evidence', evidence, seenRevision: 2 })).toEqual({
      kind: 'stale',
      seen: '2',
      current: '3',
    });
  });
});

test('the register has room for a thousand pieces, and those that are there can still be changed', () => {
  const piece = (place: number, title = 'Plan') => ({
    kind: 'save-evidence' as const,
    evidence: {
      kind: 'document' as const,
      id: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
      title,
      status: 'in-use' as const,
      withdrawn: false,
    },
    seenRevision: null,
  });
  for (let place = 0; place < 1_000; place += 1)
    log.events.push({
      kind: 'evidence-saved',
      evidence: piece(place).evidence,
      seq: place + 2,
      at: '2026-11-21T12:00:00.000Z',
      by: a,
    });
  expect(log.run(a, piece(1_000))).toEqual({ kind: 'limit-reached', max: 1_000 });
  const { revision } = log.state.evidence[piece(0).evidence.id]!;
  expect(log.run(a, { ...piece(0, 'Ny plan'), seenRevision: revision })).toBeUndefined();
});

describe('saying ready', () => {
  test('[R14] is refused while an indicator in focus is not fully graded', () => {
    log.write(a, { '1.1.1': [3, 3], '1.1.2': { grades: { c1: 3 } } });
    expect(log.sayReady(a, '1')).toEqual({ kind: 'incomplete', indicators: ['1.1.2'] });
    log.write(a, { '1.1.2': 'not-applicable' });
    expect(log.sayReady(a, '1')).toBeUndefined();
  });

  test('asks nothing of what is out of focus', () => {
    const outOfFocus = [{ indicator: '1.1.2', by: 'Kontaktperson', date: '2026-01-15' }];
    log = new EvaluationLog(buildCreation({ outOfFocus }));
    log.write(a, { '1.1.1': [3, 3] });
    expect(log.sayReady(a, '1')).toBeUndefined();
  });

  test('is refused when the ballot is not the one on the screen', () => {
    log.write(a, { '2.1.1': [3, 3] });
    const refusal = log.run(a, { kind: 'say-ready', area: '2', seenBallot: '0'.repeat(64) });
    expect(refusal).toMatchObject({ kind: 'stale', seen: '0'.repeat(64) });
  });

  test('is refused twice, for an unknown area, and after the reveal', () => {
    log.write(a, { '2.1.1': [3, 3] });
    log.write(b, { '2.1.1': [3, 3] });
    log.sayReady(a, '2');
    expect(log.sayReady(a, '2')).toEqual({ kind: 'already-ready' });
    expect(log.sayReady(a, '9')).toEqual({ kind: 'unknown-id', what: 'area', id: '9' });
    log.sayReady(b, '2');
    expect(log.sayReady(b, '2')).toEqual({ kind: 'already-revealed' });
  });

  test('[R14] taken back before the reveal, it is discarded, and a new one has another commitment', () => {
    log.write(a, { '2.1.1': [3, 3] });
    log.sayReady(a, '2');
    const first = log.state.ready['2']![a]!.commitment;
    expect(log.run(a, { kind: 'take-back-ready', area: '2' })).toBeUndefined();
    expect(log.state.ready['2']).toEqual({});
    log.sayReady(a, '2');
    expect(log.state.ready['2']![a]!.commitment).not.toBe(first);
  });

  test('cannot be taken back when it was not said, or after the reveal', () => {
    expect(log.run(a, { kind: 'take-back-ready', area: '2' })).toEqual({ kind: 'not-ready' });
    reveal();
    expect(log.run(a, { kind: 'take-back-ready', area: '2' })).toEqual({ kind: 'already-revealed' });
  });
});

describe('the reveal', () => {
  test('[R14] waits for every assessor of every area of the block', () => {
    log = new EvaluationLog(buildCreation({ blocks: 'all' }));
    const all = { '1.1.1': [3, 3], '1.1.2': [3, 3], '2.1.1': [3, 3] } as const;
    for (const who of [a, b]) log.write(who, all);
    for (const [who, area] of [
      [a, '1'],
      [b, '1'],
      [a, '2'],
    ] as const) {
      log.sayReady(who, area);
      expect(log.state.revealed).toEqual({});
    }
    log.sayReady(b, '2');
    expect(Object.keys(log.state.revealed)).toEqual(['1', '2']);
    expect(log.effects.slice(-3)).toEqual([
      { kind: 'open-areas', areas: ['1', '2'] },
      { kind: 'store-calibration', moment: 'reveal', areas: ['1', '2'] },
      { kind: 'store-snapshot', moment: 'reveal' },
    ]);
  });

  test('waits for the third of three assessors', () => {
    const assessors = [a, b, c].map((account) => ({ account, certificateExpiresOn: '2027-06-30' }));
    log = new EvaluationLog(buildCreation({ assessors }));
    for (const who of [a, b, c]) log.write(who, { '2.1.1': [3, 3] });
    for (const who of [a, b]) log.sayReady(who, '2');
    expect(log.state.revealed['2']).toBeUndefined();
    log.sayReady(c, '2');
    expect(Object.keys(log.state.revealed['2']!.ballots)).toEqual([a, b, c]);
  });
});

describe('deciding', () => {
  test('is refused before the reveal, for what is out of focus, and for what does not exist', () => {
    const outOfFocus = [{ indicator: '1.1.2', by: 'Kontaktperson', date: '2026-01-15' }];
    log = new EvaluationLog(buildCreation({ outOfFocus }));
    expect(log.run(a, decision('1.1.1'))).toEqual({ kind: 'not-revealed' });
    expect(log.run(a, decision('1.1.2'))).toEqual({ kind: 'out-of-focus', indicator: '1.1.2' });
    expect(log.run(a, decision('9.9.9'))).toEqual({ kind: 'unknown-id', what: 'indicator', id: '9.9.9' });
  });

  test.each([
    ['a grade above the scale', { c1: 6, c2: 3 }, 'c1'],
    ['a criterion without a grade', { c1: 3 }, 'c2'],
    ['a criterion that the instrument has not', { c1: 3, c2: 3, c3: 1 }, 'c3'],
  ])('is refused with %s', (_what, grades, criterion) => {
    reveal();
    const outcome = { kind: 'graded', grades } as const;
    expect(log.run(a, decision('1.1.1', { outcome }))).toEqual({
      kind: 'grade-invalid',
      indicator: '1.1.1',
      criterion,
    });
  });

  test('needs a reason with a text where the tier is red, and none elsewhere', () => {
    reveal({ '1.1.1': [3, 5], '1.1.2': [3, 4] });
    const { reason: _, ...bare } = decision('1.1.1') as Extract<Command, { kind: 'decide' }>;
    expect(log.run(a, bare)).toEqual({ kind: 'reason-required', indicator: '1.1.1' });
    const codeAlone = decision('1.1.1', { reason: { code: 'slip', text: '' } });
    expect(log.run(a, codeAlone)).toEqual({ kind: 'reason-required', indicator: '1.1.1' });
    expect(log.run(a, decision('1.1.1'))).toBeUndefined();
    expect(log.run(a, { ...bare, indicator: '1.1.2' })).toBeUndefined();
  });

  test('parks a red one without a reason; it stays open', () => {
    reveal({ '1.1.1': [3, 5] });
    const { reason: _, ...bare } = decision('1.1.1') as Extract<Command, { kind: 'decide' }>;
    const outcome = { kind: 'parked', task: 'Hent planen' } as const;
    expect(log.run(a, { ...bare, outcome })).toBeUndefined();
    expect(obstaclesToSigning(log.state, smallInstrument)).toContainEqual({ kind: 'parked', id: '1.1.1' });
  });

  test('names what it replaces, and keeps it', () => {
    reveal();
    log.run(a, decision('1.1.1'));
    const first = currentId('1.1.1');
    log.run(b, decision('1.1.1', { outcome: graded(4, 4), seenDecision: first }));
    expect(log.state.decisions['1.1.1']).toMatchObject([
      { id: first, replaces: null, by: a },
      { replaces: first, by: b, outcome: graded(4, 4) },
    ]);
  });

  test('on what has been decided in the meantime is refused with both', () => {
    reveal();
    log.run(a, decision('1.1.1'));
    expect(log.run(b, decision('1.1.1'))).toEqual({ kind: 'stale', seen: null, current: currentId('1.1.1') });
  });

  test('counts as the decider’s own confirmation, and a later decision makes earlier ones stale', () => {
    reveal();
    log.run(a, decision('1.1.1'));
    log.run(b, { kind: 'confirm', decisions: [currentId('1.1.1')] });
    expect(Object.keys(log.state.decisions['1.1.1']![0]!.confirmations)).toEqual([a, b]);
    log.run(b, decision('1.1.1', { outcome: graded(4, 3), seenDecision: currentId('1.1.1') }));
    expect(Object.keys(log.state.decisions['1.1.1']![1]!.confirmations)).toEqual([b]);
    expect(obstaclesToSigning(log.state, smallInstrument)).toContainEqual({
      kind: 'unconfirmed',
      id: '1.1.1',
    });
  });
});

describe('deciding what is decided already', () => {
  const again = () => decision('1.1.1', { seenDecision: currentId('1.1.1') });

  beforeEach(() => {
    reveal();
    log.run(a, decision('1.1.1'));
  });

  test('is no new decision, so that nobody has to confirm anew', () => {
    log.run(b, { kind: 'confirm', decisions: [currentId('1.1.1')] });
    const before = log.events.length;
    expect(log.run(b, again())).toBeUndefined();
    expect(log.run(a, again())).toBeUndefined();
    expect(log.events).toHaveLength(before);
    expect(Object.keys(log.state.decisions['1.1.1']![0]!.confirmations)).toEqual([a, b]);
  });

  test('stands behind it, where one has not', () => {
    expect(log.run(b, again())).toBeUndefined();
    expect(log.state.decisions['1.1.1']).toHaveLength(1);
    expect(Object.keys(log.state.decisions['1.1.1']![0]!.confirmations)).toEqual([a, b]);
  });

  test('with another reason is another decision', () => {
    const reason = { code: 'slip', text: 'Lest feil av begge.' } as const;
    log.run(b, decision('1.1.1', { reason, seenDecision: currentId('1.1.1') }));
    expect(log.state.decisions['1.1.1']).toHaveLength(2);
  });
});

describe('confirming', () => {
  test('is refused for an unknown decision and for one that has been replaced', () => {
    reveal();
    log.run(a, decision('1.1.1'));
    const first = currentId('1.1.1');
    log.run(a, decision('1.1.1', { outcome: graded(4, 3), seenDecision: first }));
    const unknown = idOf('unknown');
    expect(log.run(b, { kind: 'confirm', decisions: [unknown] })).toEqual({
      kind: 'unknown-id',
      what: 'decision',
      id: unknown,
    });
    expect(log.run(b, { kind: 'confirm', decisions: [first] })).toEqual({
      kind: 'stale',
      seen: first,
      current: currentId('1.1.1'),
    });
  });

  test('a second time makes no event', () => {
    reveal();
    log.run(a, decision('1.1.1'));
    const before = log.events.length;
    expect(log.run(a, { kind: 'confirm', decisions: [currentId('1.1.1')] })).toBeUndefined();
    expect(log.events).toHaveLength(before);
  });

  test('two of three assessors may close an indicator; the third has not confirmed', () => {
    const assessors = [a, b, c].map((account) => ({ account, certificateExpiresOn: '2027-06-30' }));
    log = new EvaluationLog(buildCreation({ assessors }));
    for (const who of [a, b, c]) log.write(who, { '2.1.1': [3, 3] });
    for (const who of [a, b, c]) log.sayReady(who, '2');
    log.run(a, decision('2.1.1'));
    log.run(b, { kind: 'confirm', decisions: [currentId('2.1.1')] });
    expect(obstaclesToSigning(log.state, smallInstrument).map(({ id }) => id)).not.toContain('2.1.1');
  });
});

describe('accepting greens together', () => {
  const manyGreens = buildInstrument({
    areas: [[Array.from({ length: 40 }, () => 5)]],
    criteria: [{ topGrade: 5 }, { topGrade: 5 }],
  });
  const indicators = manyGreens.areas[0]!.subareas[0]!.indicators.map(({ id }) => id);

  beforeEach(() => {
    log = new EvaluationLog(buildCreation(), manyGreens);
    for (const who of [a, b]) {
      log.write(who, Object.fromEntries(indicators.map((id) => [id, [3, 3] as const])));
      log.sayReady(who, '1');
    }
  });

  test('draws 5 to 10 % to be read again, and decides the others with what both said', () => {
    expect(log.run(a, { kind: 'accept-greens', indicators })).toBeUndefined();
    const reread = Object.keys(log.state.reread);
    expect(reread.length).toBeGreaterThanOrEqual(2);
    expect(reread.length).toBeLessThanOrEqual(4);
    expect(Object.keys(log.state.decisions)).toHaveLength(40 - reread.length);
    expect(log.state.decisions[Object.keys(log.state.decisions)[0]!]![0]!.outcome).toEqual(graded(3, 3));
  });

  test('draws the same ones whether they are accepted together or one by one', () => {
    const drawn = drawReread(log.state, manyGreens);
    for (const indicator of indicators) log.run(a, { kind: 'accept-greens', indicators: [indicator] });
    expect(new Set(Object.keys(log.state.reread))).toEqual(drawn);
  });

  test('keeps the share over small blocks, and what one block gave stays when another is revealed', () => {
    const eightAreas = buildInstrument({
      areas: Array.from({ length: 8 }, () => [[5, 5, 5, 5]]),
      criteria: [{ topGrade: 5 }, { topGrade: 5 }],
    });
    log = new EvaluationLog(buildCreation(), eightAreas);
    let drawn = new Set<string>();
    // Not in the instrument's order: what is drawn follows the reveals.
    for (const area of ['8', '3', '1', '2', '7', '4', '6', '5']) {
      const greens = [1, 2, 3, 4].map((place) => [`${area}.1.${place}`, [3, 3] as const] as const);
      for (const who of [a, b]) log.write(who, Object.fromEntries(greens));
      for (const who of [a, b]) log.sayReady(who, area);
      const now = new Set(drawReread(log.state, eightAreas));
      expect([...now]).toEqual(expect.arrayContaining([...drawn]));
      drawn = now;
    }
    expect(drawn.size / 32).toBeGreaterThanOrEqual(0.05);
    expect(drawn.size / 32).toBeLessThanOrEqual(0.1);
  });

  test('leaves what was drawn to be decided by itself', () => {
    log.run(a, { kind: 'accept-greens', indicators });
    const [drawn] = Object.keys(log.state.reread);
    expect(obstaclesToSigning(log.state, manyGreens)).toContainEqual({ kind: 'to-be-reread', id: drawn });
    expect(log.run(b, { kind: 'accept-greens', indicators: [drawn!] })).toEqual({
      kind: 'not-green',
      indicators: [drawn],
    });
    expect(log.run(b, decision(drawn!))).toBeUndefined();
    expect(log.state.reread[drawn!]).toBeUndefined();
  });

  test('is refused whole when one of them is not green or is decided', () => {
    log = new EvaluationLog();
    reveal({ '1.1.2': [3, 4] });
    expect(log.run(a, { kind: 'accept-greens', indicators: ['1.1.1', '1.1.2'] })).toEqual({
      kind: 'not-green',
      indicators: ['1.1.2'],
    });
    log.run(a, decision('1.1.1'));
    expect(log.run(b, { kind: 'accept-greens', indicators: ['1.1.1'] })).toEqual({
      kind: 'not-green',
      indicators: ['1.1.1'],
    });
  });

  test('takes "not applicable" by all for what was agreed', () => {
    log = new EvaluationLog(buildCreation(), manyGreens);
    for (const who of [a, b]) {
      log.write(who, Object.fromEntries(indicators.map((id) => [id, 'not-applicable' as const])));
      log.sayReady(who, '1');
    }
    log.run(a, { kind: 'accept-greens', indicators });
    const outcomes = Object.values(log.state.decisions).map((history) => history[0]!.outcome.kind);
    expect(new Set(outcomes)).toEqual(new Set(['not-applicable']));
  });
});

describe('signing', () => {
  test('is refused with every indicator that is still open', () => {
    reveal({ '1.1.1': [3, 5] });
    log.run(a, decision('1.1.2'));
    expect(log.run(a, sign())).toEqual({
      kind: 'open-before-signing',
      obstacles: [
        { kind: 'undecided', id: '1.1.1' },
        { kind: 'unconfirmed', id: '1.1.2' },
        { kind: 'undecided', id: '2.1.1' },
      ],
    });
  });

  test('is refused while an area is not revealed', () => {
    log.write(a, { '2.1.1': [3, 3] });
    expect(log.run(a, sign())).toEqual({
      kind: 'open-before-signing',
      obstacles: [
        { kind: 'not-revealed', id: '1' },
        { kind: 'not-revealed', id: '2' },
      ],
    });
  });

  test('is refused when the package is not the one that was on the screen', () => {
    reveal();
    decideAndConfirmAll();
    expect(log.run(a, sign('b'.repeat(64)))).toEqual({
      kind: 'stale',
      seen: 'b'.repeat(64),
      current: log.packageHash,
    });
  });

  test('locks with the first signature, and completes with the last', () => {
    reveal();
    decideAndConfirmAll();
    expect(log.run(a, sign())).toBeUndefined();
    expect(log.effects.slice(-2).map(({ kind }) => kind)).toEqual(['store-package', 'lock-shared']);
    expect(log.run(a, sign())).toEqual({ kind: 'already-signed' });
    for (const command of [
      decision('1.1.1', { seenDecision: currentId('1.1.1') }),
      { kind: 'confirm', decisions: [currentId('1.1.1')] },
      { kind: 'accept-greens', indicators: ['1.1.1'] },
    ] as const satisfies Command[])
      expect(log.run(b, command)).toEqual({ kind: 'locked' });
    expect(log.run(b, sign())).toBeUndefined();
    expect(log.events.at(-1)).toMatchObject({ kind: 'signed', completes: true });
    expect(log.effects.slice(-2)).toEqual([
      { kind: 'store-calibration', moment: 'signature', areas: ['1', '2'] },
      { kind: 'store-snapshot', moment: 'signature' },
    ]);
  });

  test('publishing is for what all have signed, once, and for a report in which nothing must be mended', () => {
    const publish = (packageHash = log.packageHash): Command => ({ kind: 'publish', packageHash });
    reveal();
    decideAndConfirmAll();
    expect(log.run(a, publish())).toEqual({ kind: 'not-signed' });
    log.run(a, sign());
    expect(log.run(a, publish())).toEqual({ kind: 'not-signed' });
    log.run(b, sign());
    expect(log.run(a, publish('b'.repeat(64)))).toMatchObject({ kind: 'stale' });
    log.reportProblems = ['1.1.1'];
    expect(log.run(a, publish())).toEqual({ kind: 'report-blocked', problems: ['1.1.1'] });
    expect(log.state.published).toBeNull();
    log.reportProblems = [];
    expect(log.run(a, publish())).toBeUndefined();
    expect(log.state.published).toMatchObject({ packageHash: log.packageHash, by: a });
    expect(log.effects.at(-1)).toEqual({ kind: 'publish-result' });
    expect(log.run(b, publish())).toEqual({ kind: 'already-published' });
  });

  test('unlocking what is published withdraws it', () => {
    reveal();
    decideAndConfirmAll();
    log.run(a, sign());
    log.run(b, sign());
    log.run(a, { kind: 'publish', packageHash: log.packageHash });
    log.run(b, { kind: 'unlock', reason: 'Feil tall' });
    expect(log.state.published).toBeNull();
    expect(log.effects.slice(-2)).toEqual([{ kind: 'unlock-shared' }, { kind: 'withdraw-result' }]);
  });

  test('unlocking, with a reason, makes the signatures void and lets everything be changed again', () => {
    reveal();
    decideAndConfirmAll();
    expect(log.run(b, { kind: 'unlock', reason: 'Feil tall' })).toEqual({ kind: 'not-locked' });
    log.run(a, sign());
    expect(log.run(b, { kind: 'unlock', reason: 'Feil tall' })).toBeUndefined();
    expect(log.state.signatures).toEqual([]);
    expect(log.state.voidedSignatures).toMatchObject([
      { person: a, voidedBy: { by: b, reason: 'Feil tall' } },
    ]);
    expect(log.run(b, decision('1.1.1', { seenDecision: currentId('1.1.1') }))).toBeUndefined();
  });
});

describe('participants', () => {
  test('[R16] an assessor is never given another role in the same evaluation, nor taken out of it', () => {
    expect(
      log.run(idOf('admin'), { kind: 'add-participant', account: a, role: 'internal-reviewer' }),
    ).toEqual({
      kind: 'roles-exclude',
      account: a,
    });
    expect(log.run(idOf('admin'), { kind: 'remove-participant', account: a })).toEqual({
      kind: 'not-allowed',
    });
  });

  test('a reviewer comes and goes', () => {
    const account = idOf('reviewer');
    expect(log.run(idOf('admin'), { kind: 'remove-participant', account })).toEqual({
      kind: 'unknown-account',
      account,
    });
    log.run(idOf('admin'), { kind: 'add-participant', account, role: 'internal-reviewer' });
    expect(log.state.participants[account]).toBe('internal-reviewer');
    log.run(idOf('admin'), { kind: 'remove-participant', account });
    expect(log.state.participants[account]).toBeUndefined();
  });
});
