import { mayCommand, mayInInstallation } from '@samskar/shared/api';
import type { CommandAnswer, CommandRequest, Refusal } from '@samskar/shared/api';
import { applyEvent, decide, projectEvent } from '@samskar/shared/evaluation';
import type { Command, EvaluationEvent, EvaluationState, EventKind } from '@samskar/shared/evaluation';
import { canonicalHash } from '@samskar/shared/package';
import { failure, success, type Result } from '@samskar/shared/result';
import type { Viewer } from '../people/viewer.ts';
import { findCommand, insertCommand, type LoggedCommand } from '../storage/command-log.ts';
import { listEvents } from '../storage/evaluation-event.ts';
import { findRole } from '../storage/evaluation.ts';
import { applyEffects } from './apply-effects.ts';
import { decideContext } from './decide-context.ts';
import type { Evaluations } from './evaluations.ts';
import { storeEvents } from './store-events.ts';

export type CommandCall = {
  readonly viewer: Pick<Viewer, 'accountId' | 'roles'>;
  readonly evaluation: string;
  readonly request: CommandRequest;
};

/**
 * Carries out a command: authorised, decided, its events and everything that goes with them stored in ONE transaction, or
 * nothing. A repeated key of an accepted command gives the first answer and does nothing; a refusal has done nothing, and
 * is judged anew. Whoever calls has checked the password of a signature.
 */
export function runCommand(evaluations: Evaluations, call: CommandCall): Result<CommandAnswer, Refusal> {
  return evaluations.database.transaction(() => runInTransaction(evaluations, call));
}

/** Undefined when the viewer may. To people without a role an evaluation does not exist, but to those who list them all. */
export function refuseCommand(
  { database }: Evaluations,
  { viewer, evaluation }: Pick<CommandCall, 'viewer' | 'evaluation'>,
  kind: Command['kind'],
): Refusal | undefined {
  const role = findRole(database, evaluation, viewer.accountId);
  const maySee =
    role !== undefined ||
    mayInInstallation(viewer.roles, 'list-every-evaluation') ||
    (kind === 'move-instrument' && mayInInstallation(viewer.roles, 'move-evaluations'));
  if (!maySee) return { kind: 'not-found' };
  return mayCommand({ installation: viewer.roles, evaluation: role }, kind)
    ? undefined
    : { kind: 'not-allowed' };
}

function runInTransaction(evaluations: Evaluations, call: CommandCall): Result<CommandAnswer, Refusal> {
  const { viewer, evaluation, request } = call;
  const { database, states, chance } = evaluations;
  const refusal = refuseCommand(evaluations, call, request.command.kind);
  if (refusal) return failure(refusal);
  const state = states.find(evaluation);
  if (state === undefined) return failure({ kind: 'not-found' });
  const repeated = findCommand(database, viewer.accountId, request.key);
  if (repeated) return answerAgain(evaluations, call, repeated);
  const now = chance.now();
  const stamp = { at: new Date(now).toISOString(), by: viewer.accountId };
  const decided = decide(state, request.command, decideContext(evaluations, state, stamp));
  if (!decided.ok) return decided;
  const events = storeEvents(evaluations, evaluation, state.seq, decided.value.events, stamp);
  const after = events.reduce<EvaluationState>(applyEvent, state);
  applyEffects(evaluations, { before: state, after, stamp }, decided.value.effects);
  // After the effects: a socket that is asked anew must find its document locked already (R10).
  if (events.some((event) => changesAccess.has(event.kind)))
    database.afterCommit(() => evaluations.watcher.onAccessChanged());
  const range = { firstSeq: state.seq + 1, lastSeq: after.seq };
  const hash = hashOf(request.command);
  insertCommand(database, { account: viewer.accountId, key: request.key, evaluation, hash, ...range }, now);
  return success(answerOf(evaluations, call, after.seq, events));
}

const changesAccess: ReadonlySet<EventKind> = new Set([
  'participant-added',
  'participant-removed',
  'assessor-replaced',
  'assessor-left',
  'instrument-moved',
  'archived',
  'taken-out-of-archive',
  'ready-said',
  'ready-taken-back',
  'block-revealed',
  'signed',
  'unlocked',
]);

type Logged = Pick<LoggedCommand, 'evaluation' | 'hash' | 'firstSeq' | 'lastSeq'>;

/** A key belongs to one command of one evaluation; used for another, it is as good as no key. */
function answerAgain(
  evaluations: Evaluations,
  call: CommandCall,
  logged: Logged,
): Result<CommandAnswer, Refusal> {
  const isSame = logged.hash === null || logged.hash === hashOf(call.request.command);
  if (logged.evaluation !== call.evaluation || !isSame)
    return failure({
      kind: 'bad-request',
      problems: [{ path: 'key', rule: 'was used for another command' }],
    });
  const events = listEvents(evaluations.database, logged.evaluation, logged.firstSeq - 1, logged.lastSeq);
  return success(answerOf(evaluations, call, logged.lastSeq, events));
}

/** What was asked, without the password that comes with a signature: the same request has the same. */
function hashOf({ ...command }: Command): string {
  if (command.kind === 'sign') command.password = '';
  return canonicalHash(command);
}

/** An administrator who adds people sees none of the evaluation's events. */
function answerOf(
  { database }: Evaluations,
  { viewer, evaluation }: CommandCall,
  seq: number,
  events: readonly EvaluationEvent[],
): CommandAnswer {
  const role = findRole(database, evaluation, viewer.accountId);
  return { seq, events: role === undefined ? [] : events.map((event) => projectEvent(event, role)) };
}
