import { diffInstruments } from '../instrument/index.ts';
import type { Command } from './commands.ts';
import { changeFocus } from './decide-focus.ts';
import { acceptGreens, confirmDecisions, decideIndicator } from './decide-grades.ts';
import {
  cancelInterview,
  changeInterview,
  markInterviewDone,
  planInterview,
  removeInterview,
  reopenInterview,
} from './decide-interview.ts';
import { moveInstrument } from './decide-move.ts';
import { sayReady, takeBackReady } from './decide-readiness.ts';
import { completeWithout, continueCertificate, replaceAssessor } from './decide-people.ts';
import { giveGoldStar, withdrawGoldStar } from './decide-gold-star.ts';
import { sayRestored } from './decide-restored.ts';
import { publish } from './decide-publishing.ts';
import { signPackage } from './decide-signing.ts';
import { takeSnapshot } from './decide-snapshot.ts';
import { accept, refuse, type Answer, type CommandOf, type DecideContext } from './decided.ts';
import { findFieldworkSource } from './fieldwork-sources.ts';
import type { NewEvent } from './events.ts';
import { isLocked } from './state.ts';
import type { EvaluationState } from './state.ts';

/** What a command does to an evaluation, or why it may not. Pure; whoever calls has checked the permission table. */
export function decide(state: EvaluationState, command: Command, context: DecideContext): Answer {
  if (state.archived !== null && command.kind !== 'take-out-of-archive') return refuse({ kind: 'archived' });
  if (isLocked(state) && !actsOnLocked.has(command.kind)) return refuse({ kind: 'locked' });
  switch (command.kind) {
    case 'save-evidence':
      return saveEvidence(state, command);
    case 'plan-interview':
      return planInterview(state, command);
    case 'change-interview':
      return changeInterview(state, command);
    case 'mark-interview-done':
      return markInterviewDone(state, command);
    case 'cancel-interview':
      return cancelInterview(state, command);
    case 'reopen-interview':
      return reopenInterview(state, command);
    case 'remove-interview':
      return removeInterview(state, command, context);
    case 'say-ready':
      return sayReady(state, command, context);
    case 'take-back-ready':
      return takeBackReady(state, command, context);
    case 'decide':
      return decideIndicator(state, command, context);
    case 'accept-greens':
      return acceptGreens(state, command, context);
    case 'confirm':
      return confirmDecisions(state, command, context);
    case 'change-focus':
      return changeFocus(state, command, context);
    case 'take-snapshot':
      return takeSnapshot(state, command);
    case 'say-restored':
      return sayRestored(state, command, context);
    case 'give-gold-star':
      return giveGoldStar(state, command, context);
    case 'withdraw-gold-star':
      return withdrawGoldStar(state, command);
    case 'sign':
      return signPackage(state, command, context);
    case 'publish':
      return publish(state, command, context);
    case 'unlock':
      return unlock(state, command, context);
    case 'add-participant':
      return addParticipant(state, command, context);
    case 'remove-participant':
      return removeParticipant(state, command);
    case 'archive':
      return accept([{ kind: 'archived', reason: command.reason }]);
    case 'take-out-of-archive':
      if (state.archived === null) return refuse({ kind: 'not-archived' });
      return accept([{ kind: 'taken-out-of-archive', reason: command.reason }]);
    case 'move-instrument':
      return moveInstrument(state, command, context);
    case 'replace-assessor':
      return replaceAssessor(state, command, context);
    case 'complete-without':
      return completeWithout(state, command, context);
    case 'continue-certificate':
      return continueCertificate(state, command, context);
  }
}

const actsOnLocked: ReadonlySet<Command['kind']> = new Set([
  'sign',
  'publish',
  'unlock',
  'add-participant',
  'remove-participant',
  'continue-certificate',
  'archive',
  'take-out-of-archive',
]);

/** Ten times what an evaluation of 40 interviews and its documents takes; everybody loads all of them. */
const evidencePiecesMax = 1_000;

function saveEvidence(state: EvaluationState, command: CommandOf<'save-evidence'>): Answer {
  const { id, noted } = command.evidence;
  const known = state.evidence[id];
  const isNew = known === undefined;
  if (isNew && Object.keys(state.evidence).length >= evidencePiecesMax)
    return refuse({ kind: 'limit-reached', max: evidencePiecesMax });
  // Both have made one note evidence at once, perhaps without a line: the first has done it.
  if (noted && command.seenRevision === null && known?.noted?.source === noted.source) return accept([]);
  const current = known?.revision ?? null;
  if (current !== command.seenRevision)
    return refuse({ kind: 'stale', seen: asText(command.seenRevision), current: asText(current) });
  // What is a source stays one, and what was noted of a source stays that.
  const isSameSource = isNew || known.noted?.source === noted?.source;
  if (!isSameSource || (noted && findFieldworkSource(state, noted.source) === undefined))
    return refuse({ kind: 'unknown-id', what: 'source', id: noted?.source ?? id });
  return accept(
    [{ kind: 'evidence-saved', evidence: command.evidence }],
    isNew && !noted ? [{ kind: 'open-fieldwork', source: id }] : [],
  );
}

function asText(revision: number | null): string | null {
  return revision === null ? null : String(revision);
}

/** What its instrument's owner has corrected while it was signed reaches it now. */
function unlock(
  state: EvaluationState,
  { reason }: CommandOf<'unlock'>,
  { instrument, findInstrument }: DecideContext,
): Answer {
  if (!isLocked(state)) return refuse({ kind: 'not-locked' });
  const { id, hash: before } = state.instrument;
  const current = findInstrument(id);
  const isCorrected =
    current !== undefined &&
    current.hash !== before &&
    diffInstruments(instrument, current.instrument).verdict !== 'substantive';
  const revised: NewEvent[] = isCorrected
    ? [{ kind: 'instrument-revised', instrument: id, before, after: current.hash, origin: 'unlocking' }]
    : [];
  return accept(
    [{ kind: 'unlocked', reason }, ...revised],
    [{ kind: 'unlock-shared' }, ...(state.published === null ? [] : [{ kind: 'withdraw-result' } as const])],
  );
}

/** One account has one role; an assessor in particular is never a reviewer of the same evaluation (R16). */
function addParticipant(
  state: EvaluationState,
  { account, role }: CommandOf<'add-participant'>,
  { isOpenAccount }: DecideContext,
): Answer {
  if (!isOpenAccount(account)) return refuse({ kind: 'unknown-account', account });
  if (state.participants[account] !== undefined) return refuse({ kind: 'roles-exclude', account });
  return accept([{ kind: 'participant-added', account, role }]);
}

function removeParticipant(state: EvaluationState, { account }: CommandOf<'remove-participant'>): Answer {
  const role = state.participants[account];
  if (role === undefined) return refuse({ kind: 'unknown-account', account });
  if (role === 'assessor') return refuse({ kind: 'not-allowed' });
  return accept([{ kind: 'participant-removed', account }]);
}
