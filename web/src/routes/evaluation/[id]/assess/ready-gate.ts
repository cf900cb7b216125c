import { assessorsOf, blockOfArea, isOpenMode, type EvaluationState } from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import type { Saving, SavingRefusal } from '#lib/sync/saving.ts';
import type { MissingIndicator } from './missing-in-area.ts';

/** What saying ready would set off. */
export type ReadyConsequence =
  /** It reveals the block at once: everybody else is ready. */
  | 'reveals'
  /** In open mode: the one sheet is frozen for all. */
  | 'finishes'
  /** The own part of the block is complete with it; from then on the others can reveal without asking again. */
  | 'last-own'
  /** Something of the own part of the block is still to come. */
  | 'none';

/** Whether an area can be declared ready now, and if not, what stands in the way. */
export type ReadyGate =
  | { readonly kind: 'revealed' }
  /** The evaluation is signed. */
  | { readonly kind: 'locked' }
  /** Said; it can be taken back. */
  | { readonly kind: 'said'; readonly at: string }
  | { readonly kind: 'loading' }
  | { readonly kind: 'incomplete'; readonly missing: readonly MissingIndicator[] }
  /** Ready is never queued: it needs the line, and the server's whole document (R2, R3). */
  | { readonly kind: 'offline' }
  /** The server will not take what lies on this device. */
  | { readonly kind: 'refused'; readonly why: SavingRefusal }
  /** Something of this area is not on the server's disk yet. */
  | { readonly kind: 'saving'; readonly consequence: ReadyConsequence }
  | { readonly kind: 'open'; readonly consequence: ReadyConsequence };

export type ReadyFacts = {
  readonly state: EvaluationState;
  readonly instrument: Instrument;
  readonly area: string;
  readonly me: string;
  readonly isLocked: boolean;
  /** Undefined while the ballot is not loaded. */
  readonly missing: readonly MissingIndicator[] | undefined;
  /** The server has sent the whole document on the present line. */
  readonly isSynced: boolean;
  readonly saving: Saving;
};

export function readyGate(facts: ReadyFacts): ReadyGate {
  const { state, area, me, missing, saving } = facts;
  if (state.revealed[area]) return { kind: 'revealed' };
  if (facts.isLocked) return { kind: 'locked' };
  const mark = state.ready[area]?.[me];
  if (mark) return { kind: 'said', at: mark.at };
  if (missing === undefined) return { kind: 'loading' };
  if (missing.length > 0) return { kind: 'incomplete', missing };
  if (saving.kind === 'refused') return { kind: 'refused', why: saving.why };
  if (!facts.isSynced || saving.kind === 'local') return { kind: 'offline' };
  const consequence = consequenceOf(facts);
  return saving.kind === 'saving' ? { kind: 'saving', consequence } : { kind: 'open', consequence };
}

function consequenceOf({ state, instrument, area, me }: ReadyFacts): ReadyConsequence {
  if (isOpenMode(state)) return 'finishes';
  const { areas } = blockOfArea(instrument, state.creation.blocks, area);
  const isReady = (one: string, assessor: string) =>
    (one === area && assessor === me) || state.ready[one]?.[assessor] !== undefined;
  if (!areas.every((one) => isReady(one, me))) return 'none';
  return areas.every((one) => assessorsOf(state).every((assessor) => isReady(one, assessor)))
    ? 'reveals'
    : 'last-own';
}
