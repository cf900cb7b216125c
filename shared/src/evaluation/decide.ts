import type { Refusal } from '../api/refusals.ts';
import { judgeIndicator } from '../disagreement/index.ts';
import type { BallotIndicator, IndicatorJudgement } from '../disagreement/index.ts';
import { instrumentIndex } from '../instrument/index.ts';
import type { Criterion, Instrument } from '../instrument/index.ts';
import { failure, success } from '../result.ts';
import type { Result } from '../result.ts';
import { blockOfArea } from './blocks.ts';
import type { Command } from './commands.ts';
import type { NewEvent, RevealedBallot, Signature } from './events.ts';
import { obstaclesToSigning } from './obstacles.ts';
import { assessorsOf, currentDecision, isLocked, isOutOfFocus } from './state.ts';
import type { EvaluationState } from './state.ts';
import type { Decision, Outcome } from './values.ts';

/** What a decision needs from outside; everything that is not pure comes in here. */
export type DecideContext = {
  readonly actor: string;
  readonly instrument: Instrument;
  readonly newId: () => string;
  /** At least 0, below 1. */
  readonly random: () => number;
  /** The actor's own ballot of an area as it stands on disk, sealed with a fresh nonce. */
  readonly sealBallot: (area: string) => SealedBallot;
  /** Ballots of others that have been declared ready and are not revealed. */
  readonly sealedBallots: (areas: readonly string[]) => readonly RevealedBallot[];
  /** SHA-256 of the package that the evaluation would give now. */
  readonly packageHash: () => string;
  readonly signPackage: (packageHash: string) => Signature;
};

/** `contentHash` is what the owner's screen can compute too: SHA-256 of the canonical ballot without the nonce. */
export type SealedBallot = { readonly ballot: RevealedBallot; readonly contentHash: string };

/** What the server does in the same transaction as the events. */
export type Effect =
  | { readonly kind: 'seal-ballot'; readonly ballot: RevealedBallot }
  | { readonly kind: 'open-ballot'; readonly area: string }
  | { readonly kind: 'create-joint'; readonly areas: readonly string[] }
  | { readonly kind: 'lock-joint' }
  | { readonly kind: 'unlock-joint' }
  | { readonly kind: 'store-calibration'; readonly moment: 'reveal' | 'signature' };

export type Decided = { readonly events: readonly NewEvent[]; readonly effects: readonly Effect[] };

type Answer = Result<Decided, Refusal>;
type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** What a command does to an evaluation, or why it may not. Pure; whoever calls has checked the permission table. */
export function decide(state: EvaluationState, command: Command, context: DecideContext): Answer {
  if (isLocked(state) && !actsOnLocked.has(command.kind)) return failure({ kind: 'locked' });
  switch (command.kind) {
    case 'save-evidence':
      return saveEvidence(state, command);
    case 'say-ready':
      return sayReady(state, command, context);
    case 'take-back-ready':
      return takeBackReady(state, command, context);
    case 'decide':
      return decideIndicator(state, command, context);
    case 'accept-greens':
      return acceptGreens(state, command, context);
    case 'confirm':
      return confirm(state, command, context);
    case 'sign':
      return sign(state, command, context);
    case 'unlock':
      return isLocked(state)
        ? answer([{ kind: 'unlocked', reason: command.reason }], [{ kind: 'unlock-joint' }])
        : failure({ kind: 'not-locked' });
    case 'add-participant':
      return state.participants[command.account] === undefined
        ? answer([{ kind: 'participant-added', account: command.account, role: command.role }])
        : failure({ kind: 'roles-exclude', account: command.account });
    case 'remove-participant':
      return removeParticipant(state, command);
  }
}

const actsOnLocked: ReadonlySet<Command['kind']> = new Set([
  'sign',
  'unlock',
  'add-participant',
  'remove-participant',
]);

function answer(events: readonly NewEvent[], effects: readonly Effect[] = []): Answer {
  return success({ events, effects });
}

function saveEvidence(state: EvaluationState, command: CommandOf<'save-evidence'>): Answer {
  const current = state.evidence[command.evidence.id]?.revision ?? null;
  if (current !== command.seenRevision)
    return failure({ kind: 'stale', seen: text(command.seenRevision), current: text(current) });
  return answer([{ kind: 'evidence-saved', evidence: command.evidence }]);
}

function text(revision: number | null): string | null {
  return revision === null ? null : String(revision);
}

function sayReady(state: EvaluationState, command: CommandOf<'say-ready'>, context: DecideContext): Answer {
  const { area } = command;
  const unknown = refuseUnknownArea(context.instrument, area);
  if (unknown) return failure(unknown);
  if (state.revealed[area]) return failure({ kind: 'already-revealed' });
  if (state.ready[area]?.[context.actor]) return failure({ kind: 'already-ready' });
  const { ballot, contentHash } = context.sealBallot(area);
  if (contentHash !== command.seenBallot)
    return failure({ kind: 'stale', seen: command.seenBallot, current: contentHash });
  const incomplete = incompleteIndicators(state, context.instrument, area, ballot.values);
  if (incomplete.length > 0) return failure({ kind: 'incomplete', indicators: [...incomplete] });
  const said: NewEvent = { kind: 'ready-said', area, commitment: ballot.commitment };
  const reveal = revealOfBlock(state, ballot, context);
  return answer(
    reveal ? [said, reveal] : [said],
    reveal
      ? [
          { kind: 'seal-ballot', ballot },
          { kind: 'create-joint', areas: reveal.areas },
          { kind: 'store-calibration', moment: 'reveal' },
        ]
      : [{ kind: 'seal-ballot', ballot }],
  );
}

/** Indicators in focus that are neither fully graded nor marked not applicable (R14), in the instrument's order. */
export function incompleteIndicators(
  state: EvaluationState,
  instrument: Instrument,
  area: string,
  values: Readonly<Record<string, BallotIndicator>>,
): readonly string[] {
  const index = instrumentIndex(instrument);
  const indicators = index.areaById.get(area)?.subareas.flatMap((subarea) => subarea.indicators) ?? [];
  return indicators.flatMap(({ id }) => {
    const value = values[id];
    const isDone =
      isOutOfFocus(state, id) ||
      (value !== undefined &&
        (!value.applicable ||
          criteriaOf(instrument, id).every((criterion) => value.grades[criterion.id] !== undefined)));
    return isDone ? [] : [id];
  });
}

function criteriaOf(instrument: Instrument, indicator: string): readonly Criterion[] {
  return instrumentIndex(instrument).criteriaByIndicatorId.get(indicator) ?? [];
}

type RevealEvent = Extract<NewEvent, { kind: 'block-revealed' }>;

function revealOfBlock(
  state: EvaluationState,
  ballot: RevealedBallot,
  { instrument, sealedBallots }: DecideContext,
): RevealEvent | undefined {
  const block = blockOfArea(instrument, state.creation.blocks, ballot.area);
  const ballots = [...sealedBallots(block.areas), ballot];
  const isComplete = block.areas.every((area) =>
    assessorsOf(state).every((assessor) =>
      ballots.some((candidate) => candidate.area === area && candidate.assessor === assessor),
    ),
  );
  return isComplete
    ? { kind: 'block-revealed', block: block.id, areas: [...block.areas], ballots }
    : undefined;
}

function takeBackReady(
  state: EvaluationState,
  command: CommandOf<'take-back-ready'>,
  { actor, instrument }: DecideContext,
): Answer {
  const { area } = command;
  const unknown = refuseUnknownArea(instrument, area);
  if (unknown) return failure(unknown);
  if (state.revealed[area]) return failure({ kind: 'already-revealed' });
  if (!state.ready[area]?.[actor]) return failure({ kind: 'not-ready' });
  return answer([{ kind: 'ready-taken-back', area }], [{ kind: 'open-ballot', area }]);
}

function decideIndicator(
  state: EvaluationState,
  command: CommandOf<'decide'>,
  context: DecideContext,
): Answer {
  const { indicator, outcome, reason } = command;
  const refusal = refuseUndecidable(state, indicator, context.instrument);
  if (refusal) return failure(refusal);
  const current = currentDecision(state, indicator)?.id ?? null;
  if (current !== command.seenDecision)
    return failure({ kind: 'stale', seen: command.seenDecision, current });
  const invalid = refuseGrades(indicator, outcome, context.instrument);
  if (invalid) return failure(invalid);
  const isRed = judgeRevealed(state, indicator, context.instrument).tier === 'red';
  if (isRed && outcome.kind !== 'parked' && !reason?.text)
    return failure({ kind: 'reason-required', indicator });
  const decision: Decision = {
    id: context.newId(),
    indicator,
    outcome,
    ...(reason && { reason }),
    replaces: current,
  };
  return answer([{ kind: 'decided', decisions: [decision], reread: [] }]);
}

function refuseUndecidable(
  state: EvaluationState,
  indicator: string,
  instrument: Instrument,
): Refusal | undefined {
  const area = instrumentIndex(instrument).areaByIndicatorId.get(indicator);
  if (area === undefined) return { kind: 'unknown-id', what: 'indicator', id: indicator };
  if (isOutOfFocus(state, indicator)) return { kind: 'out-of-focus', indicator };
  return state.revealed[area.id] ? undefined : { kind: 'not-revealed' };
}

function refuseGrades(indicator: string, outcome: Outcome, instrument: Instrument): Refusal | undefined {
  if (outcome.kind !== 'graded') return undefined;
  const criteria = criteriaOf(instrument, indicator);
  const known = new Set(criteria.map((criterion) => criterion.id));
  const stranger = Object.keys(outcome.grades).find((id) => !known.has(id));
  if (stranger !== undefined) return { kind: 'grade-invalid', indicator, criterion: stranger };
  const wrong = criteria.find(({ id, topGrade }) => {
    const grade = outcome.grades[id];
    return grade === undefined || grade > topGrade;
  });
  return wrong && { kind: 'grade-invalid', indicator, criterion: wrong.id };
}

/** The tier and triggers of an indicator whose ballots are revealed, by the evaluation's own settings. */
export function judgeRevealed(
  state: EvaluationState,
  indicator: string,
  instrument: Instrument,
): IndicatorJudgement {
  const area = instrumentIndex(instrument).areaByIndicatorId.get(indicator);
  const ballots = area && state.revealed[area.id]?.ballots;
  if (!ballots) throw new Error(`The ballots of ${indicator} are not revealed to this viewer`);
  const values = assessorsOf(state).map((assessor) => ballots[assessor]?.[indicator] ?? emptyBallot);
  return judgeIndicator(instrument, indicator, values, state.creation.settings);
}

const emptyBallot: BallotIndicator = { applicable: true, grades: {}, unsure: [], reason: '', evidence: {} };

function acceptGreens(
  state: EvaluationState,
  command: CommandOf<'accept-greens'>,
  context: DecideContext,
): Answer {
  const indicators = [...new Set(command.indicators)];
  for (const indicator of indicators) {
    const refusal = refuseUndecidable(state, indicator, context.instrument);
    if (refusal) return failure(refusal);
  }
  const unfit = indicators.filter(
    (indicator) =>
      currentDecision(state, indicator) !== undefined ||
      state.reread[indicator] ||
      judgeRevealed(state, indicator, context.instrument).tier !== 'green',
  );
  if (unfit.length > 0) return failure({ kind: 'not-green', indicators: unfit });
  const reread = drawForRereading(indicators, state, context.random);
  const decisions = indicators
    .filter((indicator) => !reread.includes(indicator))
    .map((indicator): Decision => ({
      id: context.newId(),
      indicator,
      outcome: revealedOutcome(state, indicator, context.instrument),
      replaces: null,
    }));
  return answer([{ kind: 'decided', decisions, reread }]);
}

/** A random share of identical grades is read once more, so that agreeing by habit is noticed (judging.md, tiers). */
function drawForRereading(
  indicators: readonly string[],
  { creation: { settings } }: EvaluationState,
  random: () => number,
): string[] {
  const { rereadShareMin, rereadShareMax } = settings;
  const share = rereadShareMin + (rereadShareMax - rereadShareMin) * random();
  const count = Math.min(indicators.length, Math.ceil(indicators.length * share));
  const pool = [...indicators];
  return Array.from({ length: count }, () => pool.splice(Math.floor(random() * pool.length), 1)).flat();
}

function revealedOutcome(state: EvaluationState, indicator: string, instrument: Instrument): Outcome {
  const area = instrumentIndex(instrument).areaByIndicatorId.get(indicator);
  const [first] = assessorsOf(state);
  const ballot = (area && first && state.revealed[area.id]?.ballots[first]?.[indicator]) ?? emptyBallot;
  return ballot.applicable ? { kind: 'graded', grades: ballot.grades } : { kind: 'not-applicable' };
}

function confirm(state: EvaluationState, command: CommandOf<'confirm'>, { actor }: DecideContext): Answer {
  const wanted = [...new Set(command.decisions)];
  const histories = Object.values(state.decisions);
  for (const id of wanted) {
    const history = histories.find((decisions) => decisions.some((decision) => decision.id === id));
    if (history === undefined) return failure({ kind: 'unknown-id', what: 'decision', id });
    const current = history.at(-1);
    if (current?.id !== id) return failure({ kind: 'stale', seen: id, current: current?.id ?? null });
  }
  const fresh = wanted.filter((id) =>
    histories.some((decisions) => {
      const current = decisions.at(-1);
      return current?.id === id && current.confirmations[actor] === undefined;
    }),
  );
  return answer(fresh.length > 0 ? [{ kind: 'confirmed', decisions: fresh }] : []);
}

function sign(state: EvaluationState, command: CommandOf<'sign'>, context: DecideContext): Answer {
  if (state.signatures.some((signature) => signature.person === context.actor))
    return failure({ kind: 'already-signed' });
  const obstacles = obstaclesToSigning(state, context.instrument);
  if (obstacles.length > 0) return failure({ kind: 'open-before-signing', obstacles: [...obstacles] });
  const current = context.packageHash();
  if (current !== command.packageHash) return failure({ kind: 'stale', seen: command.packageHash, current });
  const completes = state.signatures.length + 1 === assessorsOf(state).length;
  const effects: Effect[] = state.signatures.length === 0 ? [{ kind: 'lock-joint' }] : [];
  if (completes) effects.push({ kind: 'store-calibration', moment: 'signature' });
  return answer([{ kind: 'signed', signature: context.signPackage(current), completes }], effects);
}

function removeParticipant(state: EvaluationState, command: CommandOf<'remove-participant'>): Answer {
  const role = state.participants[command.account];
  if (role === undefined) return failure({ kind: 'unknown-account', account: command.account });
  if (role === 'assessor') return failure({ kind: 'not-allowed' });
  return answer([{ kind: 'participant-removed', account: command.account }]);
}

function refuseUnknownArea(instrument: Instrument, area: string): Refusal | undefined {
  return instrument.areas.some((candidate) => candidate.id === area)
    ? undefined
    : { kind: 'unknown-id', what: 'area', id: area };
}
