import { instrumentIndex } from '../instrument/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { Ballot, BallotIndicator } from '../scoring/index.ts';
import type { Refusal } from '../api/refusals.ts';
import { blockOfArea, type Block } from './blocks.ts';
import { accept, refuse, type Answer, type CommandOf, type DecideContext, type Effect } from './decided.ts';
import type { NewEvent, RevealedBallot } from './events.ts';
import { assessorsOf, gradersOf, isOpenMode, isOutOfFocus } from './state.ts';
import type { EvaluationState } from './state.ts';

export type RevealEvent = Extract<NewEvent, { kind: 'block-revealed' }>;

/** Seals the actor's ballot of an area, or the one sheet of all; the one that completes a block reveals the block. */
export function sayReady(
  state: EvaluationState,
  { area, seenBallot }: CommandOf<'say-ready'>,
  context: DecideContext,
): Answer {
  const refusal = refuseArea(state, area, context.instrument);
  if (refusal) return refuse(refusal);
  if (state.ready[area]?.[context.actor]) return refuse({ kind: 'already-ready' });
  const { ballot, revision } = context.sealBallot(area);
  if (revision !== seenBallot) return refuse({ kind: 'stale', seen: seenBallot, current: revision });
  const incomplete = incompleteIndicators(state, context.instrument, area, ballot.values);
  if (incomplete.length > 0) return refuse({ kind: 'incomplete', indicators: [...incomplete] });
  const said: NewEvent = { kind: 'ready-said', area, commitment: ballot.commitment };
  const block = openBlockOf(state, area, context.instrument);
  // One sheet has nobody to wait for.
  const isOpen = isOpenMode(state);
  const others = isOpen ? [] : context.sealedBallots(block.areas, assessorsOf(state));
  const reveal = revealOfBlock(block, [...others, ballot], gradersOf(state, area));
  const sealing: Effect = isOpen ? { kind: 'lock-sheet', area } : { kind: 'seal-ballot', ballot };
  if (reveal === undefined) return accept([said], [sealing]);
  return accept([said, reveal], [sealing, ...effectsOfReveal(state, reveal)]);
}

export function effectsOfReveal(state: EvaluationState, { areas }: RevealEvent): readonly Effect[] {
  return [
    { kind: 'open-areas', areas },
    ...storeCalibration(state, 'reveal', areas),
    { kind: 'store-snapshot', moment: 'reveal' },
  ];
}

/** Grades given together stand beside nothing: there is no calibration in them. */
export function storeCalibration(
  state: EvaluationState,
  moment: 'reveal' | 'signature' | 'snapshot',
  areas: readonly string[],
): readonly Effect[] {
  if (isOpenMode(state) || areas.length === 0) return [];
  return [{ kind: 'store-calibration', moment, areas }];
}

export function takeBackReady(
  state: EvaluationState,
  { area }: CommandOf<'take-back-ready'>,
  { actor, instrument }: DecideContext,
): Answer {
  const refusal = refuseArea(state, area, instrument);
  if (refusal) return refuse(refusal);
  if (!state.ready[area]?.[actor]) return refuse({ kind: 'not-ready' });
  return accept([{ kind: 'ready-taken-back', area }], [{ kind: 'open-ballot', area }]);
}

/** Indicators in focus that are neither fully graded nor marked not applicable (R14), in the instrument's order. */
export function incompleteIndicators(
  state: EvaluationState,
  instrument: Instrument,
  area: string,
  ballot: Ballot,
): readonly string[] {
  const { areaById } = instrumentIndex(instrument);
  return (areaById.get(area)?.subareas ?? [])
    .flatMap((subarea) => subarea.indicators)
    .map(({ id }) => id)
    .filter((id) => !isOutOfFocus(state, id) && !isComplete(instrument, id, ballot[id]));
}

function isComplete(instrument: Instrument, indicator: string, said: BallotIndicator | undefined): boolean {
  if (said === undefined) return false;
  const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get(indicator) ?? [];
  return !said.applicable || criteria.every(({ id }) => said.grades[id] !== undefined);
}

function refuseArea(state: EvaluationState, area: string, instrument: Instrument): Refusal | undefined {
  if (!instrumentIndex(instrument).areaById.has(area)) return { kind: 'unknown-id', what: 'area', id: area };
  return state.revealed[area] ? { kind: 'already-revealed' } : undefined;
}

/** What is revealed with an area. Where the instrument has got areas since, others of its block may be revealed already. */
function openBlockOf(state: EvaluationState, area: string, instrument: Instrument): Block {
  const { id, areas } = blockOfArea(instrument, state.creation.blocks, area);
  return { id, areas: areas.filter((one) => state.revealed[one] === undefined) };
}

/** Undefined until each of the assessors has sealed a ballot of each area of the block. */
export function revealOfBlock(
  block: Block,
  sealed: readonly RevealedBallot[],
  assessors: readonly string[],
): RevealEvent | undefined {
  const ballots = block.areas.flatMap((area) =>
    assessors.flatMap((assessor) => sealed.filter((one) => one.area === area && one.assessor === assessor)),
  );
  if (ballots.length < block.areas.length * assessors.length) return undefined;
  return { kind: 'block-revealed', block: block.id, areas: [...block.areas], ballots };
}
