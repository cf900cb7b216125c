import { mayCommand, type Refusal } from '@samskar/shared/api';
import {
  assessorsOf,
  currentDecision,
  evaluationEventSchema,
  foldEvents,
  frozenBallots,
  isLocked,
  isOutOfFocus,
  obstaclesToSigning,
  projectEvent,
  type Command,
  type EvaluationState,
} from '@samskar/shared/evaluation';
import { documentShape } from '@samskar/shared/documents';
import { instrumentIndex } from '@samskar/shared/instrument';
import { assemblePackage, buildPackage, canonicalHash, verifyPackage } from '@samskar/shared/package';
import { noReportTexts } from '@samskar/shared/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { a, b, buildCreation, EvaluationLog, idOf, smallInstrument } from '../../support/evaluation-log.ts';

const indicators = ['1.1.1', '1.1.2', '2.1.1', '9.9.9'];
const reviewer = idOf('reviewer');

/** A step that a person could try; what it refers to is looked up when it is taken. */
type Step = (log: EvaluationLog) => void;

const arbitraryActor = fc.constantFrom(a, b, a, b, idOf('c'), idOf('d'));
const arbitraryIndicator = fc.constantFrom(...indicators);
const arbitraryGrades = fc.record({ c1: fc.integer({ min: 0, max: 6 }), c2: fc.integer({ min: 0, max: 5 }) });

const arbitraryWrite: fc.Arbitrary<Step> = fc
  .tuple(arbitraryActor, fc.constantFrom('1.1.1', '1.1.2', '2.1.1'), fc.integer({ min: 2, max: 4 }))
  .map(([who, indicator, grade]) => (log) => {
    const area = indicator.slice(0, 1);
    // A document is locked while ready stands.
    if (!instrumentIndex(log.instrument).indicatorById.has(indicator)) return;
    const isLockedDocument = log.state.ready[area]?.[who] ?? log.state.revealed[area];
    if (!isLockedDocument) log.write(who, { [indicator]: [grade, grade] });
  });

const arbitraryDecision: fc.Arbitrary<Step> = fc
  .tuple(
    arbitraryActor,
    arbitraryIndicator,
    arbitraryGrades,
    fc.constantFrom('graded', 'parked', 'na'),
    fc.boolean(),
  )
  .map(([who, indicator, grades, kind, isFresh]) => (log) => {
    const current = currentDecision(log.state, indicator)?.id ?? null;
    const outcome =
      kind === 'graded'
        ? ({ kind, grades } as const)
        : kind === 'parked'
          ? ({ kind, task: 'Hent planen' } as const)
          : ({ kind: 'not-applicable' } as const);
    const reason = { code: 'slip', text: 'Lest feil.' } as const;
    log.run(who, {
      kind: 'decide',
      indicator,
      outcome,
      reason,
      seenDecision: isFresh ? current : idOf('old'),
    });
  });

const currentDecisions = ({ decisions }: EvaluationState) =>
  Object.values(decisions).flatMap((history) => {
    const last = history.at(-1)!;
    return last.voided ? [] : [last.id];
  });

const arbitraryCommand: fc.Arbitrary<Step> = fc
  .tuple(arbitraryActor, fc.integer({ min: 0, max: 15 }), arbitraryIndicator, fc.constantFrom('1', '2', '9'))
  .map(([who, pick, indicator, area]) => (log) => {
    const current = currentDecisions(log.state);
    const commands: readonly Command[] = [
      { kind: 'take-back-ready', area },
      { kind: 'accept-greens', indicators: [indicator] },
      { kind: 'accept-greens', indicators: ['1.1.1', '1.1.2'] },
      { kind: 'confirm', decisions: current.length > 0 ? current : [idOf('none')] },
      { kind: 'confirm', decisions: [current[0] ?? idOf('none')] },
      { kind: 'sign', packageHash: log.packageHash, password: 'x' },
      { kind: 'unlock', reason: 'Feil tall' },
      { kind: 'publish', packageHash: log.packageHash },
      { kind: 'add-participant', account: reviewer, role: 'internal-reviewer' },
      { kind: 'remove-participant', account: reviewer },
      { kind: 'add-participant', account: a, role: 'observer' },
      { kind: 'archive', reason: 'Ferdig' },
      { kind: 'take-out-of-archive', reason: 'Feil tall' },
      { kind: 'take-out-of-archive', reason: 'Feil tall' },
      { kind: 'take-snapshot', name: 'Før møtet' },
      { kind: 'say-restored', snapshot: log.events.length, area, indicator },
    ];
    log.run(who, commands[pick]!);
  });

const administrator = idOf('admin');
const [c, d] = [idOf('c'), idOf('d')];

/** Who leaves may be anybody, and whoever comes too; an administrator asks, or somebody who takes part. */
const arbitraryPeopleChange: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom(administrator, administrator, a),
    fc.constantFrom(a, b, c, reviewer),
    fc.constantFrom(a, b, c, d, reviewer, null),
  )
  .map(([who, account, successor]) => (log) => {
    const reason = 'Har sluttet';
    if (successor === null) log.run(who, { kind: 'complete-without', account, reason });
    else log.run(who, { kind: 'replace-assessor', account, successor, reason });
  });

const arbitraryFocusChange: fc.Arbitrary<Step> = fc
  .tuple(arbitraryActor, fc.subarray(indicators), fc.boolean())
  .map(([who, chosen, isHonest]) => (log) => {
    const isOut = (indicator: string) => isOutOfFocus(log.state, indicator) === isHonest;
    log.run(who, {
      kind: 'change-focus',
      leaveOut: chosen
        .filter((indicator) => !isOut(indicator))
        .map((indicator) => ({ indicator, by: 'Kontaktperson', date: '2026-11-20' })),
      takeIn: chosen.filter(isOut),
      reason: 'Avtalt på nytt',
    });
  });

const arbitraryReady: fc.Arbitrary<Step> = fc.tuple(arbitraryActor, fc.constantFrom('1', '2')).map(
  ([who, area]) =>
    (log) =>
      void log.sayReady(who, area),
);

/** Later versions: one changes 1.1.1, lacks 1.1.2 and has 2.1.2; the next has 1.1.2 again, in area 2. */
const versions = [2, 3].map((version) => {
  const later = structuredClone(smallInstrument);
  later.id = `test-${version}.0`;
  const [first, second] = later.areas.map(({ subareas }) => subareas[0]!.indicators);
  const [gone] = first!.splice(1, 1);
  first![0]!.max = 10 + version;
  second!.push({ ...second![0]!, id: '2.1.2' });
  if (version === 3) second!.push(gone!);
  return { hash: canonicalHash(later), instrument: later };
});

const arbitraryMove: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom(administrator, administrator, a), fc.constantFrom('test-2.0', 'test-3.0'))
  .map(([who, to]) => (log) => {
    for (const version of versions) log.published.set(version.instrument.id, version);
    log.move(who, to);
  });

/** The way to the end, so that some sequences get there; strangers' steps come in between. */
const indicatorsIn = (log: EvaluationLog, area: string) =>
  documentShape(log.instrument, area)!.indicators.keys();

const finish: Step = (log) => {
  for (const who of assessorsOf(log.state))
    for (const area of ['1', '2']) {
      if (!log.state.ready[area]?.[who])
        for (const indicator of indicatorsIn(log, area)) log.write(who, { [indicator]: [3, 3] });
      log.sayReady(who, area);
    }
  for (const { kind, id } of obstaclesToSigning(log.state, log.instrument))
    if (kind !== 'unconfirmed')
      log.run(assessorsOf(log.state)[0]!, {
        kind: 'decide',
        indicator: id,
        outcome: { kind: 'graded', grades: { c1: 3, c2: 3 } },
        reason: { code: 'slip', text: 'Lest feil.' },
        seenDecision: currentDecision(log.state, id)?.id ?? null,
      });
  for (const who of assessorsOf(log.state))
    log.run(who, { kind: 'confirm', decisions: currentDecisions(log.state) });
  for (const who of assessorsOf(log.state))
    log.run(who, { kind: 'sign', packageHash: log.packageHash, password: 'x' });
};

const arbitrarySteps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: arbitraryWrite },
    { weight: 3, arbitrary: arbitraryReady },
    { weight: 3, arbitrary: arbitraryDecision },
    { weight: 4, arbitrary: arbitraryCommand },
    { weight: 1, arbitrary: arbitraryPeopleChange },
    { weight: 1, arbitrary: arbitraryFocusChange },
    { weight: 1, arbitrary: arbitraryMove },
    { weight: 1, arbitrary: fc.constant(finish) },
  ),
  { maxLength: 60 },
);

const instrument = { id: smallInstrument.id, hash: canonicalHash(smallInstrument) };
const arbitraryCreation = fc.constantFrom(
  buildCreation({ instrument, blocks: 'all' }),
  buildCreation({ instrument, blocks: 'area' }),
  buildCreation({ instrument, blocks: 'area', mode: 'open' }),
);

test('whatever is tried in whatever order, the log keeps its rules', () => {
  fc.assert(
    fc.property(arbitraryCreation, arbitrarySteps, (creation, steps) => {
      const log = new EvaluationLog(creation);
      for (const step of steps) {
        const before = log.state;
        const written = JSON.stringify(before);
        const lengthBefore = log.events.length;
        step(log);
        expect(JSON.stringify(before), 'a state is never changed, only followed').toBe(written);
        if (log.events.length === lengthBefore) expect(JSON.stringify(log.state)).toBe(written);
        expectStepKept(before, log, lengthBefore);
      }
      expectLogSound(log);
    }),
    { numRuns: 300 },
  );
});

/** Decisions are only added; what is revealed stays as it was; a locked evaluation changes by unlocking alone. */
function expectStepKept(before: EvaluationState, log: EvaluationLog, lengthBefore: number): void {
  const after = log.state;
  for (const [indicator, history] of Object.entries(before.decisions))
    expect(after.decisions[indicator]!.slice(0, history.length).map(({ id }) => id)).toEqual(
      history.map(({ id }) => id),
    );
  // A move takes what is open again out of what counts; what was revealed stays what it was.
  for (const [area, revealed] of Object.entries(before.revealed))
    expect(frozenBallots(after.revealed[area]!)).toEqual(frozenBallots(revealed));
  const [next] = log.events.slice(lengthBefore);
  if (before.archived !== null && next !== undefined) expect(next.kind).toBe('taken-out-of-archive');
  if (isLocked(before)) {
    const allowed = new Set([
      'signed',
      'published',
      'unlocked',
      'participant-added',
      'participant-removed',
      'archived',
      'taken-out-of-archive',
    ]);
    const [first] = log.events.slice(lengthBefore);
    if (first !== undefined) expect(allowed).toContain(first.kind);
  }
}

function expectLogSound(log: EvaluationLog): void {
  const { events, state } = log;
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, place) => place + 1));
  for (const event of events) evaluationEventSchema.parse(event);
  const revealed = events.flatMap((event) => (event.kind === 'block-revealed' ? event.areas : []));
  expect(revealed).toHaveLength(new Set(revealed).size);
  for (const role of ['assessor', 'internal-reviewer', 'observer'] as const)
    expect(foldEvents(events.map((event) => projectEvent(event, role)))!.seq).toBe(state.seq);
  if (isLocked(state)) expect(obstaclesToSigning(state, log.instrument)).toEqual([]);
  expect(
    Object.entries(state.participants)
      .filter(([, role]) => role === 'assessor')
      .map(([id]) => id),
  ).toEqual(expect.arrayContaining([...assessorsOf(state)]));
  expect(assessorsOf(state).length).toBeGreaterThan(0);
  expectBuried(log);
  expectChained(state);
}

/** Also over what was void: each decision names the one before; and nothing stands of what is out of focus. */
function expectChained(state: EvaluationState): void {
  for (const [indicator, history] of Object.entries(state.decisions)) {
    expect(history.map(({ replaces }) => replaces)).toEqual([
      null,
      ...history.slice(0, -1).map(({ id }) => id),
    ]);
    if (isOutOfFocus(state, indicator)) expect(currentDecision(state, indicator)).toBeUndefined();
  }
}

/** Nothing of a ballot that was not revealed when its assessor left is ever in the log. */
function expectBuried({ state, ballotsRead }: EvaluationLog): void {
  for (const { account, at } of state.departures)
    for (const [area, revealed] of Object.entries(state.revealed)) {
      const isLater = revealed.at > at;
      if (isLater) expect(revealed.assessors).not.toContain(account);
      expect(Object.keys(revealed.ballots)).toEqual(revealed.assessors);
      if (isLater) expect(ballotsRead.slice(-1)).not.toEqual([`${area} ${account}`]);
    }
}

/** As the server runs commands: what the permission table refuses does not reach the decider. */
class GuardedLog extends EvaluationLog {
  override run(actor: string, command: Command): Refusal | undefined {
    const installation = actor === administrator ? (['administrator'] as const) : [];
    const who = { installation, evaluation: this.state.participants[actor] };
    return mayCommand(who, command.kind) ? super.run(actor, command) : { kind: 'not-allowed' };
  }
}

test('the way to the end is open after anything that was tried', () => {
  fc.assert(
    fc.property(arbitraryCreation, arbitrarySteps, (creation, steps) => {
      const log = new GuardedLog(creation);
      for (const step of steps) step(log);
      log.run(administrator, { kind: 'take-out-of-archive', reason: 'Feil tall' });
      if (isLocked(log.state)) log.run(assessorsOf(log.state)[0]!, { kind: 'unlock', reason: 'Feil tall' });
      finish(log);
      expect(log.state.signatures).toHaveLength(assessorsOf(log.state).length);
      expectVerifiable(log);
    }),
    { numRuns: 150 },
  );
});

/** What is signed at the end says nothing that its own working papers contradict. The signatures here are no real ones. */
function expectVerifiable({ state, instrument: present }: EvaluationLog): void {
  const content = buildPackage({
    state,
    instrument: present,
    names: Object.fromEntries([a, b, c, d].map((id) => [id, id])),
    justifications: {},
    findings: {},
    reportTexts: noReportTexts,
    previous: null,
  });
  const signatures = state.signatures.map((one) => ({ ...one, packageHash: content.hashes.package }));
  const file = assemblePackage({
    state: { ...state, signatures, unlockings: [], voidedSignatures: [] },
    content,
    versions: [content.hashes],
    extent: 'all',
    publicKey: '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n',
    sign: () => `${'A'.repeat(86)}==`,
  });
  const { checks } = verifyPackage(file, { verifySignature: () => true });
  expect(checks.filter(({ kind }) => kind === 'fails')).toEqual([]);
}
