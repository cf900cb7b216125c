import type { Refusal } from '../api/refusals.ts';
import { instrumentIndex, type Instrument } from '../instrument/index.ts';
import { placesInArea, textPlace } from '../report/report-texts.ts';
import { accept, refuse, type Answer, type CommandOf, type DecideContext } from './decided.ts';
import type { EvaluationState } from './state.ts';
import type { RestoredText } from './values.ts';

/**
 * Puts on record that a joint text was brought back from a snapshot. The edit itself went through the live document, as any
 * other does (R5): this is who says that it was no ordinary one.
 */
export function sayRestored(
  state: EvaluationState,
  { kind: _, ...restored }: CommandOf<'say-restored'>,
  { instrument, hasSnapshot }: DecideContext,
): Answer {
  const { area, snapshot } = restored;
  const refusal =
    area === undefined
      ? refuseWhole(state, restored)
      : refuseInArea(state, instrument, { ...restored, area });
  if (refusal) return refuse(refusal);
  if (!hasSnapshot(snapshot)) return refuse({ kind: 'unknown-id', what: 'snapshot', id: String(snapshot) });
  return accept([{ kind: 'text-restored', ...restored }]);
}

/** The report as a whole is written from the first reveal on. */
function refuseWhole(state: EvaluationState, { indicator, prose }: RestoredText): Refusal | undefined {
  if (indicator !== undefined || prose?.startsWith(textPlace.part('')) !== true)
    return { kind: 'bad-request', problems: [{ path: 'area', rule: 'is needed for what stands in one' }] };
  return Object.keys(state.revealed).length > 0 ? undefined : { kind: 'not-revealed' };
}

function refuseInArea(
  state: EvaluationState,
  instrument: Instrument,
  { area, indicator, prose }: RestoredText & { readonly area: string },
): Refusal | undefined {
  const index = instrumentIndex(instrument);
  const inArea = index.areaById.get(area);
  if (inArea === undefined) return { kind: 'unknown-id', what: 'area', id: area };
  if (indicator !== undefined && index.areaByIndicatorId.get(indicator)?.id !== area)
    return { kind: 'unknown-id', what: 'indicator', id: indicator };
  if (prose !== undefined && !placesInArea(inArea).includes(prose))
    return { kind: 'bad-request', problems: [{ path: 'prose', rule: 'is no place of the area' }] };
  return state.revealed[area] === undefined ? { kind: 'not-revealed' } : undefined;
}
