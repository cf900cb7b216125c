import {
  assessorsOf,
  endedCertificates,
  gradersOf,
  isConfirmed,
  isSigned,
  obstaclesToSigning,
  projectEvent,
  type Command,
} from '@samskar/shared/evaluation';
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

const administrator = idOf('admin');
const everything = { '1.1.1': [3, 3], '1.1.2': [3, 3], '2.1.1': [3, 3] } as const;

let log: EvaluationLog;

beforeEach(() => {
  log = new EvaluationLog();
  for (const who of [a, b, c]) log.write(who, everything);
});

const replaceB: Command = { kind: 'replace-assessor', account: b, successor: c, reason: 'Har sluttet.' };
const withoutB: Command = { kind: 'complete-without', account: b, reason: 'Har sluttet.' };
const sign = (): Command => ({ kind: 'sign', packageHash: log.packageHash, password: 'x' });

function reveal(area: string): void {
  for (const who of assessorsOf(log.state)) expect(log.sayReady(who, area)).toBeUndefined();
}

function decideAll(who: string): void {
  for (const indicator of Object.keys(everything)) {
    const outcome = { kind: 'graded', grades: { c1: 3, c2: 3 } } as const;
    const seenDecision = log.state.decisions[indicator]?.at(-1)?.id ?? null;
    expect(log.run(who, { kind: 'decide', indicator, outcome, seenDecision })).toBeUndefined();
  }
}

const currentDecisions = () => Object.values(log.state.decisions).map((history) => history.at(-1)!);
const confirmAll = (who: string) =>
  log.run(who, { kind: 'confirm', decisions: currentDecisions().map(({ id }) => id) });

describe('replacing an assessor', () => {
  test('gives the place to the successor, and tells everybody why', () => {
    expect(log.run(administrator, replaceB)).toBeUndefined();
    expect(assessorsOf(log.state)).toEqual([a, c]);
    expect(log.state.participants).toEqual({ [a]: 'assessor', [c]: 'assessor' });
    expect(log.state.departures).toMatchObject([{ account: b, successor: c, reason: 'Har sluttet.' }]);
    const [event] = log.events.slice(-1);
    for (const role of ['assessor', 'internal-reviewer', 'observer'] as const)
      expect(projectEvent(event!, role)).toEqual(event);
  });

  test('[R13] buries what is not revealed: the ready of who left counts nowhere, and the successor begins blank', () => {
    log.sayReady(b, '1');
    log.run(administrator, replaceB);
    expect(log.effects.slice(-2)).toEqual([
      { kind: 'bury-ballots', account: b, areas: ['1', '2'] },
      { kind: 'create-ballots', account: c, areas: ['1', '2'] },
    ]);
    expect(log.state.ready['1']).toEqual({});
    log.sayReady(a, '1');
    expect(log.state.revealed['1']).toBeUndefined();
    log.sayReady(c, '1');
    expect(Object.keys(log.state.revealed['1']!.ballots)).toEqual([a, c]);
  });

  test('[R13] never asks for the sealed ballot of who left', () => {
    log.sayReady(b, '1');
    log.run(administrator, replaceB);
    log.sayReady(a, '1');
    log.sayReady(c, '1');
    expect(log.ballotsRead).not.toContain(`1 ${b}`);
  });

  test('leaves revealed areas with the first pair, for ever', () => {
    reveal('1');
    const before = log.state.revealed['1'];
    log.run(administrator, replaceB);
    reveal('2');
    expect(log.state.revealed['1']).toEqual(before);
    expect(gradersOf(log.state, '1')).toEqual([a, b]);
    expect(gradersOf(log.state, '2')).toEqual([a, c]);
  });

  test('makes the successor confirm and sign anew', () => {
    for (const area of ['1', '2']) reveal(area);
    decideAll(a);
    confirmAll(b);
    expect(obstaclesToSigning(log.state, smallInstrument)).toEqual([]);
    log.run(administrator, replaceB);
    expect(obstaclesToSigning(log.state, smallInstrument)).toHaveLength(3);
    expect(confirmAll(c)).toBeUndefined();
    for (const who of [a, c]) expect(log.run(who, sign())).toBeUndefined();
    expect(isSigned(log.state)).toBe(true);
  });

  test('[R16] is refused to whoever takes part, and to who wants the place', () => {
    const party = { kind: 'takes-part-itself', evaluations: [log.state.creation.id] };
    for (const command of [replaceB, withoutB, { ...withoutB, kind: 'continue-certificate' } as const])
      expect(log.run(a, command)).toEqual(party);
    expect(log.run(c, replaceB)).toEqual(party);
  });

  test('is refused for someone who takes part, has left, has no account or no certificate', () => {
    const run = (successor: string) => log.run(administrator, { ...replaceB, successor });
    expect(run(a)).toEqual({ kind: 'roles-exclude', account: a });
    log.closedAccounts.add(idOf('closed'));
    expect(run(idOf('closed'))).toEqual({ kind: 'unknown-account', account: idOf('closed') });
    log.certificates.set(c, null).set(idOf('late'), '2026-11-20');
    expect(run(c)).toEqual({ kind: 'no-certificate', account: c, expiredOn: null });
    expect(run(idOf('late'))).toMatchObject({ kind: 'no-certificate', expiredOn: '2026-11-20' });
    log.certificates.delete(c);
    expect(run(c)).toBeUndefined();
    expect(log.run(administrator, { ...replaceB, account: c, successor: b })).toEqual({
      kind: 'roles-exclude',
      account: b,
    });
    expect(log.run(administrator, replaceB)).toEqual({ kind: 'unknown-account', account: b });
  });

  test('waits until a signed evaluation is unlocked', () => {
    for (const area of ['1', '2']) reveal(area);
    decideAll(a);
    confirmAll(b);
    log.run(a, sign());
    expect(log.run(administrator, replaceB)).toEqual({ kind: 'locked' });
  });
});

describe('completing with those who are left', () => {
  test('one decides, confirms and signs alone', () => {
    reveal('1');
    log.run(administrator, withoutB);
    reveal('2');
    expect(Object.keys(log.state.revealed['2']!.ballots)).toEqual([a]);
    decideAll(a);
    expect(currentDecisions().every((decision) => isConfirmed(log.state, decision))).toBe(true);
    expect(log.run(a, sign())).toBeUndefined();
    expect(isSigned(log.state)).toBe(true);
  });

  test('reveals what all of those who are left had declared ready', () => {
    log.sayReady(a, '1');
    log.run(administrator, withoutB);
    expect(log.events.slice(-2).map(({ kind }) => kind)).toEqual(['assessor-left', 'block-revealed']);
    expect(gradersOf(log.state, '1')).toEqual([a]);
    expect(log.state.revealed['2']).toBeUndefined();
  });

  test('of three, two still confirm', () => {
    const assessors = [a, b, c].map((account) => ({ account, certificateExpiresOn: '2027-06-30' }));
    log = new EvaluationLog(buildCreation({ assessors }));
    for (const who of [a, b, c]) log.write(who, everything);
    for (const area of ['1', '2']) reveal(area);
    decideAll(b);
    confirmAll(a);
    log.run(administrator, withoutB);
    expect(currentDecisions().some((decision) => isConfirmed(log.state, decision))).toBe(false);
    confirmAll(c);
    expect(obstaclesToSigning(log.state, smallInstrument)).toEqual([]);
  });

  test('identical grades of one are not drawn to be read again', () => {
    log.run(administrator, withoutB);
    for (const area of ['1', '2']) reveal(area);
    expect(log.run(a, { kind: 'accept-greens', indicators: Object.keys(everything) })).toBeUndefined();
    expect(log.state.reread).toEqual({});
    expect(obstaclesToSigning(log.state, smallInstrument)).toEqual([]);
  });

  test('is refused for the last one', () => {
    log.run(administrator, withoutB);
    expect(log.run(administrator, { ...withoutB, account: a })).toEqual({ kind: 'last-assessor' });
  });
});

describe('a certificate that ends midway', () => {
  const goOn: Command = { kind: 'continue-certificate', account: b, reason: 'Kurset er utsatt.' };

  beforeEach(() => {
    for (const area of ['1', '2']) reveal(area);
    decideAll(a);
    confirmAll(b);
    log.today = '2027-07-01';
  });

  test('does not stop the work, but no one signs', () => {
    expect(endedCertificates(log.state, log.today).map(({ account }) => account)).toEqual([a, b]);
    expect(endedCertificates(log.state, '2027-06-30')).toEqual([]);
    decideAll(b);
    confirmAll(a);
    expect(log.run(a, sign())).toEqual({ kind: 'no-certificate', account: a, expiredOn: '2027-06-30' });
  });

  test('ends nothing when an administrator lets its owner go on, with a reason', () => {
    for (const account of [a, b]) expect(log.run(administrator, { ...goOn, account })).toBeUndefined();
    for (const who of [a, b]) expect(log.run(who, sign())).toBeUndefined();
    expect(log.state.certificateChanges).toMatchObject([
      { kind: 'continued', account: a, reason: 'Kurset er utsatt.' },
      { kind: 'continued', account: b, expiredOn: '2027-06-30' },
    ]);
    expect(log.run(administrator, goOn)).toEqual({ kind: 'certificate-valid' });
  });

  test('holds again when it has been extended', () => {
    log.happen({ kind: 'certificate-extended', account: b, expiresOn: '2028-06-30' });
    expect(endedCertificates(log.state, log.today).map(({ account }) => account)).toEqual([a]);
    expect(log.run(administrator, goOn)).toEqual({ kind: 'certificate-valid' });
  });

  test('that ends once more must be let go on once more', () => {
    log.run(administrator, goOn);
    log.happen({ kind: 'certificate-extended', account: b, expiresOn: '2027-08-01' });
    log.today = '2027-09-01';
    expect(log.run(administrator, goOn)).toBeUndefined();
  });
});
