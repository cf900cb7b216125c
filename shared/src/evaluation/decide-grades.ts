import canonicalize from 'canonicalize';
import type { Refusal } from '../api/refusals.ts';
import { instrumentIndex } from '../instrument/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { isGrade } from '../scoring/index.ts';
import { accept, refuse, type Answer, type CommandOf, type DecideContext } from './decided.ts';
import { drawReread } from './draw-reread.ts';
import { judgeRevealed, revealedOf } from './judge-revealed.ts';
import { currentDecision, isOutOfFocus } from './state.ts';
import type { EvaluationState, StampedDecision } from './state.ts';
import type { Decision, Outcome } from './values.ts';

/** One decision, in place of the one the actor saw. */
export function decideIndicator(
  state: EvaluationState,
  { indicator, outcome, reason, seenDecision }: CommandOf<'decide'>,
  { actor, instrument, newId }: DecideContext,
): Answer {
  const refusal = refuseUndecidable(state, indicator, instrument);
  if (refusal) return refuse(refusal);
  const standing = currentDecision(state, indicator);
  const current = standing?.id ?? null;
  if (current !== seenDecision) return refuse({ kind: 'stale', seen: seenDecision, current });
  const invalid = refuseGrades(indicator, outcome, instrument);
  if (invalid) return refuse(invalid);
  const mustGiveReason =
    outcome.kind !== 'parked' && judgeRevealed(state, indicator, instrument).tier === 'red';
  if (mustGiveReason && !reason?.text) return refuse({ kind: 'reason-required', indicator });
  if (standing && saysTheSame(standing, { outcome, reason })) return standBehind(standing, actor);
  const decision: Decision = {
    id: newId(),
    indicator,
    outcome,
    ...(reason && { reason }),
    replaces: lastDecisionId(state, indicator),
  };
  return accept([{ kind: 'decided', decisions: [decision], reread: [] }]);
}

/** Also a void one: histories are chains. */
function lastDecisionId(state: EvaluationState, indicator: string): string | null {
  return state.decisions[indicator]?.at(-1)?.id ?? null;
}

/** Deciding what is decided already is no change that others would have to confirm anew. */
function standBehind({ id, confirmations }: StampedDecision, actor: string): Answer {
  return accept(confirmations[actor] === undefined ? [{ kind: 'confirmed', decisions: [id] }] : []);
}

function saysTheSame(
  standing: Pick<Decision, 'outcome' | 'reason'>,
  asked: Pick<CommandOf<'decide'>, 'outcome' | 'reason'>,
): boolean {
  const wordsOf = ({ outcome, reason }: typeof asked) => canonicalize({ outcome, reason: reason ?? null });
  return wordsOf(standing) === wordsOf(asked);
}

/** Decides identical gradings together, all but those drawn to be read once more. */
export function acceptGreens(
  state: EvaluationState,
  command: CommandOf<'accept-greens'>,
  { instrument, newId }: DecideContext,
): Answer {
  const indicators = [...new Set(command.indicators)];
  for (const indicator of indicators) {
    const refusal = refuseUndecidable(state, indicator, instrument);
    if (refusal) return refuse(refusal);
  }
  const unfit = indicators.filter((indicator) => !isAcceptable(state, indicator, instrument));
  if (unfit.length > 0) return refuse({ kind: 'not-green', indicators: unfit });
  const drawn = drawReread(state, instrument);
  const decisions = indicators
    .filter((indicator) => !drawn.has(indicator))
    .map((indicator): Decision => ({
      id: newId(),
      indicator,
      outcome: agreedOutcome(state, indicator, instrument),
      replaces: lastDecisionId(state, indicator),
    }));
  const reread = indicators.filter((indicator) => drawn.has(indicator));
  return accept([{ kind: 'decided', decisions, reread }]);
}

/** Puts the actor's name under decisions that stand; one that has been replaced is refused. */
export function confirmDecisions(
  state: EvaluationState,
  command: CommandOf<'confirm'>,
  { actor }: DecideContext,
): Answer {
  const histories = Object.values(state.decisions);
  const fresh: string[] = [];
  for (const id of new Set(command.decisions)) {
    const current = histories.find((history) => history.some((decision) => decision.id === id))?.at(-1);
    if (current === undefined) return refuse({ kind: 'unknown-id', what: 'decision', id });
    if (current.id !== id || current.voided)
      return refuse({ kind: 'stale', seen: id, current: current.voided ? null : current.id });
    if (current.confirmations[actor] === undefined) fresh.push(id);
  }
  return accept(fresh.length > 0 ? [{ kind: 'confirmed', decisions: fresh }] : []);
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

/** Every criterion of the indicator has a grade on its scale, and nothing else has one. */
function refuseGrades(indicator: string, outcome: Outcome, instrument: Instrument): Refusal | undefined {
  if (outcome.kind !== 'graded') return undefined;
  const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get(indicator) ?? [];
  const known = new Set(criteria.map((criterion) => criterion.id));
  const wrong =
    Object.keys(outcome.grades).find((id) => !known.has(id)) ??
    criteria.find((criterion) => !isGrade(criterion, outcome.grades[criterion.id]))?.id;
  return wrong === undefined ? undefined : { kind: 'grade-invalid', indicator, criterion: wrong };
}

function isAcceptable(state: EvaluationState, indicator: string, instrument: Instrument): boolean {
  return (
    currentDecision(state, indicator) === undefined &&
    !state.reread[indicator] &&
    judgeRevealed(state, indicator, instrument).tier === 'green'
  );
}

/** What all ballots say of a green indicator. */
function agreedOutcome(state: EvaluationState, indicator: string, instrument: Instrument): Outcome {
  const [first] = revealedOf(state, indicator, instrument) ?? [];
  if (first === undefined) throw new Error(`The ballots of ${indicator} are not revealed`);
  return first.applicable ? { kind: 'graded', grades: first.grades } : { kind: 'not-applicable' };
}
