import type { Refusal } from '../api/refusals.ts';
import { accept, refuse, type Answer, type CommandOf, type DecideContext } from './decided.ts';
import { assessorsOf } from './state.ts';
import type { EvaluationState, PlannedInterview } from './state.ts';

/** Five times as many as the method's 40 persons, each alone. */
const interviewsMax = 200;

export function planInterview(state: EvaluationState, { interview }: CommandOf<'plan-interview'>): Answer {
  const taken = state.interviews[interview.id] ?? state.evidence[interview.id];
  if (taken) return refuse({ kind: 'stale', seen: null, current: String(taken.revision) });
  if (Object.keys(state.interviews).length >= interviewsMax)
    return refuse({ kind: 'limit-reached', max: interviewsMax });
  const refusal = refuseLead(state, interview.lead, null);
  return refusal
    ? refuse(refusal)
    : accept([{ kind: 'interview-planned', interview }], [{ kind: 'open-fieldwork', source: interview.id }]);
}

export function changeInterview(
  state: EvaluationState,
  { interview, seenRevision }: CommandOf<'change-interview'>,
): Answer {
  const before = state.interviews[interview.id];
  const refusal =
    refuseStale(before, interview.id, seenRevision) ??
    refuseStatus(before, ['planned', 'done']) ??
    refuseLead(state, interview.lead, before?.lead ?? null);
  return refusal ? refuse(refusal) : accept([{ kind: 'interview-changed', interview }]);
}

export function markInterviewDone(
  state: EvaluationState,
  { interview, persons, seenRevision }: CommandOf<'mark-interview-done'>,
): Answer {
  const before = state.interviews[interview];
  const refusal = refuseStale(before, interview, seenRevision) ?? refuseStatus(before, ['planned']);
  return refusal ? refuse(refusal) : accept([{ kind: 'interview-done', interview, persons }]);
}

export function cancelInterview(
  state: EvaluationState,
  { interview, reason, seenRevision }: CommandOf<'cancel-interview'>,
): Answer {
  const before = state.interviews[interview];
  const refusal = refuseStale(before, interview, seenRevision) ?? refuseStatus(before, ['planned']);
  return refusal ? refuse(refusal) : accept([{ kind: 'interview-cancelled', interview, reason }]);
}

export function reopenInterview(
  state: EvaluationState,
  { interview, seenRevision }: CommandOf<'reopen-interview'>,
): Answer {
  const before = state.interviews[interview];
  const refusal = refuseStale(before, interview, seenRevision) ?? refuseStatus(before, ['done', 'cancelled']);
  return refusal ? refuse(refusal) : accept([{ kind: 'interview-reopened', interview }]);
}

/** The names behind it go with it, though not the log's line that there was one. */
export function removeInterview(
  state: EvaluationState,
  { interview, seenRevision }: CommandOf<'remove-interview'>,
  { hasNotes }: DecideContext,
): Answer {
  const refusal = refuseStale(state.interviews[interview], interview, seenRevision);
  if (refusal) return refuse(refusal);
  if (hasNotes(interview)) return refuse({ kind: 'interview-has-notes' });
  return accept([{ kind: 'interview-removed', interview }], [{ kind: 'forget-interviewees', interview }]);
}

function refuseStale(
  before: PlannedInterview | undefined,
  interview: string,
  seenRevision: number,
): Refusal | undefined {
  if (before === undefined) return { kind: 'unknown-id', what: 'interview', id: interview };
  if (before.revision === seenRevision) return undefined;
  return { kind: 'stale', seen: String(seenRevision), current: String(before.revision) };
}

function refuseStatus(
  before: PlannedInterview | undefined,
  allowed: readonly PlannedInterview['status']['kind'][],
): Refusal | undefined {
  const status = before?.status.kind ?? 'planned';
  return allowed.includes(status) ? undefined : { kind: 'interview-is', status };
}

/** One of those who assess now, or whoever led it before: that one may have left, and it is still true. */
function refuseLead(state: EvaluationState, lead: string | null, before: string | null): Refusal | undefined {
  if (lead === null || lead === before || assessorsOf(state).includes(lead)) return undefined;
  return { kind: 'unknown-account', account: lead };
}
