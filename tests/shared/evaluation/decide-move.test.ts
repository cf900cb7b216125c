import { commitment, canonicalBallot } from '@samskar/shared/documents';
import {
  calibrationDiff,
  currentDecision,
  drawReread,
  frozenBallots,
  isJudgedTogether,
  judgeRevealed,
  obstaclesToSigning,
  planMove,
  type Command,
  type NamedInstrument,
} from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildInstrument } from '../../support/build-instrument.ts';
import { a, b, buildCreation, EvaluationLog, idOf, smallInstrument } from '../../support/evaluation-log.ts';

const owner = idOf('owner');
const next = 'test-2.0';

/** A later version; `change` writes over a copy of the small instrument. */
function versionOf(change: (copy: Instrument) => void, from = smallInstrument): NamedInstrument {
  const instrument = structuredClone(from);
  instrument.id = next;
  instrument.version = '2.0';
  change(instrument);
  return { hash: '2'.repeat(64), instrument };
}

const indicatorsOf = (instrument: Instrument, area: number) =>
  instrument.areas[area]!.subareas.flatMap(({ indicators }) => indicators);

/** 1.1.1 has a new question, 1.1.2 is gone, 2.1.2 is new. */
const revised = versionOf((copy) => {
  indicatorsOf(copy, 0)[0]!.question = { nb: 'Et nytt spørsmål' };
  copy.areas[0]!.subareas[0]!.indicators.splice(1, 1);
  copy.areas[1]!.subareas[0]!.indicators.push({
    id: '2.1.2',
    question: { nb: 'Nytt' },
    max: 5,
    basis: 'official',
  });
});

function renameIndicators(copy: Instrument): void {
  // An index is made once for each object: it would still know the earlier names.
  for (const one of [0, 1].flatMap((area) => indicatorsOf(copy, area))) one.id = `x${one.id}`;
}

let log: EvaluationLog;

beforeEach(() => {
  log = new EvaluationLog();
  log.published.set(next, revised);
});

/** Both have graded everything, and area 1 is revealed. */
function revealFirstArea() {
  for (const actor of [a, b]) {
    log.write(actor, { '1.1.1': [3, 3], '1.1.2': [2, 2], '2.1.1': [4, 4] });
    expect(log.sayReady(actor, '1')).toBeUndefined();
  }
}

function decideIndicator(indicator: string) {
  const seenDecision = currentDecision(log.state, indicator)?.id ?? null;
  const outcome = { kind: 'graded', grades: { c1: 3, c2: 3 } } as const;
  expect(log.run(a, { kind: 'decide', indicator, outcome, seenDecision })).toBeUndefined();
  expect(
    log.run(b, { kind: 'confirm', decisions: [currentDecision(log.state, indicator)!.id] }),
  ).toBeUndefined();
}

describe('the plan', () => {
  const planTo = (to: NamedInstrument) =>
    planMove(log.state, { hash: '0'.repeat(64), instrument: smallInstrument }, to);

  test('says of each indicator what becomes of it, and why', () => {
    expect(planTo(revised)).toMatchObject({
      carried: ['2.1.1'],
      void: [{ indicator: '1.1.2', area: '1' }],
      openAgain: [
        { indicator: '1.1.1', area: '1', was: '1', causes: ['question'] },
        { indicator: '2.1.2', area: '2', was: null, causes: ['added'] },
      ],
      areas: { gone: [], added: [], begunAnew: ['1', '2'] },
    });
  });

  test.each([
    ['max', (copy: Instrument) => (indicatorsOf(copy, 1)[0]!.max = 21)],
    ['criteria', (copy: Instrument) => (indicatorsOf(copy, 1)[0]!.criteria = ['c1'])],
    ['weight', (copy: Instrument) => (copy.criteria[0]!.weight = 2)],
    ['descriptors', (copy: Instrument) => (copy.criteria[0]!.descriptors[0]!.text = { nb: 'Annet' })],
  ])('opens an indicator again for its %s', (cause, change) => {
    const { openAgain } = planTo(versionOf(change));
    expect(openAgain.find(({ indicator }) => indicator === '2.1.1')?.causes).toEqual([cause]);
  });

  test('opens again what stands in another area, and carries what stands in another sub-area', () => {
    const moved = versionOf((copy) => {
      const [one] = copy.areas[0]!.subareas[0]!.indicators.splice(0, 1);
      copy.areas[1]!.subareas.push({ id: '2.2', name: { nb: 'Nytt' }, indicators: [one!] });
    });
    expect(planTo(moved).openAgain).toEqual([{ indicator: '1.1.1', area: '2', was: '1', causes: ['area'] }]);
    const within = versionOf((copy) => {
      const [one] = copy.areas[0]!.subareas[0]!.indicators.splice(0, 1);
      copy.areas[0]!.subareas.push({ id: '1.2', name: { nb: 'Nytt' }, indicators: [one!] });
    });
    expect(planTo(within).openAgain).toEqual([]);
  });

  test('takes a translation that comes or goes for no difference', () => {
    const translated = versionOf((copy) => {
      copy.languages.push('en');
      indicatorsOf(copy, 0)[0]!.question = { nb: 'Navn 1.1.1', en: 'Name 1.1.1' };
    });
    expect(planTo(translated).carried).toContain('1.1.1');
  });

  test('[R13] is the same whatever stands in the ballots', () => {
    const before = planTo(revised);
    log.write(a, { '1.1.1': [5, 5], '1.1.2': 'not-applicable' });
    expect(planTo(revised)).toEqual(before);
  });
});

describe('moving', () => {
  test('leaves what is decided of a carried indicator, and voids the rest without losing it', () => {
    revealFirstArea();
    decideIndicator('1.1.1');
    decideIndicator('1.1.2');
    expect(log.move(owner, next)).toBeUndefined();
    expect(log.state.instrument).toEqual({ id: next, hash: revised.hash });
    for (const indicator of ['1.1.1', '1.1.2']) {
      expect(currentDecision(log.state, indicator)).toBeUndefined();
      expect(log.state.decisions[indicator]).toMatchObject([{ voided: { by: owner } }]);
    }
    expect(obstaclesToSigning(log.state, log.instrument)).toEqual([
      { kind: 'undecided', id: '1.1.1' },
      { kind: 'not-revealed', id: '2' },
    ]);
    decideIndicator('1.1.1');
    expect(log.state.decisions['1.1.1']).toHaveLength(2);
    expect(log.state.decisions['1.1.1']![1]!.replaces).toBe(log.state.decisions['1.1.1']![0]!.id);
  });

  test('lets an opened indicator of a revealed area be judged together: no ballot of it counts', () => {
    revealFirstArea();
    expect(log.move(owner, next)).toBeUndefined();
    expect(isJudgedTogether(log.state, '1.1.1')).toBe(true);
    expect(judgeRevealed(log.state, '1.1.1', log.instrument)).toMatchObject({
      tier: 'amber',
      triggers: [{ kind: 'not-graded', places: [0, 1] }],
    });
    expect(log.run(a, { kind: 'accept-greens', indicators: ['1.1.1'] })).toMatchObject({
      kind: 'not-green',
    });
    expect(drawReread(log.state, log.instrument).has('1.1.1')).toBe(false);
    const stamp = { moment: 'snapshot', at: '2026-11-21T13:00:00.000Z', by: a } as const;
    expect(calibrationDiff(log.state, log.instrument, stamp, ['1']).indicators).toEqual([]);
  });

  test('[R14] what was committed to before the reveal can still be checked after the move', () => {
    revealFirstArea();
    expect(log.move(owner, next)).toBeUndefined();
    const revealed = log.state.revealed['1']!;
    for (const [assessor, ballot] of Object.entries(frozenBallots(revealed))) {
      const { nonce, commitment: committed } = revealed.proofs[assessor]!;
      expect(Object.keys(ballot).sort()).toEqual(['1.1.1', '1.1.2']);
      expect(commitment(nonce, canonicalBallot(ballot))).toBe(committed);
    }
  });

  test('[R14] "ready" of an area in which something is another is discarded, and stands elsewhere', () => {
    const onlyFirst = versionOf((copy) => (indicatorsOf(copy, 0)[0]!.max = 11));
    log.published.set(next, onlyFirst);
    log.write(a, { '1.1.1': [3, 3], '1.1.2': [2, 2], '2.1.1': [4, 4] });
    expect(log.sayReady(a, '1')).toBeUndefined();
    expect(log.sayReady(a, '2')).toBeUndefined();
    expect(log.move(owner, next)).toBeUndefined();
    expect(Object.keys(log.state.ready)).toEqual(['2']);
    expect(log.sayReady(a, '1')).toMatchObject({ kind: 'incomplete', indicators: ['1.1.1'] });
  });

  test('carries what is out of focus where there is still such an indicator', () => {
    const entry = (indicator: string) => ({ indicator, by: 'Kontaktperson', date: '2026-11-01' });
    log = new EvaluationLog(buildCreation({ outOfFocus: [entry('1.1.2'), entry('2.1.1')] }));
    log.published.set(next, revised);
    expect(log.move(owner, next)).toBeUndefined();
    expect(log.state.outOfFocus).toEqual([entry('2.1.1')]);
  });

  test('an area that is new to a block whose others are revealed is revealed by itself', () => {
    log = new EvaluationLog(buildCreation({ blocks: 'all' }));
    const wider = buildInstrument({
      areas: [[[10, 5]], [[20]], [[7]]],
      criteria: [{ topGrade: 5 }, { topGrade: 5 }],
      id: next,
    });
    log.published.set(next, { hash: '2'.repeat(64), instrument: wider });
    for (const actor of [a, b]) log.write(actor, { '1.1.1': [3, 3], '1.1.2': [2, 2], '2.1.1': [4, 4] });
    for (const actor of [a, b])
      for (const area of ['1', '2']) expect(log.sayReady(actor, area)).toBeUndefined();
    expect(log.move(owner, next)).toBeUndefined();
    for (const actor of [a, b]) {
      log.write(actor, { '3.1.1': [1, 1] });
      expect(log.sayReady(actor, '3')).toBeUndefined();
    }
    expect(Object.keys(log.state.revealed)).toEqual(['1', '2', '3']);
    expect(isJudgedTogether(log.state, '3.1.1')).toBe(false);
  });

  test('what all have declared ready is revealed when the last area goes that its block waited for', () => {
    log = new EvaluationLog(buildCreation({ blocks: 'all' }));
    log.published.set(
      next,
      versionOf((copy) => void copy.areas.splice(1, 1)),
    );
    for (const actor of [a, b]) {
      log.write(actor, { '1.1.1': [3, 3], '1.1.2': [2, 2] });
      expect(log.sayReady(actor, '1')).toBeUndefined();
    }
    expect(log.state.revealed).toEqual({});
    expect(log.move(owner, next)).toBeUndefined();
    expect(Object.keys(log.state.revealed)).toEqual(['1']);
    expect(log.effects.map(({ kind }) => kind)).toContain('open-areas');
  });

  test('keeps the joint texts as they stood before', () => {
    revealFirstArea();
    log.effects.splice(0);
    expect(log.move(owner, next)).toBeUndefined();
    expect(log.effects[0]).toEqual({ kind: 'store-snapshot', moment: 'move' });
  });
});

describe('a move is refused, and nothing is changed,', () => {
  const command = (change: Partial<Extract<Command, { kind: 'move-instrument' }>> = {}): Command => ({
    kind: 'move-instrument',
    to: next,
    hash: revised.hash,
    planHash: 'f'.repeat(64),
    reason: 'Ny versjon.',
    ...change,
  });

  test('with both when the plan is not the one that was looked at', () => {
    expect(log.run(owner, command())).toMatchObject({ kind: 'stale', seen: 'f'.repeat(64) });
    expect(log.run(owner, command({ hash: 'e'.repeat(64) }))).toEqual({
      kind: 'stale',
      seen: 'e'.repeat(64),
      current: revised.hash,
    });
  });

  test('[R16] to somebody who takes part', () => {
    expect(log.move(a, next)).toMatchObject({ kind: 'takes-part-itself' });
  });

  test.each([
    { why: 'other-family', change: (copy: Instrument) => void (copy.family = 'another') },
    { why: 'same-instrument', change: (copy: Instrument) => void (copy.id = smallInstrument.id) },
    { why: 'nothing-in-common', change: renameIndicators },
  ])('to what the evaluation cannot stand on: $why', ({ why, change }) => {
    log.published.set(next, versionOf(change));
    expect(log.move(owner, next)).toEqual({ kind: 'move-impossible', why });
    expect(log.events).toHaveLength(1);
  });

  test('to an instrument that leaves areas out of the perspectives by which it is revealed', () => {
    log = new EvaluationLog(buildCreation({ blocks: 'perspective' }));
    log.published.set(next, revised);
    expect(log.move(owner, next)).toEqual({ kind: 'move-impossible', why: 'areas-undivided' });
  });

  test('while it is archived', () => {
    expect(log.run(owner, { kind: 'archive', reason: 'Ferdig.' })).toBeUndefined();
    expect(log.move(owner, next)).toEqual({ kind: 'archived' });
  });
});
