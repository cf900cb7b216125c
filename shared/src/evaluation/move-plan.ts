import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { instrumentIndex, type Instrument } from '../instrument/index.ts';
import type { MovePlan } from './move-plan-schema.ts';
import { findOpenAgainCauses } from './open-again-causes.ts';
import type { EvaluationState } from './state.ts';

export type NamedInstrument = { readonly hash: string; readonly instrument: Instrument };

/** What moving an evaluation from the instrument it stands on to another one would do. */
export function planMove(state: EvaluationState, from: NamedInstrument, to: NamedInstrument): MovePlan {
  const fates = fatesOf(from.instrument, to.instrument);
  const changed = new Set([
    ...fates.void.map(({ area }) => area),
    ...fates.openAgain.flatMap(({ area, was }) => [area, ...(was === null ? [] : [was])]),
  ]);
  const [before, after] = [areasOf(from), areasOf(to)];
  const gone = before.filter((area) => !after.includes(area));
  const begunAnew = after.filter(
    (area) => changed.has(area) && before.includes(area) && state.revealed[area] === undefined,
  );
  const isReady = (area: string) =>
    state.revealed[area] === undefined && Object.keys(state.ready[area] ?? {}).length > 0;
  return {
    from: nameOf(from),
    to: nameOf(to),
    ...fates,
    together: fates.openAgain
      .filter(({ area }) => state.revealed[area] !== undefined)
      .map(({ indicator }) => indicator),
    areas: {
      gone,
      goneRevealed: gone.filter((area) => state.revealed[area] !== undefined),
      added: after.filter((area) => !before.includes(area)),
      begunAnew,
      readyDiscarded: [...gone, ...begunAnew].filter(isReady),
    },
  };
}

/** What stands for a plan that somebody has looked at: SHA-256 of its canonical JSON, in hexadecimal. */
export function movePlanHash(plan: MovePlan): string {
  const text = canonicalize(plan);
  if (text === undefined) throw new Error('A plan is always JSON');
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function fatesOf(from: Instrument, to: Instrument): Pick<MovePlan, 'carried' | 'void' | 'openAgain'> {
  const [was, is] = [instrumentIndex(from), instrumentIndex(to)];
  const placed = is.indicators.map(({ id: indicator }) => ({
    indicator,
    area: is.areaByIndicatorId.get(indicator)?.id ?? '',
    was: was.areaByIndicatorId.get(indicator)?.id ?? null,
    causes: [...findOpenAgainCauses(from, to, indicator)],
  }));
  return {
    carried: placed.filter(({ causes }) => causes.length === 0).map(({ indicator }) => indicator),
    void: was.indicators
      .filter(({ id }) => !is.indicatorById.has(id))
      .map(({ id }) => ({ indicator: id, area: was.areaByIndicatorId.get(id)?.id ?? '' })),
    openAgain: placed.filter(({ causes }) => causes.length > 0),
  };
}

function areasOf({ instrument }: NamedInstrument): string[] {
  return instrument.areas.map(({ id }) => id);
}

function nameOf({ hash, instrument: { id } }: NamedInstrument): MovePlan['from'] {
  return { id, hash };
}
