import type { Refusal } from '../api/refusals.ts';
import { blocksOf } from './blocks.ts';
import { accept, refuse, type Answer, type CommandOf, type DecideContext, type Effect } from './decided.ts';
import { effectsOfReveal, revealOfBlock, type RevealEvent } from './decide-readiness.ts';
import { assessorsOf, endedCertificates, everyAssessorOf, isOpenMode } from './state.ts';
import type { EvaluationState } from './state.ts';

/**
 * Somebody certified goes on in an assessor's place: with empty ballots where nothing is revealed, and with everything to
 * confirm and sign anew. What is revealed stays the first ones' (judging.md, when people change).
 */
export function replaceAssessor(
  state: EvaluationState,
  { account, successor, reason }: CommandOf<'replace-assessor'>,
  context: DecideContext,
): Answer {
  const refusal = refuseLeaving(state, account, context) ?? refuseSuccessor(state, successor, context);
  if (refusal) return refuse(refusal);
  const expiresOn = context.certificateOf(successor);
  if (expiresOn === null || expiresOn < context.today)
    return refuse({ kind: 'no-certificate', account: successor, expiredOn: expiresOn });
  const areas = blindAreas(state, context);
  return accept(
    [
      {
        kind: 'assessor-replaced',
        account,
        successor: { account: successor, certificateExpiresOn: expiresOn },
        reason,
      },
    ],
    // The one sheet of open mode is everybody's: it goes on with whoever comes.
    isOpenMode(state)
      ? []
      : [
          { kind: 'bury-ballots', account, areas },
          { kind: 'create-ballots', account: successor, areas },
        ],
  );
}

/** Those who are left complete; what all of them had declared ready by then is revealed at once. */
export function completeWithout(
  state: EvaluationState,
  { account, reason }: CommandOf<'complete-without'>,
  context: DecideContext,
): Answer {
  const refusal = refuseLeaving(state, account, context);
  if (refusal) return refuse(refusal);
  const left = assessorsOf(state).filter((assessor) => assessor !== account);
  if (left.length === 0) return refuse({ kind: 'last-assessor' });
  if (isOpenMode(state)) return accept([{ kind: 'assessor-left', account, reason }]);
  const reveals = revealsWith(state, left, context);
  const buried: Effect = { kind: 'bury-ballots', account, areas: blindAreas(state, context) };
  return accept(
    [{ kind: 'assessor-left', account, reason }, ...reveals],
    [buried, ...reveals.flatMap((reveal) => effectsOfReveal(state, reveal))],
  );
}

/** Lets an assessor go on whose certificate has ended since they were appointed. */
export function continueCertificate(
  state: EvaluationState,
  { account, reason }: CommandOf<'continue-certificate'>,
  context: DecideContext,
): Answer {
  const refusal = refuseLeaving(state, account, context);
  if (refusal) return refuse(refusal);
  const ended = endedCertificates(state, context.today).find((assessor) => assessor.account === account);
  if (ended === undefined) return refuse({ kind: 'certificate-valid' });
  return accept([{ kind: 'certificate-continued', account, expiredOn: ended.certificateExpiresOn, reason }]);
}

/** R16: whoever takes part does not decide who assesses. */
function refuseLeaving(
  state: EvaluationState,
  account: string,
  { actor }: DecideContext,
): Refusal | undefined {
  if (state.participants[actor] !== undefined)
    return { kind: 'takes-part-itself', evaluations: [state.creation.id] };
  return assessorsOf(state).includes(account) ? undefined : { kind: 'unknown-account', account };
}

/** Nobody else's role, and nobody who has left before: their buried ballots would come back. */
function refuseSuccessor(
  state: EvaluationState,
  successor: string,
  { actor, isOpenAccount }: DecideContext,
): Refusal | undefined {
  if (successor === actor) return { kind: 'takes-part-itself', evaluations: [state.creation.id] };
  if (!isOpenAccount(successor)) return { kind: 'unknown-account', account: successor };
  const isTaken = state.participants[successor] !== undefined || everyAssessorOf(state).includes(successor);
  return isTaken ? { kind: 'roles-exclude', account: successor } : undefined;
}

function blindAreas(state: EvaluationState, { instrument }: DecideContext): readonly string[] {
  return instrument.areas.map(({ id }) => id).filter((area) => state.revealed[area] === undefined);
}

function revealsWith(
  state: EvaluationState,
  left: readonly string[],
  { instrument, sealedBallots }: DecideContext,
): readonly RevealEvent[] {
  return blocksOf(instrument, state.creation.blocks)
    .filter(({ areas }) => areas.every((area) => state.revealed[area] === undefined))
    .flatMap((block) => revealOfBlock(block, sealedBallots(block.areas, left), left) ?? []);
}
