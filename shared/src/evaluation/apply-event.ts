import { applyMove } from './apply-move.ts';
import type { EvaluationEvent } from './events.ts';
import { gradersOf } from './state.ts';
import { applyInterviewEvent } from './interview-events.ts';
import type { EvaluationState, RevealedArea, StampedDecision } from './state.ts';
import type { Assessor } from './values.ts';

type EventOf<K extends EvaluationEvent['kind']> = Extract<EvaluationEvent, { kind: K }>;

/** The state after one more event. Events of one evaluation apply in the order of their `seq`; pure. */
export function applyEvent(state: EvaluationState | undefined, event: EvaluationEvent): EvaluationState {
  if (event.kind === 'created') return createState(event);
  if (state === undefined) throw new Error(`An evaluation begins with "created", not "${event.kind}"`);
  return { ...changeState(state, event), seq: event.seq };
}

/** The state that a whole log gives; undefined for an empty one. */
export function foldEvents(events: readonly EvaluationEvent[]): EvaluationState | undefined {
  let state: EvaluationState | undefined;
  for (const event of events) state = applyEvent(state, event);
  return state;
}

function createState(event: EventOf<'created'>): EvaluationState {
  const { creation } = event;
  return {
    seq: event.seq,
    creation,
    createdAt: event.at,
    instrument: creation.instrument,
    instrumentRevisions: [],
    instrumentMoves: [],
    assessors: creation.assessors,
    departures: [],
    certificateChanges: [],
    outOfFocus: creation.outOfFocus,
    focusChanges: [],
    archived: null,
    participants: Object.fromEntries(creation.assessors.map(({ account }) => [account, 'assessor' as const])),
    evidence: {},
    interviews: {},
    ready: {},
    revealed: {},
    decisions: {},
    reread: {},
    namedSnapshots: 0,
    goldStars: {},
    signatures: [],
    voidedSignatures: [],
    unlockings: [],
    published: null,
    recoveries: [],
  };
}

function changeState(
  state: EvaluationState,
  event: Exclude<EvaluationEvent, EventOf<'created'>>,
): EvaluationState {
  switch (event.kind) {
    case 'participant-added':
      return { ...state, participants: { ...state.participants, [event.account]: event.role } };
    case 'participant-removed':
      return { ...state, participants: without(state.participants, [event.account]) };
    case 'assessor-replaced':
      return replaceAssessor(state, event, event.successor);
    case 'assessor-left':
      return replaceAssessor(state, event, null);
    case 'certificate-extended': {
      const { account, expiresOn, by, at } = event;
      const change = { kind: 'extended', account, expiresOn, by, at } as const;
      return {
        ...state,
        assessors: state.assessors.map((assessor) =>
          assessor.account === account ? { account, certificateExpiresOn: expiresOn } : assessor,
        ),
        certificateChanges: [...state.certificateChanges, change],
      };
    }
    case 'certificate-continued': {
      const { account, expiredOn, reason, by, at } = event;
      const change = { kind: 'continued', account, expiredOn, reason, by, at } as const;
      return { ...state, certificateChanges: [...state.certificateChanges, change] };
    }
    case 'focus-changed':
      return changeFocus(state, event);
    case 'instrument-revised': {
      const { before, after, origin, by, at } = event;
      const revision = { before, after, ...(origin && { origin }), by, at };
      return {
        ...state,
        instrument: { ...state.instrument, hash: after },
        instrumentRevisions: [...state.instrumentRevisions, revision],
      };
    }
    case 'instrument-moved':
      return applyMove(state, event);
    case 'archived':
      return { ...state, archived: { reason: event.reason, by: event.by, at: event.at } };
    case 'taken-out-of-archive':
      return { ...state, archived: null };
    case 'account-recovered': {
      const recovery = { account: event.account, by: event.by, at: event.at };
      return { ...state, recoveries: [...state.recoveries, recovery] };
    }
    case 'evidence-saved': {
      const saved = { ...event.evidence, revision: event.seq, by: event.by, at: event.at };
      return { ...state, evidence: { ...state.evidence, [saved.id]: saved } };
    }
    case 'interview-planned':
    case 'interview-changed':
    case 'interview-done':
    case 'interview-cancelled':
    case 'interview-reopened':
    case 'interview-removed':
    case 'interviewees-changed':
      return { ...state, interviews: applyInterviewEvent(state.interviews, event) };
    case 'ready-said': {
      const marks = {
        ...state.ready[event.area],
        [event.by]: { commitment: event.commitment, at: event.at },
      };
      return { ...state, ready: { ...state.ready, [event.area]: marks } };
    }
    case 'ready-taken-back': {
      const marks = without(state.ready[event.area] ?? {}, [event.by]);
      return { ...state, ready: { ...state.ready, [event.area]: marks } };
    }
    case 'block-revealed':
      return { ...state, revealed: { ...state.revealed, ...revealAreas(state, event) } };
    case 'decided':
      return addDecisions(state, event);
    case 'points-changed':
    case 'text-restored':
      return state;
    case 'confirmed':
      return addConfirmations(state, event);
    case 'snapshot-taken':
      return { ...state, namedSnapshots: state.namedSnapshots + 1 };
    case 'gold-star-given': {
      const star = { ...event.star, by: event.by, at: event.at };
      return { ...state, goldStars: { ...state.goldStars, [star.id]: star } };
    }
    case 'gold-star-withdrawn':
      return { ...state, goldStars: without(state.goldStars, [event.star]) };
    case 'signed':
      return { ...state, signatures: [...state.signatures, event.signature] };
    case 'published':
      return { ...state, published: { packageHash: event.packageHash, by: event.by, at: event.at } };
    case 'unlocked': {
      const unlocking = { by: event.by, at: event.at, reason: event.reason };
      const voided = state.signatures.map((signature) => ({ ...signature, voidedBy: unlocking }));
      return {
        ...state,
        signatures: [],
        voidedSignatures: [...state.voidedSignatures, ...voided],
        unlockings: [...state.unlockings, unlocking],
        published: null,
      };
    }
  }
}

function changeFocus(state: EvaluationState, event: EventOf<'focus-changed'>): EvaluationState {
  const { leftOut, takenIn, reason, by, at } = event;
  const gone = leftOut.map(({ indicator }) => indicator);
  const decisions = Object.entries(state.decisions).map(([indicator, history]) => [
    indicator,
    gone.includes(indicator) ? history.map((one) => ({ ...one, voided: one.voided ?? { by, at } })) : history,
  ]);
  return {
    ...state,
    outOfFocus: [...state.outOfFocus.filter(({ indicator }) => !takenIn.includes(indicator)), ...leftOut],
    focusChanges: [...state.focusChanges, { leftOut, takenIn, reason, by, at }],
    // The same histories under the same names.
    decisions: Object.fromEntries(decisions) as EvaluationState['decisions'],
    reread: without(state.reread, gone),
  };
}

/** Ready is said in person: whoever leaves takes it along, where nothing is revealed yet. */
function replaceAssessor(
  state: EvaluationState,
  { account, reason, by, at }: EventOf<'assessor-replaced' | 'assessor-left'>,
  successor: Assessor | null,
): EvaluationState {
  const others = without(state.participants, [account]);
  const left = state.assessors.filter((assessor) => assessor.account === account);
  const ready = Object.entries(state.ready).map(([area, marks]) => [
    area,
    state.revealed[area] ? marks : without(marks, [account]),
  ]);
  return {
    ...state,
    participants: successor === null ? others : { ...others, [successor.account]: 'assessor' },
    assessors: state.assessors.flatMap((assessor) =>
      assessor.account === account ? (successor ?? []) : assessor,
    ),
    departures: [
      ...state.departures,
      ...left.map((assessor) => ({ ...assessor, successor: successor?.account ?? null, reason, by, at })),
    ],
    // The same areas, some with a mark less.
    ready: Object.fromEntries(ready) as EvaluationState['ready'],
  };
}

function revealAreas(state: EvaluationState, event: EventOf<'block-revealed'>): Record<string, RevealedArea> {
  return Object.fromEntries(
    event.areas.map((area) => {
      const ballots = event.ballots.filter((ballot) => ballot.area === area);
      const authors = ballots.find((ballot) => ballot.authors)?.authors;
      const revealed: RevealedArea = {
        at: event.at,
        block: event.block,
        assessors: gradersOf(state, area),
        ballots: Object.fromEntries(ballots.map(({ assessor, values }) => [assessor, values])),
        proofs: Object.fromEntries(
          ballots.map(({ assessor, nonce, commitment }) => [assessor, { nonce, commitment }]),
        ),
        ...(authors && { authors }),
      };
      return [area, revealed];
    }),
  );
}

function addDecisions(state: EvaluationState, event: EventOf<'decided'>): EvaluationState {
  const decisions = { ...state.decisions };
  for (const decision of event.decisions) {
    const stamped: StampedDecision = {
      ...decision,
      by: event.by,
      at: event.at,
      confirmations: { [event.by]: event.at },
    };
    decisions[decision.indicator] = [...(decisions[decision.indicator] ?? []), stamped];
  }
  const decided = event.decisions.map((decision) => decision.indicator);
  const drawn = Object.fromEntries(event.reread.map((indicator) => [indicator, true as const]));
  return { ...state, decisions, reread: { ...without(state.reread, decided), ...drawn } };
}

function addConfirmations(state: EvaluationState, event: EventOf<'confirmed'>): EvaluationState {
  const confirmed = new Set(event.decisions);
  const decisions = Object.fromEntries(
    Object.entries(state.decisions).map(([indicator, history]) => [
      indicator,
      history.some((decision) => confirmed.has(decision.id))
        ? history.map((decision) => (confirmed.has(decision.id) ? confirm(decision, event) : decision))
        : history,
    ]),
  );
  return { ...state, decisions };
}

function confirm(decision: StampedDecision, { by, at }: EventOf<'confirmed'>): StampedDecision {
  return { ...decision, confirmations: { ...decision.confirmations, [by]: at } };
}

function without<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
