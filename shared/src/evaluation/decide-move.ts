import type { Refusal } from '../api/refusals.ts';
import { applyMove } from './apply-move.ts';
import { blocksOf } from './blocks.ts';
import { accept, refuse, type Answer, type CommandOf, type DecideContext } from './decided.ts';
import { effectsOfReveal, revealOfBlock, type RevealEvent } from './decide-readiness.ts';
import type { NewEvent } from './events.ts';
import { movePlanHash, planMove, type NamedInstrument } from './move-plan.ts';
import type { MovePlan } from './move-plan-schema.ts';
import { assessorsOf, isOpenMode } from './state.ts';
import type { EvaluationState } from './state.ts';

/**
 * Moves an evaluation to another version of its instrument. Whoever takes part does not decide what is graded (R16). A plan
 * that is not the one that was looked at is refused with both.
 */
export function moveInstrument(
  state: EvaluationState,
  { to, hash, reason, planHash }: CommandOf<'move-instrument'>,
  context: DecideContext,
): Answer {
  if (state.participants[context.actor] !== undefined)
    return refuse({ kind: 'takes-part-itself', evaluations: [state.creation.id] });
  const current = context.findInstrument(to);
  if (current === undefined) return refuse({ kind: 'unknown-id', what: 'instrument', id: to });
  if (current.hash !== hash) return refuse({ kind: 'stale', seen: hash, current: current.hash });
  const from = { hash: state.instrument.hash, instrument: context.instrument };
  const refusal = refuseMove(state, from, current);
  if (refusal) return refuse(refusal);
  const plan = planMove(state, from, current);
  const planned = movePlanHash(plan);
  if (planned !== planHash) return refuse({ kind: 'stale', seen: planHash, current: planned });
  const moved: Extract<NewEvent, { kind: 'instrument-moved' }> = { kind: 'instrument-moved', plan, reason };
  const reveals = completedBlocks(state, moved, current, context);
  return accept(
    [moved, ...reveals],
    [
      { kind: 'store-snapshot', moment: 'move' },
      { kind: 'move-ballots', plan },
      ...reveals.flatMap((reveal) => effectsOfReveal(state, reveal)),
    ],
  );
}

/** Why an evaluation cannot stand on another instrument at all; undefined when it can. */
export function refuseMove(
  { creation }: EvaluationState,
  { instrument: from }: NamedInstrument,
  { instrument: to }: NamedInstrument,
): Refusal | undefined {
  const inBlocks = blocksOf(to, creation.blocks).flatMap(({ areas }) => areas);
  const known = new Set(indicatorsOf(from));
  if (from.id === to.id) return { kind: 'move-impossible', why: 'same-instrument' };
  if (from.family !== to.family) return { kind: 'move-impossible', why: 'other-family' };
  if (!indicatorsOf(to).some((id) => known.has(id)))
    return { kind: 'move-impossible', why: 'nothing-in-common' };
  if (inBlocks.length < to.areas.length) return { kind: 'move-impossible', why: 'areas-undivided' };
  return undefined;
}

function indicatorsOf({ areas }: NamedInstrument['instrument']): string[] {
  return areas.flatMap(({ subareas }) =>
    subareas.flatMap(({ indicators }) => indicators.map(({ id }) => id)),
  );
}

/** An area that goes may have been the last one that its block waited for: what all have declared ready is then revealed. */
function completedBlocks(
  state: EvaluationState,
  moved: { readonly plan: MovePlan; readonly reason: string },
  { instrument }: NamedInstrument,
  { actor, sealedBallots }: DecideContext,
): readonly RevealEvent[] {
  if (isOpenMode(state)) return [];
  const stamp = { kind: 'instrument-moved', seq: state.seq + 1, at: state.createdAt, by: actor } as const;
  const { ready, revealed } = applyMove(state, { ...moved, ...stamp });
  const assessors = assessorsOf(state);
  const isReady = (area: string) => assessors.every((assessor) => ready[area]?.[assessor] !== undefined);
  return blocksOf(instrument, state.creation.blocks)
    .map(({ id, areas }) => ({ id, areas: areas.filter((area) => revealed[area] === undefined) }))
    .filter(({ areas }) => areas.length > 0 && areas.every(isReady))
    .flatMap((block) => revealOfBlock(block, sealedBallots(block.areas, assessors), assessors) ?? []);
}
