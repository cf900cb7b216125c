import { instrumentIndex } from '../instrument/index.ts';
import { accept, refuse, type Answer, type CommandOf, type DecideContext } from './decided.ts';
import type { EvaluationState } from './state.ts';

/**
 * Puts on record that a joint text was brought back from a snapshot. The edit itself went through the live document, as any
 * other does (R5): this is who says that it was no ordinary one.
 */
export function sayRestored(
  state: EvaluationState,
  { snapshot, area, indicator, undone }: CommandOf<'say-restored'>,
  { instrument, hasSnapshot }: DecideContext,
): Answer {
  const index = instrumentIndex(instrument);
  if (!index.areaById.has(area)) return refuse({ kind: 'unknown-id', what: 'area', id: area });
  if (indicator !== undefined && index.areaByIndicatorId.get(indicator)?.id !== area)
    return refuse({ kind: 'unknown-id', what: 'indicator', id: indicator });
  if (state.revealed[area] === undefined) return refuse({ kind: 'not-revealed' });
  if (!hasSnapshot(snapshot)) return refuse({ kind: 'unknown-id', what: 'snapshot', id: String(snapshot) });
  const restored = { snapshot, area, ...(indicator !== undefined && { indicator }) };
  return accept([{ kind: 'text-restored', ...restored, ...(undone && { undone }) }]);
}
